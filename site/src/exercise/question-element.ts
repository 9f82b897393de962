/** `<fl-question>`: takes an answer, says what it was, and keeps it. What is right is decided where the server decides it. */

import type { Answer } from '@first-line/checker/contract'
import type { Question } from '@first-line/labs/exercises'
import { isRightFor } from '@first-line/labs/judge-question'
import { exampleAccount } from '../components/inline-markdown.ts'
import { announce } from '../stores/announcement.ts'
import { $answers, answerKey, recordAnswer } from '../stores/answers.ts'
import { $hello } from '../stores/session.ts'
import { exerciseWords } from '../words/exercise.ts'
import './account-number.ts'
import { moveLines } from './move-lines.ts'

const say = exerciseWords.quiz

class QuestionElement extends HTMLElement {
  #stop: (() => void) | undefined
  #answered = false
  /** asked again on purpose: what was answered before is not shown over it */
  #afresh = false

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form || !this.dataset.question) return
    const question: Question = JSON.parse(this.dataset.question)
    const module = this.dataset.module ?? ''
    this.#afresh = 'afresh' in this.dataset
    const lines = this.querySelector<HTMLElement>('.lines')
    if (lines) moveLines(lines, (place, of) => announce(say.moved(place, of)))

    form.onsubmit = (event) => {
      event.preventDefault()
      const answer = this.#read(question)
      if (answer === undefined) {
        this.#say(question.kind === 'fill' ? say.fillFirst : say.chooseFirst)
        return
      }
      const right = isRightFor(question, answer, $hello.get()?.learner?.accountId ?? exampleAccount)
      this.#afresh = false
      this.#show(question, answer, right)
      announce(right ? say.right : say.notYet)
      recordAnswer({ module, exercise: question.id, answer, right })
      this.dispatchEvent(new CustomEvent('fl-answered', { bubbles: true, detail: { id: question.id, right } }))
    }
    form.onreset = () => {
      this.#afresh = true
      this.#hide()
      form.querySelector<HTMLElement>('input, .moves button')?.focus()
    }
    this.#stop = $answers.subscribe((answers) => {
      const known = answers[answerKey(module, question.id)]
      if (!known || this.#answered || this.#afresh) return
      if (known.answer === undefined) return
      const answer = known.answer as Answer
      this.#fill(question, answer)
      this.#show(question, answer, known.right)
    })
  }

  disconnectedCallback(): void {
    this.#stop?.()
  }

  #inputs(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input')]
  }

  #read(question: Question): Answer | undefined {
    const inputs = this.#inputs()
    switch (question.kind) {
      case 'one': {
        const chosen = inputs.find(({ checked }) => checked)
        return chosen && Number(chosen.value)
      }
      case 'several': {
        const chosen = inputs.filter(({ checked }) => checked).map(({ value }) => Number(value))
        return chosen.length > 0 ? chosen : undefined
      }
      case 'order':
        return [...this.querySelectorAll<HTMLElement>('[data-place]')].map(({ dataset }) => Number(dataset.place))
      case 'fill':
        return inputs[0]?.value.trim() || undefined
    }
  }

  /** Puts an answer that was given before back where it was given. */
  #fill(question: Question, answer: Answer): void {
    const inputs = this.#inputs()
    if (question.kind === 'fill' && inputs[0]) inputs[0].value = String(answer)
    if (question.kind === 'one') for (const input of inputs) input.checked = Number(input.value) === answer
    if (!Array.isArray(answer)) return
    if (question.kind === 'several') for (const input of inputs) input.checked = answer.includes(Number(input.value))
    if (question.kind === 'order') {
      const list = this.querySelector('.lines')
      for (const place of answer) {
        const line = list?.querySelector(`[data-place="${place}"]`)
        if (line) list?.append(line)
      }
    }
  }

  #show(question: Question, answer: Answer, right: boolean): void {
    this.#answered = true
    this.dataset.answered = right ? 'right' : 'wrong'
    if (question.kind === 'one' || question.kind === 'several') {
      const chosen = Array.isArray(answer) ? answer : [answer]
      for (const [at, line] of this.querySelectorAll<HTMLElement>('.option').entries()) {
        const wasRight = question.options[at]?.right === true
        const wasChosen = chosen.includes(at)
        line.dataset.was = wasRight ? 'right' : wasChosen ? 'wrong' : ''
        const mark = line.querySelector('[data-mark]')
        if (mark)
          mark.textContent = wasRight ? (wasChosen ? say.chosenRight : say.missed) : wasChosen ? say.chosenWrong : ''
      }
    }
    for (const control of this.querySelectorAll<HTMLInputElement | HTMLButtonElement>('input, .moves button'))
      control.disabled = true
    this.#say(right ? say.right : say.notYet, right ? 'is-through' : 'is-stop')
    this.#buttons(true)
  }

  #hide(): void {
    this.#answered = false
    delete this.dataset.answered
    for (const line of this.querySelectorAll<HTMLElement>('.option')) {
      delete line.dataset.was
      line.querySelector('[data-mark]')?.replaceChildren()
    }
    for (const control of this.querySelectorAll<HTMLInputElement | HTMLButtonElement>('input, .moves button'))
      control.disabled = false
    this.#say('')
    this.#buttons(false)
  }

  /** The button that goes must not take the focus with it. */
  #buttons(answered: boolean): void {
    const submit = this.querySelector<HTMLButtonElement>('[type=submit]')
    const again = this.querySelector<HTMLButtonElement>('[type=reset]')
    if (!submit || !again) return
    const held = document.activeElement === submit
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

if (!customElements.get('fl-question')) customElements.define('fl-question', QuestionElement)
