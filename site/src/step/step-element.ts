/** `<fl-step>`: keeps a step's card as the stores have it. What it shows is decided in gate.ts. */
import type { StepState } from '@first-line/checker/contract'
import { announce } from '../stores/announcement.ts'
import { $visit } from '../stores/preferences.ts'
import { $checking, $faults, $foretold, $progress, checkStep } from '../stores/progress.ts'
import { $hello } from '../stores/session.ts'
import { announcement } from './announce.ts'
import { clock } from './clock.ts'
import { gateOf, type Place } from './gate.ts'
import { gateHtml } from './gate-html.ts'
import { idleStep, shownStep, stepKey } from './shown.ts'

class StepElement extends HTMLElement {
  #stop: (() => void)[] = []
  #drawn = ''
  #before: StepState | undefined
  /** as it was last told */
  #said = ''

  connectedCallback(): void {
    const { module = '', step = '', order = '' } = this.dataset
    const key = stepKey(module, step)
    const steps = order.split(' ')
    const place: Place = { number: steps.indexOf(step) + 1, order: steps, time: clock }
    const card = this.querySelector<HTMLElement>('.step')
    const gate = this.querySelector<HTMLElement>('.gate')
    if (!card || !gate) return

    const draw = () => {
      const known = $progress.get()[key] ?? idleStep(module, step)
      const shown = shownStep(known, $checking.get()[key] === true, $faults.get()[key])
      const html = gateHtml(
        gateOf(shown, {
          ...place,
          foretold: $foretold.get()[key],
          notEnforced: $hello.get()?.features?.enforced === false,
        }),
      )
      if (html !== this.#drawn) this.#fill(gate, html)
      // The line goes on once, when the gate opens before the reader's eyes, and not at every look at an old pass.
      if (shown.status !== card.dataset.state) {
        const opened = shown.status === 'passed' && this.#before !== undefined && this.#before.status !== 'passed'
        card.toggleAttribute('data-fresh', opened)
        card.dataset.state = shown.status
      }
      if (shown.status === 'checking') {
        this.#said = ''
        return
      }
      const said = announcement(this.#before, shown, place)
      // What was read before a check was answered may come after the answer, and the live stream tells that again.
      if (said && said !== this.#said) announce(said)
      this.#said = said ?? this.#said
      this.#before = shown
    }

    this.#stop = [$progress.listen(draw), $checking.listen(draw), $faults.listen(draw), $foretold.listen(draw)]
    // The page was built with the card not started; what the server knows of it is no news to anybody.
    if ($progress.get()[key]) draw()
    this.onclick = (event) => {
      const act =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]')?.dataset.act : undefined
      if (act === 'check') {
        this.#before ??= $progress.get()[key] ?? idleStep(module, step)
        $visit.set({ module, step, at: new Date().toISOString() })
        void checkStep(module, step)
      }
    }
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop()
  }

  /** New markup must not take the focus from who is on a button in it. */
  #fill(gate: HTMLElement, html: string): void {
    const active = document.activeElement
    const held = active instanceof HTMLElement && gate.contains(active) ? (active.dataset.act ?? 'check') : undefined
    gate.innerHTML = html
    this.#drawn = html
    if (held === undefined) return
    const again =
      gate.querySelector<HTMLElement>(`[data-act='${held}']`) ?? gate.querySelector<HTMLElement>('[data-act]')
    if (again) again.focus({ preventScroll: true })
    else {
      gate.tabIndex = -1
      gate.focus({ preventScroll: true })
    }
  }
}

if (!customElements.get('fl-step')) customElements.define('fl-step', StepElement)
