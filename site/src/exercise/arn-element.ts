/** `<fl-arn-reader>` explains any ARN as it is typed; `<fl-arn-exercise>` asks for the parts of one, or for the whole. */
import { exampleAccount } from '../components/inline-markdown.ts'
import { announce } from '../stores/announcement.ts'
import { $answers, answerKey, recordAnswer } from '../stores/answers.ts'
import { $hello } from '../stores/session.ts'
import { exerciseWords } from '../words/exercise.ts'
import './account-number.ts'
import { arnParts, differingParts, parseArn } from './arn.ts'
import { arnReadingHtml } from './arn-html.ts'

const say = exerciseWords.arn

const account = (): string | undefined => $hello.get()?.learner?.accountId

class ArnReader extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input')
    const reading = this.querySelector('[data-reading]')
    if (!input || !reading) return
    const read = () => {
      reading.innerHTML = arnReadingHtml(input.value, account())
    }
    input.oninput = read
    read()
  }
}

class ArnExercise extends HTMLElement {
  #stop: (() => void) | undefined
  #answered = false
  #afresh = false

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    const { module = '', exercise = '' } = this.dataset
    form.onsubmit = (event) => {
      event.preventDefault()
      const answer = this.#read()
      if (answer === undefined) return
      const right = this.#show(answer)
      this.#afresh = false
      announce(right ? say.right : say.notYet)
      recordAnswer({ module, exercise, answer, right })
    }
    form.onreset = (event) => {
      // What was written is mended, not written again.
      event.preventDefault()
      this.#afresh = true
      this.#hide()
    }
    this.#stop = $answers.subscribe((answers) => {
      const known = answers[answerKey(module, exercise)]?.answer
      if (known === undefined || this.#answered || this.#afresh) return
      if (typeof known === 'string' && this.#builds()) {
        const input = this.querySelector('input')
        if (input) input.value = known
        this.#show(known)
      } else if (typeof known === 'object' && !Array.isArray(known) && !this.#builds()) {
        this.#fill(known as Record<string, string>)
        this.#show(known as Record<string, string>)
      }
    })
  }

  disconnectedCallback(): void {
    this.#stop?.()
  }

  #builds(): boolean {
    return this.dataset.set === 'arn-build'
  }

  #wanted(): string {
    return (this.dataset.arn ?? '').replaceAll('{account}', account() ?? exampleAccount)
  }

  #places(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.arn-choices > li')]
  }

  /** The text of each part that was named; undefined, with a sentence, while something is missing. */
  #read(): string | Record<string, string> | undefined {
    if (this.#builds()) {
      const text = this.querySelector('input')?.value.trim() ?? ''
      const parsed = parseArn(text)
      if ('fault' in parsed) {
        this.#say(parsed.fault)
        return undefined
      }
      return text
    }
    const wanted = parseArn(this.#wanted())
    if ('fault' in wanted) return undefined
    const named: Record<string, string> = {}
    for (const place of this.#places()) {
      const chosen = place.querySelector('select')?.value ?? ''
      const part = arnParts.find((part) => part === place.dataset.part)
      if (chosen === '' || part === undefined) {
        this.#say(say.readHow)
        place.querySelector('select')?.focus()
        return undefined
      }
      named[chosen] = wanted.arn[part]
    }
    return named
  }

  #fill(known: Record<string, string>): void {
    const wanted = parseArn(this.#wanted())
    if ('fault' in wanted) return
    // Two parts may read alike, both empty: then each gets the name it has.
    for (const place of this.#places()) {
      const own = arnParts.find((part) => part === place.dataset.part)
      const select = place.querySelector('select')
      if (!own || !select) continue
      const text = wanted.arn[own]
      select.value = known[own] === text ? own : (arnParts.find((part) => known[part] === text) ?? '')
    }
  }

  #show(answer: string | Record<string, string>): boolean {
    const wanted = parseArn(this.#wanted())
    if ('fault' in wanted) return false
    this.#answered = true
    let right: boolean
    if (typeof answer === 'string') {
      const given = parseArn(answer)
      const differing = 'fault' in given ? [] : differingParts(wanted.arn, given.arn)
      right = !('fault' in given) && differing.length === 0
      const reading = this.querySelector('[data-reading]')
      if (reading) {
        reading.innerHTML = arnReadingHtml(answer, account())
        for (const part of differing) reading.querySelector(`[data-part=${part}]`)?.setAttribute('data-was', 'wrong')
      }
    } else {
      right = arnParts.every((part) => answer[part] === wanted.arn[part])
      for (const place of this.#places()) {
        const chosen = place.querySelector('select')?.value
        const part = arnParts.find((part) => part === place.dataset.part)
        const same = chosen === part
        place.dataset.was = same ? 'right' : 'wrong'
        const mark = place.querySelector('[data-mark]')
        if (mark && part) mark.textContent = same ? exerciseWords.quiz.chosenRight : say.itIs(say.parts[part])
      }
    }
    this.dataset.answered = right ? 'right' : 'wrong'
    for (const control of this.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'))
      control.disabled = true
    this.#say(right ? say.right : say.notYet, right ? 'is-through' : 'is-stop')
    this.#buttons(true)
    return right
  }

  #hide(): void {
    this.#answered = false
    delete this.dataset.answered
    for (const place of this.#places()) {
      delete place.dataset.was
      place.querySelector('[data-mark]')?.replaceChildren()
    }
    this.querySelector('[data-reading]')?.replaceChildren()
    const controls = this.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')
    for (const control of controls) control.disabled = false
    this.#say('')
    this.#buttons(false)
    controls[0]?.focus()
  }

  #buttons(answered: boolean): void {
    const submit = this.querySelector<HTMLButtonElement>('[type=submit]')
    const again = this.querySelector<HTMLButtonElement>('[type=reset]')
    if (!submit || !again) return
    const held = this.contains(document.activeElement)
    submit.hidden = answered
    again.hidden = !answered
    if (held && answered) again.focus()
  }

  #say(text: string, tone = ''): void {
    const said = this.querySelector<HTMLElement>('[data-said]')
    if (!said) return
    said.textContent = text
    said.className = `said ${tone}`
  }
}

if (!customElements.get('fl-arn-reader')) {
  customElements.define('fl-arn-reader', ArnReader)
  customElements.define('fl-arn-exercise', ArnExercise)
}
