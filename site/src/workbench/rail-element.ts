/** `<fl-rail>`: the lesson from above. Which steps are passed, where the way has come to, what is left. */
import { statusOf } from '../course/module-state.ts'
import { $progress } from '../stores/progress.ts'
import { words } from '../words/index.ts'

class RailElement extends HTMLElement {
  #stop: (() => void) | undefined

  connectedCallback(): void {
    const { module = '', minutes = '' } = this.dataset
    const times = minutes.split(' ').map((pair) => pair.split(':') as [string, string])
    this.#stop = $progress.subscribe((progress) => {
      const marks = [...this.querySelectorAll<HTMLElement>('li')]
      const stepMarks = marks.filter(({ dataset }) => dataset.step !== undefined)
      const here = stepMarks.find(({ dataset }) => statusOf(progress, module, dataset.step ?? '') !== 'passed')
      const walkedTo = here ? marks.indexOf(here) : marks.length
      for (const [at, mark] of marks.entries()) {
        mark.classList.toggle(
          'walked',
          at < walkedTo && stepMarks.length > 0 && (here === undefined || stepMarks.indexOf(here) > 0),
        )
        mark.classList.toggle('here', mark === here)
        const { step, title = '' } = mark.dataset
        if (step === undefined) continue
        const status = statusOf(progress, module, step)
        mark.dataset.state = status
        const name = mark.querySelector('.vh')
        if (name) name.textContent = words.step.rail(title, words.step.status[status])
      }
      const left = times.reduce(
        (sum, [step, time]) => sum + (statusOf(progress, module, step) === 'passed' ? 0 : Number(time)),
        0,
      )
      this.querySelector('.left')?.replaceChildren(
        ...lines(left === 0 ? words.lesson.allDone : words.lesson.left(left)),
      )
    })
  }

  disconnectedCallback(): void {
    this.#stop?.()
  }
}

function lines([first, second]: readonly [string, string]): (string | Node)[] {
  return [first, document.createElement('br'), second]
}

if (!customElements.get('fl-rail')) customElements.define('fl-rail', RailElement)
