/**
 * `<fl-open-console>`: a page of the practice console, in the workbench where there is one, else as a page of its own.
 * A click that asks for another tab or window stays what it is.
 */
class OpenConsole extends HTMLElement {
  connectedCallback(): void {
    this.onclick = async (event) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      if (!document.getElementById('pane-console')) return
      event.preventDefault()
      // Whoever hears it may not be there yet.
      await import('../workbench/console-tabs.ts')
      dispatchEvent(new CustomEvent('workshop:open-console', { detail: { path: this.dataset.path ?? '/console/' } }))
    }
  }
}

if (!customElements.get('fl-open-console')) customElements.define('fl-open-console', OpenConsole)
