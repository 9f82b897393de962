/** `<fl-presets>`: a choice of situations, each put into the explorer of the page. */
class PresetsElement extends HTMLElement {
  connectedCallback(): void {
    const select = this.querySelector('select')
    const story = this.querySelector('p[data-story]')
    if (!select || !story) return
    document.addEventListener('fl-shared', () => {
      // What somebody shared is in the explorer, and no example.
      select.value = ''
      story.replaceChildren()
    })
    select.onchange = () => {
      const { situation: chosen, story: told = '' } = select.selectedOptions[0]?.dataset ?? {}
      if (chosen === undefined) return
      // Made when the page was built, and escaped there.
      story.innerHTML = told
      document.getElementById('explorer')?.dispatchEvent(new CustomEvent('fl-preset', { detail: JSON.parse(chosen) }))
    }
  }
}

if (!customElements.get('fl-presets')) customElements.define('fl-presets', PresetsElement)
