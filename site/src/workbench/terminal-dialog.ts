/** A modal question over the page, with the browser's own `<dialog>`: focus, Escape and the rest are its. */
import { say } from './terminal-words.ts'

export interface Dialog {
  say(text: string): HTMLElement
  add(element: HTMLElement): void
  /** `main`: the one that Enter means. */
  button(name: string, act: () => void, main?: boolean): HTMLButtonElement
  close(): void
}

/** Opens it. `onClose`: by whatever way it went; the element it came from has the focus again. */
export function dialogOf(title: string, { onClose = () => {}, closing = say.done as string } = {}): Dialog {
  const dialog = document.createElement('dialog')
  dialog.className = 'terminal-dialog'
  const head = document.createElement('h2')
  head.id = 'terminal-dialog-title'
  head.textContent = title
  dialog.setAttribute('aria-labelledby', head.id)
  const acts = document.createElement('p')
  acts.className = 'acts'
  dialog.append(head, acts)
  document.body.append(dialog)
  dialog.onclose = () => {
    dialog.remove()
    onClose()
  }
  const button = (name: string, act: () => void, main = false): HTMLButtonElement => {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = main ? 'btn' : 'btn quiet'
    made.textContent = name
    made.onclick = act
    acts.append(made)
    return made
  }
  dialog.showModal()
  button(closing, () => dialog.close())
  return {
    say(text) {
      const said = document.createElement('p')
      said.role = 'status'
      said.textContent = text
      acts.before(said)
      return said
    },
    add: (element) => acts.before(element),
    button,
    close: () => dialog.close(),
  }
}
