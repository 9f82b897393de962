/** `<fl-search>`: a dialog over lessons and glossary; `/` opens it from anywhere but a field. */
import { escapeHtml } from '../components/inline-code.ts'
import { searchWords } from '../words/search.ts'

const say = searchWords

/** What of Pagefind is used: https://pagefind.app/docs/api/ */
interface Found {
  readonly url: string
  /** markup: the words that were found stand in <mark> */
  readonly excerpt: string
  readonly meta: Readonly<Record<string, string>>
  readonly sub_results?: readonly { readonly url: string; readonly title: string; readonly excerpt: string }[]
}
interface Pagefind {
  init(): Promise<void>
  debouncedSearch(words: string): Promise<{ readonly results: readonly { data(): Promise<Found> }[] } | null>
}

const most = 8

class SearchElement extends HTMLElement {
  #engine: Promise<Pagefind> | undefined

  connectedCallback(): void {
    const dialog = this.querySelector('dialog')
    const input = this.querySelector('input')
    const button = this.querySelector<HTMLElement>('[data-do=search]')
    if (!dialog || !input || !button) return
    const open = () => {
      if (dialog.open) return
      dialog.showModal()
      input.select()
      this.#engine ??= load()
    }
    button.onclick = open
    input.oninput = () => void this.#search(input.value)
    dialog.onclick = (event) => {
      if (event.target === dialog) dialog.close()
    }
    const close = this.querySelector<HTMLElement>('[data-do=close]')
    if (close) close.onclick = () => dialog.close()
    dialog.onkeydown = (event) => this.#move(event, input)
    document.addEventListener('keydown', (event) => {
      if (!this.isConnected || event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      const at = event.target
      const types =
        at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea, select, [role=textbox]'))
      if (types || document.querySelector('dialog[open]')) return
      event.preventDefault()
      open()
    })
  }

  /** Arrow keys go through what was found, and back to the field. */
  #move(event: KeyboardEvent, input: HTMLInputElement): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    const stops = [input, ...this.querySelectorAll<HTMLElement>('[data-found] a')]
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step]
    if (next) next.focus()
    event.preventDefault()
  }

  async #search(text: string): Promise<void> {
    const place = this.querySelector('[data-found]')
    const said = this.querySelector('[data-said]')
    if (!place || !said) return
    const words = text.trim()
    if (words === '') {
      place.replaceChildren()
      said.textContent = ''
      return
    }
    try {
      this.#engine ??= load()
      const engine = await this.#engine
      const found = await engine.debouncedSearch(words)
      if (!found) return // another search has begun meanwhile
      const results = await Promise.all(found.results.slice(0, most).map((result) => result.data()))
      said.textContent = results.length === 0 ? say.none(words) : say.found(found.results.length)
      place.innerHTML = results.map(foundHtml).join('')
    } catch (fault) {
      console.info('the search did not load:', fault)
      this.#engine = undefined
      said.textContent = say.failed
    }
  }
}

async function load(): Promise<Pagefind> {
  // Made after the build, from the pages themselves: no bundler can know it.
  const path = '/pagefind/pagefind.js'
  const engine = (await import(/* @vite-ignore */ path)) as Pagefind
  await engine.init()
  return engine
}

function foundHtml({ url, excerpt, meta, sub_results: parts = [] }: Found): string {
  const sections = parts
    .filter((part) => part.url !== url)
    .slice(0, 3)
    .map((part) => `<li><a href="${escapeHtml(part.url)}">${escapeHtml(part.title)}</a></li>`)
  return `<li><a class="page-of" href="${escapeHtml(url)}">${escapeHtml(meta.title ?? url)}</a><p>${marked(excerpt)}</p>${sections.length > 0 ? `<ul>${sections.join('')}</ul>` : ''}</li>`
}

/** An excerpt has <mark> and entities in it, and nothing else that may stay markup. */
function marked(excerpt: string): string {
  return excerpt.replace(/<(?!\/?mark>)/g, '&#60;')
}

if (!customElements.get('fl-search')) customElements.define('fl-search', SearchElement)
