/** `<fl-presets>`: a choice of situations, each put into the explorer of the page. */
class PresetsElement extends HTMLElement {
  connectedCallback(): void {
    const select = this.querySelector('select')
    if (!select) return
    select.onchange = () => {
      const chosen = select.selectedOptions[0]?.dataset.situation
      if (chosen === undefined) return
      document.getElementById('explorer')?.dispatchEvent(new CustomEvent('fl-preset', { detail: JSON.parse(chosen) }))
    }
  }
}

if (!customElements.get('fl-presets')) customElements.define('fl-presets', PresetsElement)
