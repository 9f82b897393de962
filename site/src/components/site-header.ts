/** The header's two live parts: the theme, and whose account this is and whether it is reached. */
import { $live, startLive } from '../stores/live.ts'
import { $motion, $textSize, $theme, nextTheme } from '../stores/preferences.ts'
import { $queue, startQueue } from '../stores/queue.ts'
import { $hello, $outdated, greet } from '../stores/session.ts'
import { words } from '../words/index.ts'
import { glyphHtml } from './glyphs.ts'
import { escapeHtml } from './inline-code.ts'

class WhereAmI extends HTMLElement {
  #stop: (() => void)[] = []

  connectedCallback(): void {
    const draw = () => {
      const hello = $hello.get()
      const live = $live.get()
      const id = hello?.learner?.accountId
      const { kept, sending } = $queue.get()
      const lost = live === 'offline' || $queue.get().stuck
      const saving = kept > 0 && sending ? words.live.saving : words.live[live]
      const state = hello ? `${words.target[hello.target]}, ${saving.toLowerCase()}` : ''
      const offline = kept > 0 ? words.live.offlineKept(kept) : words.live.offline
      this.innerHTML =
        (id ? `<span class="number">${escapeHtml(id.replace(/(\d{4})(\d{4})(\d{4})/, '$1-$2-$3'))}</span>` : '') +
        ($outdated.get() ? `<a href="">${escapeHtml(words.live.newVersion)}</a>` : '') +
        `<span class="saved${lost ? ' is-ours' : ''}">${lost ? glyphHtml('ours') : ''}<span>${escapeHtml(lost ? offline : state)}</span></span>`
    }
    this.#stop = [$hello.subscribe(draw), $live.subscribe(draw), $outdated.listen(draw), $queue.listen(draw)]
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop()
  }
}

class ThemeButton extends HTMLElement {
  #stop: (() => void) | undefined

  connectedCallback(): void {
    const button = this.querySelector('button')
    if (!button) return
    button.onclick = () => $theme.set(nextTheme($theme.get()))
    this.#stop = $theme.subscribe((theme) => {
      showTheme()
      button.title = words.theme.name[theme]
      button.setAttribute('aria-label', words.theme.change(words.theme.name[theme]))
    })
  }

  disconnectedCallback(): void {
    this.#stop?.()
  }
}

function showTheme(): void {
  const root = document.documentElement
  const put = (name: string, value: string, usual: string) => {
    if (value === usual) delete root.dataset[name]
    else root.dataset[name] = value
  }
  put('theme', $theme.get(), 'system')
  put('text', $textSize.get(), 'normal')
  put('motion', $motion.get(), 'system')
}

/** Asks who is here, and keeps asking while the server does not answer. */
async function begin(wait = 1_000): Promise<void> {
  try {
    await greet()
  } catch (fault) {
    console.info('the server does not answer yet:', fault)
    $live.set('offline')
    setTimeout(() => void begin(Math.min(15_000, wait * 2)), wait)
  }
}

if (!customElements.get('fl-where-am-i')) {
  customElements.define('fl-where-am-i', WhereAmI)
  customElements.define('fl-theme', ThemeButton)
  // A page that arrives without a reload brings its own <html>, and with it no theme.
  document.addEventListener('astro:after-swap', showTheme)
  $textSize.listen(showTheme)
  $motion.listen(showTheme)
  startLive()
  startQueue()
  void begin()
}
