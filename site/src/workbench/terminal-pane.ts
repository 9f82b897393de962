/** The terminal's pane: loads xterm and the shell when it is looked at for the first time, and not before. */
import { $wanted } from '../stores/workbench.ts'
import { words } from '../words/index.ts'
import type { Terminal } from './terminal.ts'

/** The terminal outlives its page: the pane is carried over to the next module. */
let terminal: Promise<Terminal> | undefined
let typed = 0

/** Binds the pane in this page; answers what unbinds it. */
export function bindTerminal(page: HTMLElement): () => void {
  const screen = page.querySelector<HTMLElement>('[data-terminal=screen]')
  const note = page.querySelector<HTMLElement>('[data-terminal=note]')
  const clear = page.querySelector<HTMLElement>('[data-terminal=clear]')
  if (!screen || !note) return () => {}

  const open = () => {
    terminal ??= start(screen, note)
    return terminal
  }
  const seen = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) whenIdle(() => void open())
  })
  seen.observe(screen)
  if (clear) clear.onclick = async () => (await open()).clear()

  const stop = $wanted.subscribe(async (wanted) => {
    if (!wanted || wanted.number === typed) return
    typed = wanted.number
    const there = await open()
    there.type(wanted.command)
  })
  return () => {
    seen.disconnect()
    stop()
  }
}

async function start(screen: HTMLElement, note: HTMLElement): Promise<Terminal> {
  try {
    const { openTerminal } = await import('./terminal.ts')
    const opened = await openTerminal(screen)
    note.hidden = true
    return opened
  } catch (fault) {
    terminal = undefined
    console.error(fault)
    const again = document.createElement('button')
    again.type = 'button'
    again.className = 'btn small'
    again.textContent = words.terminal.retry
    again.onclick = () => {
      note.textContent = words.terminal.opening
      terminal = start(screen, note)
    }
    const said = document.createElement('p')
    said.textContent = words.terminal.failed
    const acts = document.createElement('p')
    acts.className = 'acts empty'
    acts.append(again)
    note.replaceChildren(said, acts)
    throw fault
  }
}

/** After the page has painted: the terminal is big, and the lesson comes first. */
function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 1_000 })
  else setTimeout(run, 200)
}
