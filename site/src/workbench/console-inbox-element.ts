/** `<fl-inbox>`: mail that AWS sent, newest first. A mail that asks for something has a button. */
import { inbox, type Mail } from '@first-line/checker/contract'
import { escapeHtml } from '../components/inline-code.ts'
import { $activity } from '../stores/activity.ts'
import { $hello } from '../stores/session.ts'
import { $pane } from '../stores/workbench.ts'
import { say as all } from './console-words.ts'

const say = all.inbox

class InboxElement extends HTMLElement {
  #stop: (() => void)[] = []
  #mail: readonly Mail[] | undefined
  #said = new Map<string, string>()

  connectedCallback(): void {
    this.#stop = [
      $pane.subscribe(() => void this.#look()),
      $hello.listen(() => void this.#look()),
      $activity.listen(() => void this.#look()),
    ]
    this.onclick = (event) => {
      const id =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-mail]')?.dataset.mail : undefined
      const mail = this.#mail?.find((one) => one.id === id)
      if (mail) void this.#confirm(mail)
    }
    const again = this.closest('.pane')?.querySelector<HTMLElement>('[data-inbox=read]')
    if (again) again.onclick = () => void this.#look()
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop()
  }

  async #look(): Promise<void> {
    if ($pane.get() !== 'inbox') return
    if (!$hello.get()?.learner) return this.#draw([])
    try {
      const answer = await fetch('/api/inbox', { credentials: 'same-origin', cache: 'no-store' })
      this.#draw(inbox.parse(await answer.json()).mail)
    } catch (fault) {
      console.info('the inbox could not be read:', fault)
      this.innerHTML = `<p class="empty">${say.failed}</p>`
    }
  }

  #draw(mail: readonly Mail[]): void {
    this.#mail = mail
    const html =
      mail.length === 0
        ? `<p class="empty">${say.empty}</p><p class="empty">${say.emptyNext}</p>`
        : `<ol class="mails" aria-label="${say.list}">${mail.map((one) => mailHtml(one, this.#said.get(one.id))).join('')}</ol>`
    if (this.innerHTML !== html) this.innerHTML = html
  }

  /** The link of the mail, as anybody who has it would follow it: no signature, the token is all it needs. */
  async #confirm({ id, action }: Mail): Promise<void> {
    if (!action) return
    const region = action.input.TopicArn?.split(':')[3] ?? 'us-east-1'
    const query = new URLSearchParams({ Action: action.operation, Version: '2010-03-31', ...action.input })
    const answer = await fetch(`/api/aws/${action.service}.${region}.amazonaws.com/?${query}`, { cache: 'no-store' })
    const text = await answer.text()
    const message = /<Message>([\s\S]*?)<\/Message>/.exec(text)?.[1] ?? String(answer.status)
    this.#said.set(id, answer.ok ? say.confirmed : `${say.refused} ${message}`)
    this.#draw(this.#mail ?? [])
  }
}

function mailHtml({ id, date, from, to, subject, text, action }: Mail, said: string | undefined): string {
  const day = new Date(date).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  const act =
    said !== undefined
      ? `<p role="status">${escapeHtml(said)}</p>`
      : action
        ? `<p class="acts"><button type="button" class="btn small" data-mail="${escapeHtml(id)}">${say.confirm}</button></p>`
        : ''
  return `<li><h3>${escapeHtml(subject)}</h3>
    <p class="mail-head">${escapeHtml(from)} ${escapeHtml(say.to(to))} · <time datetime="${escapeHtml(date)}">${day}</time></p>
    <pre>${escapeHtml(text)}</pre>${act}</li>`
}

if (!customElements.get('fl-inbox')) customElements.define('fl-inbox', InboxElement)
