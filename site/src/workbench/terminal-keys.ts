/**
 * Keys that the page takes before the shell. Tab completes; so that the keyboard can leave, Escape makes the next Tab move
 * on (WCAG 2.1.2). Ctrl-C or Command-C copies what is selected, and is the shell's when nothing is.
 */
import type { Terminal as Xterm } from '@xterm/xterm'
import { copyText } from '../lesson/copy-text.ts'

export interface PageKeys {
  find(): void
}

export function bindKeys(xterm: Xterm, { find }: PageKeys): void {
  let leaving = false
  xterm.attachCustomKeyEventHandler((event) => {
    if (event.type !== 'keydown') return true
    if (event.key === 'Tab' && leaving) {
      leaving = false
      return false
    }
    if (event.key !== 'Shift') leaving = event.key === 'Escape'
    const key = event.key.toLowerCase()
    const held = event.ctrlKey || event.metaKey
    if (held && event.shiftKey && key === 'f') {
      find()
      event.preventDefault()
      return false
    }
    // With Shift it is a terminal's own way of copying, also where nothing is selected: never an interrupt.
    if (held && key === 'c' && (xterm.hasSelection() || event.shiftKey)) {
      if (xterm.hasSelection()) void copyText(xterm.getSelection())
      xterm.clearSelection()
      event.preventDefault()
      return false
    }
    // The browser pastes; xterm hears it.
    return !(held && event.shiftKey && key === 'v')
  })
}
