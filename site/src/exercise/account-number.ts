/** `<fl-account-number>`: the number of the reader's own account, once there is one. */
import { $hello } from '../stores/session.ts'

class AccountNumber extends HTMLElement {
  #stop: (() => void) | undefined

  connectedCallback(): void {
    this.#stop = $hello.subscribe((hello) => {
      const id = hello?.learner?.accountId
      if (id !== undefined) this.textContent = id
    })
  }

  disconnectedCallback(): void {
    this.#stop?.()
  }
}

if (!customElements.get('fl-account-number')) customElements.define('fl-account-number', AccountNumber)
