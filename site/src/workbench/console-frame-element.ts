/**
 * `<fl-console>`: the practice console in a frame of its own. Its components lay out by the window they are in, and their
 * dialogs cover it: in a frame that is the pane. It is loaded when the tab is first opened, and stays.
 */
import { $hello, greet } from '../stores/session.ts'
import { $pane, type Pane, panes, showPane } from '../stores/workbench.ts'
import { say } from './console-words.ts'

/** Where the console was last, in this tab; it keeps that itself. */
const keptAt = 'first-line:console-place'

class ConsoleElement extends HTMLElement {
  #stop: (() => void)[] = []

  connectedCallback(): void {
    const open = (event: Event) => {
      const { detail } = event as CustomEvent<{ path?: unknown } | undefined>
      this.#open(typeof detail?.path === 'string' ? detail.path : undefined)
    }
    const turn = (event: Event) => {
      const pane = (event as CustomEvent<{ pane?: unknown } | undefined>).detail?.pane
      if (isPane(pane)) showPane(pane)
    }
    const meet = () => {
      if (!$hello.get()?.learner)
        greet().catch((fault: unknown) => console.info('the server has not answered yet:', fault))
    }
    addEventListener('workshop:learner', meet)
    addEventListener('workshop:open-console', open)
    addEventListener('workshop:open-pane', turn)
    this.#stop = [
      () => removeEventListener('workshop:learner', meet),
      () => removeEventListener('workshop:open-console', open),
      () => removeEventListener('workshop:open-pane', turn),
      $pane.subscribe(() => this.#draw()),
      $hello.listen(() => this.#draw()),
    ]
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop()
  }

  get #frame(): HTMLIFrameElement | null {
    return this.querySelector('iframe')
  }

  #open(path: string | undefined): void {
    showPane('console')
    const frame = this.#frame
    if (path === undefined || !frame) return
    const inside = frame.contentWindow
    // A console that is still loading begins there; one that runs goes there.
    if (inside && frame.contentDocument?.readyState === 'complete' && inside.location.pathname.startsWith('/console'))
      inside.dispatchEvent(new CustomEvent('workshop:open-console', { detail: { path } }))
    else frame.src = addressOf(path)
  }

  #draw(): void {
    if ($pane.get() !== 'console') return
    const hello = $hello.get()
    if (hello?.features?.console === false || (hello && !hello.features && hello.target !== 'sandbox')) {
      this.innerHTML = `<p class="empty pane-body">${say.console.elsewhere}</p>`
      return
    }
    if (this.#frame) return
    const frame = document.createElement('iframe')
    frame.title = say.console.frame
    frame.src = addressOf(last())
    this.replaceChildren(frame)
  }
}

const isPane = (name: unknown): name is Pane => panes.some((pane) => pane === name)

/** Of this site, whatever the lesson says. */
const addressOf = (path: string): string => (/^\/console(\/|$)/.test(path) ? path : `/console${path}`)

function last(): string {
  try {
    return sessionStorage.getItem(keptAt) ?? '/'
  } catch {
    return '/' // storage is forbidden: the console begins at its home
  }
}

if (!customElements.get('fl-console')) customElements.define('fl-console', ConsoleElement)
