/** `<fl-recall>`: asks again what was wrong, or what was longest ago, once this browser knows of answers. */
import { whenNear } from '../components/when-near.ts'
import { $answers, answerKey } from '../stores/answers.ts'
import { exerciseWords } from '../words/exercise.ts'
import { chooseRecall } from './choose-recall.ts'
import './question-element.ts'
import { questionHtml } from './question-html.ts'
import type { RecallQuestion } from './recall-questions.ts'

class RecallElement extends HTMLElement {
  connectedCallback(): void {
    const before = Number(this.dataset.before)
    // A choice of the author stands; without answers, what the page was built with is as good a choice as any.
    if (Number.isNaN(before) || Object.keys($answers.get()).length === 0) return
    whenNear(this, () => void this.#choose(before))
  }

  async #choose(before: number): Promise<void> {
    const place = this.querySelector('[data-questions]')
    if (!place || place.contains(document.activeElement)) return
    let all: RecallQuestion[]
    try {
      const answer = await fetch('/recall.json')
      all = await answer.json()
    } catch (fault) {
      console.info('the questions that the page was built with stay:', fault)
      return
    }
    const chosen = chooseRecall(all, before, ({ module, id }) => $answers.get()[answerKey(module, id)])
    if (chosen.length === 0 || place.contains(document.activeElement)) return
    place.innerHTML = chosen
      .map(({ module, title, question }) =>
        questionHtml(question, { module, label: exerciseWords.quiz.asked(title), afresh: true }),
      )
      .join('')
  }
}

if (!customElements.get('fl-recall')) customElements.define('fl-recall', RecallElement)
