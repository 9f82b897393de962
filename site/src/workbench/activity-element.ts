/** `<fl-activity>`: requests that reached the account, newest first. */
import { $activity } from '../stores/activity.ts'
import { requestHtml } from './activity-html.ts'

class ActivityElement extends HTMLElement {
  #stop: (() => void) | undefined
  #empty = ''

  connectedCallback(): void {
    this.#empty ||= this.innerHTML
    this.#stop = $activity.subscribe((all) => {
      this.innerHTML = all.length === 0 ? this.#empty : `<ol class="requests">${all.map(requestHtml).join('')}</ol>`
    })
  }

  disconnectedCallback(): void {
    this.#stop?.()
  }
}

if (!customElements.get('fl-activity')) customElements.define('fl-activity', ActivityElement)
