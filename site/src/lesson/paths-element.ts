/**
 * Console path and CLI path. Two that stand next to each other become tabs, chosen once for the whole site; one alone
 * stays as it is, and so do both without scripts.
 */
import { $pathChoice, type Path } from '../stores/preferences.ts'
import { words } from '../words/index.ts'

let made = 0

/** Panels that have their tabs: moving them into the box connects them again. */
const tabbed = new WeakSet<Element>()

class PathElement extends HTMLElement {
  connectedCallback(): void {
    let next = this.nextElementSibling
    // Astro leaves a component's script where the component is first used.
    while (next instanceof HTMLScriptElement) next = next.nextElementSibling
    if (tabbed.has(this) || !(next instanceof HTMLElement) || next.localName !== this.localName) return
    tabbed.add(this).add(next)
    putUnderTabs([this, next])
  }
}

function putUnderTabs(panels: readonly [HTMLElement, HTMLElement]): void {
  const box = document.createElement('div')
  box.className = 'paths'
  panels[0].before(box)
  box.append(...panels)

  const list = document.createElement('div')
  list.className = 'tabs'
  list.setAttribute('role', 'tablist')
  list.setAttribute('aria-label', words.lesson.paths)
  const buttons = panels.map((panel) => {
    const id = `path-${++made}`
    const button = document.createElement('button')
    button.type = 'button'
    button.id = `${id}-tab`
    button.dataset.path = panel.dataset.path ?? ''
    button.textContent = panel.dataset.label ?? ''
    button.setAttribute('role', 'tab')
    button.setAttribute('aria-controls', id)
    panel.id = id
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', button.id)
    return button
  })
  list.append(...buttons)
  box.prepend(list)

  const choose = (path: string | undefined) => {
    if (path === 'console' || path === 'cli') $pathChoice.set(path satisfies Path)
  }
  list.onclick = (event) => choose(event.target instanceof HTMLElement ? event.target.dataset.path : undefined)
  list.onkeydown = (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const other = buttons.find((button) => button !== document.activeElement)
    choose(other?.dataset.path)
    other?.focus()
    event.preventDefault()
  }
  $pathChoice.subscribe((choice) => {
    for (const [at, panel] of panels.entries()) {
      const chosen = panel.dataset.path === choice
      panel.hidden = !chosen
      buttons[at]?.setAttribute('aria-selected', String(chosen))
      if (buttons[at]) buttons[at].tabIndex = chosen ? 0 : -1
    }
  })
}

if (!customElements.get('fl-path')) customElements.define('fl-path', PathElement)
