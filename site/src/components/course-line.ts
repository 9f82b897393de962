/** The course line under the header: which modules are done, how far this one is. */
import { moduleState, passedSteps } from '../course/module-state.ts'
import { $progress } from '../stores/progress.ts'
import { words } from '../words/index.ts'

class CourseLine extends HTMLElement {
  #stop: (() => void) | undefined

  connectedCallback(): void {
    this.#stop = $progress.subscribe((progress) => {
      let done = 0
      const here = this.dataset.here === undefined ? undefined : Number(this.dataset.here)
      for (const part of this.querySelectorAll<HTMLElement>('[data-module]')) {
        const module = moduleOf(part)
        const finished = moduleState(progress, module, undefined) === 'done'
        if (finished) done++
        part.classList.toggle('done', finished)
        const share = module.steps.length === 0 ? 0 : passedSteps(progress, module) / module.steps.length
        part.style.setProperty('--part', `${Math.round(100 * share)}%`)
      }
      this.setAttribute(
        'aria-label',
        here === undefined
          ? words.course.line(done, this.querySelectorAll('i').length)
          : words.course.lineHere(done, this.querySelectorAll('i').length, here),
      )
    })
  }

  disconnectedCallback(): void {
    this.#stop?.()
  }
}

/** The page says it, so that no page has to bring the whole catalogue. */
function moduleOf({ dataset }: HTMLElement) {
  const steps = (dataset.steps ?? '').split(' ').flatMap((pair) => {
    const [id, kind] = pair.split(':')
    return id ? [{ id, kind: kind === 'extra' ? ('extra' as const) : ('core' as const) }] : []
  })
  return { id: dataset.module ?? '', steps }
}

if (!customElements.get('fl-course-line')) customElements.define('fl-course-line', CourseLine)
