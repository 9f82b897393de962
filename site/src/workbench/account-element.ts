/** `<fl-account>`: the account's card, or how to get an account. */
import { escapeHtml } from '../components/inline-code.ts'
import '../lesson/run-element.ts'
import { $account, $accountFault, readAccount } from '../stores/account.ts'
import { $hello, ensureLearner } from '../stores/session.ts'
import { words } from '../words/index.ts'
import { accountHtml } from './account-html.ts'

class AccountElement extends HTMLElement {
  #stop: (() => void)[] = []
  #drawn = ''

  connectedCallback(): void {
    const draw = () => {
      const html = this.#html()
      if (html === this.#drawn) return
      this.#drawn = html
      this.innerHTML = html
    }
    this.#stop = [$account.subscribe(draw), $accountFault.listen(draw), $hello.listen(draw)]
    this.onclick = (event) => {
      const act =
        event.target instanceof Element
          ? event.target.closest<HTMLElement>('[data-account]')?.dataset.account
          : undefined
      if (act === 'make') void make()
      if (act === 'read') void readAccount()
    }
    const again = this.closest('.pane')?.querySelector<HTMLElement>('.pane-head [data-account=read]')
    if (again) again.onclick = () => void readAccount()
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop()
  }

  #html(): string {
    const card = $account.get()
    const fault = $accountFault.get()
    if (fault) return `<p class="empty">${escapeHtml(fault.message)}</p>${button('read', words.account.again)}`
    if (card) return accountHtml(card)
    if ($hello.get()?.learner) return ''
    return `<p class="empty">${words.account.none}</p><p class="empty">${words.account.noneNext}</p>${button('make', words.account.make)}`
  }
}

async function make(): Promise<void> {
  try {
    await ensureLearner()
  } catch (fault) {
    console.info('no account could be made:', fault)
    $accountFault.set({ code: 'our-fault', message: words.account.failed })
    return
  }
  await readAccount()
}

function button(act: string, label: string): string {
  return `<p class="acts empty"><button type="button" class="btn small first" data-account="${act}">${label}</button></p>`
}

if (!customElements.get('fl-account')) customElements.define('fl-account', AccountElement)
