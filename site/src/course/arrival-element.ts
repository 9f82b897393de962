/** `<fl-arrival>`: what happened since the module before. It happens when the learner begins, once. */
import type { Arrival } from '@first-line/checker/contract'
import { problemOf } from '../api/client.ts'
import { escapeHtml } from '../components/inline-code.ts'
import { clock } from '../step/clock.ts'
import { announce } from '../stores/announcement.ts'
import { $arrivals } from '../stores/progress.ts'
import { $hello, api, ensureLearner } from '../stores/session.ts'
import { words } from '../words/index.ts'
import { findModule, pathOf } from './course.ts'

const say = words.arrival

class ArrivalElement extends HTMLElement {
  #stop: (() => void)[] = []
  #fault = ''
  #busy = false

  connectedCallback(): void {
    const draw = () => this.#draw()
    this.#stop = [$arrivals.subscribe(draw), $hello.listen(draw)]
    this.onclick = (event) => {
      if (event.target instanceof Element && event.target.closest('[data-do=begin]')) void this.#begin()
    }
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop()
  }

  #known(): Arrival | undefined {
    const { module, arrival } = this.dataset
    return $arrivals.get().find((one) => one.module === module && one.arrival === arrival)
  }

  async #begin(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    this.#fault = ''
    this.#draw()
    try {
      await ensureLearner()
      const arrived = await api.arrive(this.dataset.module ?? '', this.dataset.arrival ?? '')
      const others = $arrivals.get().filter((one) => one.module !== arrived.module || one.arrival !== arrived.arrival)
      $arrivals.set([...others, arrived])
      announce(arrived.title)
    } catch (thrown) {
      const { message, next } = problemOf(thrown)
      this.#fault = [message, next].filter(Boolean).join(' ')
      announce(this.#fault)
    }
    this.#busy = false
    this.#draw()
    this.querySelector<HTMLElement>('[data-state]')?.focus({ preventScroll: true })
  }

  #draw(): void {
    const place = this.querySelector<HTMLElement>('[data-state]')
    if (!place) return
    place.tabIndex = -1
    const known = this.#known()
    if (known?.playedAt) {
      const broke = (known.breaks ?? []).flatMap(({ module, step }) => {
        const of = findModule(module)
        const title = of?.steps.find(({ id }) => id === step)?.title
        return of && title
          ? [
              `<li>${escapeHtml(say.broke(title, of.title))} <a href="${pathOf(of)}#${escapeHtml(step)}">${say.look}</a></li>`,
            ]
          : []
      })
      place.innerHTML = `<p><b>${escapeHtml(known.title)}</b> <span class="quiet num">${say.at(clock(known.playedAt))}</span></p>${broke.length > 0 ? `<ul>${broke.join('')}</ul>` : ''}`
      return
    }
    place.innerHTML = `<p>${say.intro}</p><p class="acts"><button type="button" class="btn small first" data-do="begin" ${this.#busy ? 'disabled' : ''}>${this.#busy ? say.beginning : say.begin}</button></p>${this.#fault ? `<p class="is-ours">${escapeHtml(this.#fault)}</p>` : ''}`
  }
}

if (!customElements.get('fl-arrival')) customElements.define('fl-arrival', ArrivalElement)
