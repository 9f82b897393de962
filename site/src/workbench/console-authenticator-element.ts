/** `<fl-authenticator>`: a phone's authenticator app, drawn in the page. */
import { escapeHtml } from '../components/inline-code.ts'
import { copyText } from '../lesson/copy-text.ts'
import {
  type AuthenticatorAccount,
  codeOf,
  period,
  readAccount,
  readAccounts,
  readOtpauth,
  secondsLeft,
} from './console-authenticator-accounts.ts'
import { readQr, shownQr } from './console-qr.ts'
import { say as all } from './console-words.ts'

const say = all.authenticator
const keptAt = 'first-line:authenticator'

class AuthenticatorElement extends HTMLElement {
  #accounts: AuthenticatorAccount[] = []
  #timer: ReturnType<typeof setInterval> | undefined
  #drawn = false

  connectedCallback(): void {
    this.#accounts = readAccounts(stored())
    if (!this.#drawn) this.#build()
    this.#list()
    this.#timer = setInterval(() => this.#tick(), 250)
    addEventListener('storage', this.#hear)
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer)
    removeEventListener('storage', this.#hear)
  }

  #hear = (event: StorageEvent): void => {
    if (event.key !== keptAt) return
    this.#accounts = readAccounts(event.newValue)
    this.#list()
  }

  #build(): void {
    this.#drawn = true
    this.innerHTML = `
      <div class="codes">
        <ul class="code-list" aria-label="${say.list}"></ul>
        <p class="empty code-none">${say.empty}</p>
        <p class="empty">${say.own}</p>
        <p class="acts">
          <button type="button" class="btn small first" data-do="scan">${say.scan}</button>
          <label class="btn small" for="qr-picture">${say.picture}</label>
          <input type="file" id="qr-picture" class="vh" accept="image/*" />
          <span class="drop">${say.drop}</span>
        </p>
        <details class="code-type">
          <summary>${say.type}</summary>
          <form>
            <label>${say.name} <input name="label" autocomplete="off" /></label>
            <label>${say.key} <input name="secret" autocomplete="off" spellcheck="false" autocapitalize="characters" /></label>
            <button type="submit" class="btn small">${say.add}</button>
          </form>
        </details>
        <p class="code-said" role="status"></p>
      </div>`
    this.onclick = (event) => void this.#clicked(event)
    const file = this.querySelector<HTMLInputElement>('#qr-picture')
    file?.addEventListener('change', () => {
      if (file.files?.[0]) void this.#read(file.files[0])
      file.value = ''
    })
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault()
      const form = event.target as HTMLFormElement
      const entered = new FormData(form)
      const label = String(entered.get('label') ?? '')
      if (label.trim() === '') return this.#say(say.noName)
      const made = readAccount(label, String(entered.get('secret') ?? ''))
      if (!made) return this.#say(say.notKey)
      this.#add(made)
      form.reset()
    })
    this.ondragover = (event) => event.preventDefault()
    this.ondrop = (event) => {
      event.preventDefault()
      const dropped = event.dataTransfer?.files[0]
      // A picture that is dragged out of the console comes without its file: what the console shows is it.
      void (dropped ? this.#read(dropped) : this.#scan())
    }
  }

  async #clicked(event: Event): Promise<void> {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null
    const at = Number(button?.dataset.at)
    const account = this.#accounts[at]
    if (button?.dataset.do === 'scan') await this.#scan()
    if (button?.dataset.do === 'copy' && account) {
      if (await copyText(codeOf(account, Date.now()))) this.#say(say.copied)
    }
    if (button?.dataset.do === 'remove' && account && confirm(say.sure(account.label)))
      this.#keep(this.#accounts.filter((_, index) => index !== at))
  }

  async #scan(): Promise<void> {
    const picture = shownQr()
    if (!picture) return this.#say(say.noPicture)
    this.#take(await readQr(picture))
  }

  async #read(file: Blob): Promise<void> {
    try {
      this.#take(await readQr(await createImageBitmap(file)))
    } catch (fault) {
      console.info('no picture:', fault)
      this.#say(say.notQr)
    }
  }

  #take(text: string | undefined): void {
    const found = text === undefined ? undefined : readOtpauth(text)
    if (found) this.#add(found)
    else this.#say(text === undefined ? say.notQr : say.notOurs)
  }

  #add(account: AuthenticatorAccount): void {
    const known = this.#accounts.some(({ secret }) => secret === account.secret)
    this.#say(known ? say.known(account.label) : say.added(account.label))
    if (!known) this.#keep([...this.#accounts, account])
  }

  #keep(accounts: AuthenticatorAccount[]): void {
    this.#accounts = accounts
    try {
      localStorage.setItem(keptAt, JSON.stringify(accounts))
    } catch {
      this.#say(say.notKept)
    }
    this.#list()
  }

  #say(text: string): void {
    const place = this.querySelector('.code-said')
    if (place) place.textContent = text
  }

  #list(): void {
    const list = this.querySelector('.code-list')
    if (!list) return
    list.innerHTML = this.#accounts
      .map(
        ({ label }, at) => `
        <li>
          <span class="code-label">${escapeHtml(label)}</span>
          <button type="button" class="code" data-do="copy" data-at="${at}" aria-label="${escapeHtml(say.copy(label))}"></button>
          <span class="code-left"><meter min="0" max="${period}" aria-hidden="true"></meter> <span></span></span>
          <button type="button" class="btn small" data-do="remove" data-at="${at}" aria-label="${escapeHtml(say.remove(label))}">${say.removeShort}</button>
        </li>`,
      )
      .join('')
    this.querySelector<HTMLElement>('.code-none')!.hidden = this.#accounts.length > 0
    this.#tick()
  }

  #tick(): void {
    if (this.closest('[hidden]')) return
    const now = Date.now()
    const left = secondsLeft(now)
    for (const [at, item] of [...this.querySelectorAll('.code-list li')].entries()) {
      const account = this.#accounts[at]
      const code = item.querySelector('.code')
      if (!account || !code) continue
      const text = codeOf(account, now)
      if (code.getAttribute('data-code') !== text) {
        code.setAttribute('data-code', text)
        code.textContent = `${text.slice(0, 3)} ${text.slice(3)}`
        code.setAttribute('aria-label', `${text.split('').join(' ')}. ${say.copy(account.label)}`)
      }
      item.querySelector('meter')!.value = left
      item.querySelector('.code-left span')!.textContent = say.left(left)
    }
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(keptAt)
  } catch {
    return null // storage is forbidden: there are none
  }
}

if (!customElements.get('fl-authenticator')) customElements.define('fl-authenticator', AuthenticatorElement)
