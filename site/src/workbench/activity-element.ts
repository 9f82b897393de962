/** `<fl-activity>`: requests that reached the account, newest first, and what of them is told where the learner works. */
import { $activity } from '../stores/activity.ts'
import { $hello } from '../stores/session.ts'
import { activityNote, requestHtml } from './activity-html.ts'

class ActivityElement extends HTMLElement {
  readonly #stops: (() => void)[] = []
  #empty = ''

  connectedCallback(): void {
    this.#empty ||= this.innerHTML
    this.#stops.push($activity.listen(() => this.#show()))
    this.#stops.push($hello.subscribe(() => this.#show()))
  }

  disconnectedCallback(): void {
    for (const stop of this.#stops.splice(0)) stop()
  }

  #show(): void {
    const features = $hello.get()?.features
    const { intro, empty = this.#empty } = activityNote(features?.requests)
    const head = this.closest('.pane')?.querySelector<HTMLElement>('[data-activity-intro]')
    if (head && intro !== undefined) head.textContent = intro
    const all = $activity.get()
    const shown = all.map((one) => requestHtml(one, features?.enforced)).join('')
    this.innerHTML = all.length === 0 ? empty : `<ol class="requests">${shown}</ol>`
  }
}

if (!customElements.get('fl-activity')) customElements.define('fl-activity', ActivityElement)
