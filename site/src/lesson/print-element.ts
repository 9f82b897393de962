/** `<fl-print>`: a button that prints the page. */
class PrintElement extends HTMLElement {
  connectedCallback(): void {
    this.onclick = () => print()
  }
}

if (!customElements.get('fl-print')) customElements.define('fl-print', PrintElement)
