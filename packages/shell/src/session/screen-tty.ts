/** The terminal in the hands of a program that draws the whole screen. */
import type { Key } from '../editor/keys.ts'
import type { KeyQueue, Tty } from '../programs/tty.ts'

export interface ScreenPlace {
  cols: () => number
  rows: () => number
  output: (text: string) => void
  interrupt: () => void
  /** The program is done; keys that it has not read. */
  onClose: (unread: Key[]) => void
}

/** What no keyboard sends. */
const OURS = new Set(['leave', 'resize'])

export const screenTty = (keys: KeyQueue, place: ScreenPlace): Tty => ({
  get cols() {
    return place.cols()
  },
  get rows() {
    return place.rows()
  },
  write: place.output,
  interrupt: place.interrupt,
  next: (milliseconds) => keys.next(milliseconds),
  close: () => place.onClose(keys.take().filter((key) => key.type !== 'key' || !OURS.has(key.name))),
})
