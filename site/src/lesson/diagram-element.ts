/** `<fl-diagram>`: a drawing that is small beside the terminal fills the window when it is asked for. */
import { words } from '../words/index.ts'

class DiagramElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>('button.larger')
    if (!button) return
    button.hidden = false
    button.onclick = () => this.#enlarge()
  }

  /** The drawing itself moves: a copy would have its ids twice, and arrows are drawn by their ids. */
  #enlarge(): void {
    const drawing = this.querySelector<SVGElement>('svg.wide') ?? this.querySelector<SVGElement>('svg')
    if (!drawing) return
    const place = document.createComment('')
    const dialog = document.createElement('dialog')
    dialog.className = 'dialog diagram-large'
    dialog.setAttribute('aria-label', drawing.getAttribute('aria-label') ?? '')
    dialog.innerHTML = `<form method="dialog"><button type="submit" class="btn small">${words.lesson.smaller}</button></form><div class="drawing" tabindex="0" role="group" aria-label="${words.lesson.drawing}"></div>`
    drawing.replaceWith(place)
    dialog.querySelector('.drawing')?.append(drawing)
    dialog.onclose = () => {
      place.replaceWith(drawing)
      dialog.remove()
    }
    this.append(dialog)
    dialog.showModal()
  }
}

if (!customElements.get('fl-diagram')) customElements.define('fl-diagram', DiagramElement)
