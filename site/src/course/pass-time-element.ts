/** `<fl-pass-time>`: lets ledger time pass in the practice account. It says that this is simulated. */
import { problemOf } from '../api/client.ts'
import { clock } from '../step/clock.ts'
import { announce } from '../stores/announcement.ts'
import { $hello, api, ensureLearner } from '../stores/session.ts'
import { words } from '../words/index.ts'

const say = words.passTime

class PassTime extends HTMLElement {
  #stop: (() => void) | undefined

  connectedCallback(): void {
    const button = this.querySelector('button')
    const said = this.querySelector<HTMLElement>('[data-said]')
    if (!button || !said) return
    this.#stop = $hello.subscribe((hello) => {
      if (hello?.features?.time !== false) return
      button.disabled = true
      said.textContent = say.notHere
    })
    button.onclick = async () => {
      const days = Number(this.dataset.days)
      const hours = Number(this.dataset.hours)
      button.disabled = true
      said.textContent = say.passing
      try {
        await ensureLearner()
        const { ledger } = await api.passTime({ days, hours })
        said.textContent = say.passed(clock(ledger))
      } catch (thrown) {
        said.textContent = problemOf(thrown).message
      }
      announce(said.textContent ?? '')
      button.disabled = false
      button.focus()
    }
  }

  disconnectedCallback(): void {
    this.#stop?.()
  }
}

if (!customElements.get('fl-pass-time')) customElements.define('fl-pass-time', PassTime)
