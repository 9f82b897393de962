/** `<fl-lost>`: says which address leads nowhere, and which page it may have meant. */
import { escapeHtml } from '../components/inline-code.ts'
import { pageWords } from '../words/pages.ts'
import { nearestPages } from './nearest.ts'

const say = pageWords.lost

class LostElement extends HTMLElement {
  connectedCallback(): void {
    const text = this.querySelector('[data-text]')
    const place = this.querySelector('[data-nearest]')
    if (text) text.textContent = say.text(location.pathname)
    const near = nearestPages(location.pathname, JSON.parse(this.dataset.pages ?? '[]'))
    if (!place || near.length === 0) return
    const links = near.map(({ path, name }) => `<li><a href="${escapeHtml(path)}">${escapeHtml(name)}</a></li>`)
    place.innerHTML = `<h2>${say.nearest}</h2><ul class="links">${links.join('')}</ul>`
  }
}

if (!customElements.get('fl-lost')) customElements.define('fl-lost', LostElement)
