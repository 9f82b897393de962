/** Finding in what the terminal has shown. */
import { SearchAddon } from '@xterm/addon-search'
import type { Terminal as Xterm } from '@xterm/xterm'
import { say } from './terminal-words.ts'

const colours = {
  matchOverviewRuler: '#b58900',
  matchBackground: '#f5e84b',
  activeMatchBackground: '#ff9f1c',
  activeMatchColorOverviewRuler: '#ff9f1c',
}

const button = (name: string, act: () => void): HTMLButtonElement => {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = name
  made.onclick = act
  return made
}

/** Puts the bar into `panel`, hidden; answers what shows it. */
export function bindSearch(xterm: Xterm, panel: HTMLElement): () => void {
  const search = new SearchAddon()
  xterm.loadAddon(search)
  const bar = document.createElement('search')
  bar.className = 'terminal-search'
  bar.hidden = true
  const field = document.createElement('input')
  field.type = 'search'
  field.setAttribute('aria-label', say.findHint)
  field.spellcheck = false
  const found = document.createElement('output')
  const look = (forward: boolean, incremental = false): void => {
    const options = { decorations: colours, incremental }
    if (forward) search.findNext(field.value, options)
    else search.findPrevious(field.value, options)
  }
  const close = (): void => {
    bar.hidden = true
    search.clearDecorations()
    xterm.focus()
  }
  search.onDidChangeResults(({ resultIndex, resultCount }) => {
    found.textContent = field.value === '' ? '' : say.matches(resultIndex + 1, resultCount)
  })
  field.oninput = () => look(false, true)
  bar.onkeydown = (event) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === field) look(event.shiftKey)
    else return
    event.preventDefault()
  }
  bar.append(
    field,
    found,
    button(say.previous, () => look(false)),
    button(say.next, () => look(true)),
    button(say.done, close),
  )
  panel.append(bar)
  return () => {
    bar.hidden = false
    field.focus()
    field.select()
  }
}
