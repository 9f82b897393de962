/** The course line under the header: which modules are done, how far this one is. */
import { course, findModule } from '../course/course.ts'
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
        const module = findModule(part.dataset.module)
        if (!module) continue
        const finished = moduleState(progress, module, undefined) === 'done'
        if (finished) done++
        part.classList.toggle('done', finished)
        part.style.setProperty('--part', `${Math.round((100 * passedSteps(progress, module)) / module.steps.length)}%`)
      }
      this.setAttribute(
        'aria-label',
        here === undefined ? words.course.line(done, course.length) : words.course.lineHere(done, course.length, here),
      )
    })
  }

  disconnectedCallback(): void {
    this.#stop?.()
  }
}

if (!customElements.get('fl-course-line')) customElements.define('fl-course-line', CourseLine)
