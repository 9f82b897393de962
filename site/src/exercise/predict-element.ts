/** `<fl-predict>`: the guess is committed first, then the account answers. */
import { type Guess, guess as guessSchema, type Predicted } from '@first-line/checker/contract'
import { problemOf } from '../api/client.ts'
import { announce } from '../stores/announcement.ts'
import { $predictions, keepPrediction } from '../stores/predictions.ts'
import { enqueue } from '../stores/queue.ts'
import { $hello, api, ensureLearner } from '../stores/session.ts'
import { exerciseWords } from '../words/exercise.ts'
import { type Committed, committedHtml, compared } from './predict-html.ts'

const say = exerciseWords.predict

class PredictElement extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    const known = $predictions.get()[this.#key()]
    if (known) this.#show(known, 'asked')
    form.onsubmit = (event) => {
      event.preventDefault()
      const guess = this.#read()
      if (guess) void this.#commit(guess)
      else this.#say(say.chooseFirst)
    }
    this.onclick = (event) => {
      const asks = event.target instanceof Element && event.target.closest('[data-do=ask]') !== null
      const committed = $predictions.get()[this.#key()]
      if (asks && committed) void this.#ask(committed.guess)
    }
  }

  #key(): string {
    const { module, step, prediction } = this.dataset
    return `${module}/${step}/${prediction}`
  }

  #read(): Guess | undefined {
    const said = this.querySelector<HTMLInputElement>('input:checked')?.value
    if (said === undefined) return undefined
    const layer = this.querySelector('select')?.value || undefined
    return guessSchema.parse({ allowed: said === 'allowed', ...(layer && { layer }) })
  }

  async #commit(guess: Guess): Promise<void> {
    keepPrediction(this.#key(), { guess })
    await this.#ask(guess)
    this.querySelector<HTMLElement>('[data-answer]')?.focus({ preventScroll: true })
  }

  async #ask(guess: Guess): Promise<void> {
    const { module = '', step = '', prediction = '' } = this.dataset
    this.#show({ guess }, 'asking')
    let answer: Predicted
    try {
      await ensureLearner()
      answer = await api.predict(module, step, prediction, guess)
    } catch (thrown) {
      const fault = problemOf(thrown)
      // The guess came first, and counts as having come first, even when the account could not be asked.
      enqueue({ kind: 'predict', module, step, prediction, guess })
      this.#show({ guess }, 'failed', fault.message)
      announce(fault.message)
      return
    }
    const { allowed, layer, because, basis } = answer
    const committed = { guess: answer.guess, answer: { allowed, layer, because, basis } }
    keepPrediction(this.#key(), committed)
    this.#show(committed, 'asked')
    announce(`${say.answer}: ${allowed ? say.allowed : say.denied}. ${compared(answer.guess, answer)}`)
    await this.#explain(answer.explanation)
  }

  #show(committed: Committed, state: 'asking' | 'asked' | 'failed', fault?: string): void {
    const form = this.querySelector('form')
    const answer = this.querySelector<HTMLElement>('[data-answer]')
    if (!form || !answer) return
    form.hidden = true
    answer.hidden = false
    const held = answer.contains(document.activeElement)
    answer.innerHTML = committedHtml(committed, state, fault, $hello.get()?.features?.enforced)
    if (held) answer.querySelector<HTMLElement>('[data-do=ask]')?.focus({ preventScroll: true })
  }

  /** How it was decided, with the drawing of the explorer, which is not loaded before. */
  async #explain(explanation: unknown): Promise<void> {
    const place = this.querySelector('[data-why]')
    if (explanation === undefined || explanation === null || !place) return
    const { explanationHtml } = await import('../explorer/explanation-html.ts')
    place.innerHTML = `<details class="how-decided"><summary>${say.why}</summary>${explanationHtml(explanation)}</details>`
  }

  #say(text: string): void {
    const said = this.querySelector('[data-said]')
    if (said) said.textContent = text
    announce(text)
  }
}

if (!customElements.get('fl-predict')) customElements.define('fl-predict', PredictElement)
