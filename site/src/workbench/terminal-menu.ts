/** The terminal's own buttons: find, view (size, contrast, screen readers), clear, reset. */
import { announce } from '../stores/announcement.ts'
import { words } from '../words/index.ts'
import { $machine, nameOf } from './machines.ts'
import { resetHome } from './reset-home.ts'
import type { Terminal } from './terminal.ts'
import { dialogOf } from './terminal-dialog.ts'
import { $forReaders, $highContrast, $textSize, resized, sizes } from './terminal-settings.ts'
import { say } from './terminal-words.ts'

const button = (name: string, act: () => void): HTMLButtonElement => {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = name
  made.onclick = act
  return made
}

/** Draws them into `acts`. `open` gives the terminal that is looked at. */
export function drawMenu(acts: HTMLElement, open: () => Promise<Terminal>): void {
  const find = button(say.find, async () => (await open()).find())
  find.title = say.findHint
  const clear = button(words.terminal.clear, async () => (await open()).clear())
  const reset = button(say.reset, () => askReset(open))
  const view = button(say.view, () => {
    panel.hidden = !panel.hidden
    view.setAttribute('aria-expanded', String(!panel.hidden))
    if (!panel.hidden) panel.querySelector<HTMLElement>('button:not([disabled])')?.focus()
  })
  const panel = viewPanel(() => {
    panel.hidden = true
    view.setAttribute('aria-expanded', 'false')
    view.focus()
  })
  view.setAttribute('aria-expanded', 'false')
  view.setAttribute('aria-controls', panel.id)
  acts.replaceChildren(find, view, panel, clear, reset)
}

function viewPanel(close: () => void): HTMLElement {
  const panel = document.createElement('div')
  panel.className = 'terminal-view'
  panel.id = 'terminal-view'
  panel.hidden = true
  const size = document.createElement('output')
  const smaller = button('A−', () => $textSize.set(resized($textSize.get(), -1)))
  const larger = button('A+', () => $textSize.set(resized($textSize.get(), 1)))
  smaller.setAttribute('aria-label', say.smaller)
  larger.setAttribute('aria-label', say.larger)
  $textSize.subscribe((pixels) => {
    size.textContent = say.size(pixels)
    smaller.disabled = pixels === sizes[0]
    larger.disabled = pixels === sizes.at(-1)
  })
  const row = document.createElement('p')
  row.append(smaller, larger, size)
  const leave = document.createElement('p')
  leave.textContent = say.leave
  panel.append(row, flag(say.contrast, $highContrast), flag(say.reader, $forReaders), leave)
  panel.onkeydown = (event) => {
    if (event.key !== 'Escape') return
    close()
    event.preventDefault()
  }
  return panel
}

function flag(name: string, store: typeof $highContrast): HTMLElement {
  const label = document.createElement('label')
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.onchange = () => store.set(box.checked)
  store.subscribe((on) => {
    box.checked = on
  })
  label.append(box, name)
  return label
}

/** Asks first; then the machine's home on the server begins anew, and its shell with it. */
export function askReset(open: () => Promise<Terminal>): void {
  const machine = $machine.get()
  const name = nameOf(machine)
  const dialog = dialogOf(say.reset, { closing: say.cancel })
  dialog.say(say.resetAsk(name))
  dialog.button(
    say.resetYes,
    async () => {
      dialog.close()
      const done = await resetHome(machine)
      announce(done ? say.resetDone(name) : say.resetFailed)
      if (done) (await open()).restart()
    },
    true,
  )
}
