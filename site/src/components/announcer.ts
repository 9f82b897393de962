/** `<fl-announcer>`: the page’s one place for what a screen reader says by itself. */
import { $announcement } from '../stores/announcement.ts'

/** Verdicts that come together are said together: each new text would cut off the one before. */
class Announcer extends HTMLElement {
  #waiting: string[] = []

  connectedCallback(): void {
    $announcement.listen(({ text }) => {
      this.#waiting.push(text)
      if (this.#waiting.length > 1) return
      setTimeout(() => {
        this.textContent = this.#waiting.join(' ')
        this.#waiting = []
      }, 250)
    })
  }
}

if (!customElements.get('fl-announcer')) customElements.define('fl-announcer', Announcer)
