/** `<fl-score>`: how secure the account is, read again when the account changes. */
import { $activity } from '../stores/activity.ts'
import { $hello, api } from '../stores/session.ts'
import { words } from '../words/index.ts'
import { scoreHtml } from './score-html.ts'

class ScoreElement extends HTMLElement {
  #stop: (() => void)[] = []
  #waiting: ReturnType<typeof setTimeout> | undefined
  #shown = ''

  connectedCallback(): void {
    let learner: string | undefined
    this.#stop = [
      $hello.subscribe((hello) => {
        if (hello?.learner?.id === learner) return
        learner = hello?.learner?.id
        this.#soon(0)
      }),
      $activity.listen(() => this.#soon(600)),
    ]
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop()
    clearTimeout(this.#waiting)
  }

  /** Requests come in bursts; the account is asked once they are over. */
  #soon(wait: number): void {
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => void this.#read(), wait)
  }

  async #read(): Promise<void> {
    const place = this.querySelector('[data-score]')
    if (!place || !$hello.get()?.learner) return
    try {
      const html = scoreHtml(await api.score())
      if (html !== this.#shown) place.innerHTML = html
      this.#shown = html
    } catch (fault) {
      console.info('the score could not be read:', fault)
      if (this.#shown === '') place.innerHTML = `<p class="quiet">${words.score.failed}</p>`
    }
  }
}

if (!customElements.get('fl-score')) customElements.define('fl-score', ScoreElement)
