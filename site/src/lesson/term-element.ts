/** `<fl-term>`: its card opens on hover, focus and tap, stays while the pointer is on it, and closes with Escape. */
class TermElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    const pop = this.querySelector<HTMLElement>('.pop')
    if (!button || !pop) return
    const show = (open: boolean) => {
      this.toggleAttribute('data-open', open)
      button.setAttribute('aria-expanded', String(open))
      if (open) keepInside(this, pop)
    }
    this.onmouseenter = () => show(true)
    this.onmouseleave = () => show(this.contains(document.activeElement))
    this.onclick = (event) => {
      if (event.target === button) show(true)
    }
    this.addEventListener('focusin', () => show(true))
    this.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node && this.contains(event.relatedTarget))) show(false)
    })
    this.onkeydown = (event) => {
      if (event.key === 'Escape') show(false)
    }
  }
}

/** Near the right edge of the lesson the card moves left, so that all of it can be read. */
function keepInside(term: HTMLElement, pop: HTMLElement): void {
  pop.style.left = '0'
  const room = (term.closest('.lesson') ?? document.documentElement).getBoundingClientRect()
  const over = pop.getBoundingClientRect().right - (room.right - 16)
  if (over > 0) pop.style.left = `${-over}px`
}

if (!customElements.get('fl-term')) customElements.define('fl-term', TermElement)
