/** The terminal's pane: machines as tabs; xterm and the shell of one are loaded when it is looked at for the first time. */
import type { MachineName } from '@first-line/shell/machines'
import { $wanted, type WantedCommand } from '../stores/workbench.ts'
import { words } from '../words/index.ts'
import { $machine, $machines, $resets, listenForMachines, openMachine } from './machines.ts'
import type { Terminal } from './terminal.ts'
import { drawMenu } from './terminal-menu.ts'
import { bindTabs, Panels } from './terminal-tabs.ts'

/** Terminals outlive their page: the pane is carried over to the next module. */
const terminals = new Map<MachineName, Promise<Terminal>>()
let typed = 0
let listening = false

/** Binds the pane in this page; answers what unbinds it. */
export function bindTerminal(page: HTMLElement): () => void {
  const screens = page.querySelector<HTMLElement>('[data-terminal=screens]')
  const first = page.querySelector<HTMLElement>('[data-terminal=screen]')
  const note = page.querySelector<HTMLElement>('[data-terminal=note]')
  const list = page.querySelector<HTMLElement>('[data-terminal=machines]')
  const acts = page.querySelector<HTMLElement>('[data-terminal=acts]')
  if (!screens || !first || !note || !list || !acts) return () => {}
  if (!listening) listenForMachines()
  listening = true

  const panels = new Panels(screens, first)
  const open = (machine = $machine.get()): Promise<Terminal> => {
    const panel = panels.show(machine)
    const known = terminals.get(machine)
    if (known) return known
    const started = start(panel, noteFor(panel, note), machine)
    terminals.set(machine, started)
    return started
  }
  let looked = false
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    looked = true
    whenIdle(() => void open())
  })
  seen.observe(screens)
  drawMenu(acts, open)

  const stops = [
    bindTabs(list),
    $machine.listen(async (machine) => {
      panels.show(machine)
      if (looked) await open(machine)
    }),
    $machines.listen((machines) => {
      for (const machine of terminals.keys()) if (!machines.includes(machine)) void drop(machine, panels)
    }),
    $wanted.subscribe((wanted) => void type(wanted)),
    $resets.listen(async (reset) => {
      if (reset) (await terminals.get(reset.machine))?.restart()
    }),
  ]
  panels.show($machine.get())

  async function type(wanted: WantedCommand | undefined): Promise<void> {
    if (!wanted || wanted.number === typed) return
    typed = wanted.number
    if (wanted.machine !== undefined) openMachine(wanted.machine)
    const there = await open()
    there.type(wanted.command, wanted.enter)
  }
  return () => {
    seen.disconnect()
    for (const stop of stops) stop()
  }
}

/** An instance was left: its terminal and its panel go. */
async function drop(machine: MachineName, panels: Panels): Promise<void> {
  const terminal = terminals.get(machine)
  terminals.delete(machine)
  ;(await terminal?.catch(() => undefined))?.dispose()
  panels.of(machine).remove()
}

/** Each panel says what it waits for, or why it did not open. */
function noteFor(panel: HTMLElement, first: HTMLElement): HTMLElement {
  const there = panel.querySelector<HTMLElement>('[data-terminal=note]')
  if (there) return there
  const note = first.cloneNode(false) as HTMLElement
  note.hidden = false
  note.textContent = words.terminal.opening
  panel.append(note)
  return note
}

async function start(panel: HTMLElement, note: HTMLElement, machine: MachineName): Promise<Terminal> {
  try {
    const { openTerminal } = await import('./terminal.ts')
    const opened = await openTerminal(panel, machine)
    note.hidden = true
    return opened
  } catch (fault) {
    terminals.delete(machine)
    console.error(fault)
    const again = document.createElement('button')
    again.type = 'button'
    again.className = 'btn small'
    again.textContent = words.terminal.retry
    again.onclick = () => {
      note.textContent = words.terminal.opening
      terminals.set(machine, start(panel, note, machine))
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
