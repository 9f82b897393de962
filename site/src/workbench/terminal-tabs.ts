/** The machines as tabs over the terminal: arrows move, Home and End jump, an instance can be closed. */
import { isInstance, type MachineName } from '@first-line/shell/machines'
import { $machine, $machines, closeMachine, nameOf } from './machines.ts'
import { say } from './terminal-words.ts'

export const panelId = (machine: MachineName): string => `machine-${machine}`
const tabId = (machine: MachineName): string => `machine-tab-${machine}`

/** Draws them into `list`, now and whenever a machine comes or goes. Returns what ends it. */
export function bindTabs(list: HTMLElement): () => void {
  const draw = (): void => {
    const chosen = $machine.get()
    const held = list.contains(document.activeElement)
    const tabs = $machines.get().map((machine) => tabOf(machine, machine === chosen))
    list.replaceChildren(...tabs)
    if (held) list.querySelector<HTMLElement>('[aria-selected=true]')?.focus()
  }
  list.onkeydown = (event) => {
    const all = $machines.get()
    const at = all.indexOf($machine.get())
    if (event.key === 'Delete' && isInstance($machine.get())) closeMachine($machine.get())
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const to = step === undefined ? { Home: 0, End: all.length - 1 }[event.key] : (at + step + all.length) % all.length
    const machine = to === undefined ? undefined : all[to]
    if (machine === undefined) return
    $machine.set(machine)
    event.preventDefault()
  }
  const stops = [$machines.listen(draw), $machine.listen(draw)]
  draw()
  return () => {
    for (const stop of stops) stop()
  }
}

function tabOf(machine: MachineName, chosen: boolean): HTMLElement {
  const name = nameOf(machine)
  const tab = document.createElement('button')
  tab.type = 'button'
  tab.id = tabId(machine)
  tab.role = 'tab'
  tab.dataset.machine = isInstance(machine) ? 'instance' : machine
  tab.setAttribute('aria-selected', String(chosen))
  tab.setAttribute('aria-controls', panelId(machine))
  tab.tabIndex = chosen ? 0 : -1
  tab.textContent = name
  tab.onclick = () => $machine.set(machine)
  if (!isInstance(machine)) return tab
  // A tab holds no other control: the cross is for the mouse, Delete and `exit` are for the keyboard.
  const cross = document.createElement('span')
  cross.className = 'cross'
  cross.ariaHidden = 'true'
  cross.title = say.close(name)
  cross.textContent = '×'
  cross.onclick = (event) => {
    event.stopPropagation()
    closeMachine(machine)
  }
  tab.append(cross)
  tab.setAttribute('aria-keyshortcuts', 'Delete')
  return tab
}

/** A panel of its own for each machine that was looked at; the one that is looked at now is shown. */
export class Panels {
  readonly #within: HTMLElement
  readonly #first: HTMLElement

  /** `first` is in the page from the beginning, for CloudShell. */
  constructor(within: HTMLElement, first: HTMLElement) {
    this.#within = within
    this.#first = first
  }

  of(machine: MachineName): HTMLElement {
    const there = document.getElementById(panelId(machine))
    if (there) return there
    const panel = this.#first.cloneNode(false) as HTMLElement
    panel.id = panelId(machine)
    panel.dataset.machine = isInstance(machine) ? 'instance' : machine
    panel.setAttribute('aria-labelledby', tabId(machine))
    this.#within.append(panel)
    return panel
  }

  show(machine: MachineName): HTMLElement {
    const shown = this.of(machine)
    for (const panel of this.#within.querySelectorAll<HTMLElement>(':scope > .screen')) panel.hidden = panel !== shown
    return shown
  }
}
