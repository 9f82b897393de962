/** A terminal as a program that draws the whole screen sees it: its size, what it shows, the keys. */
import type { Key } from '../editor/keys.ts'

export interface Tty {
  readonly cols: number
  readonly rows: number
  /** Escape sequences and text, as they are. */
  write(text: string): void
  /**
   * The next key; `resize` when the size changed, `leave` when the page has typed something for the prompt; undefined when
   * the time is over.
   */
  next(milliseconds?: number): Promise<Key | undefined>
  /** What Ctrl-C does to a running command, and to all that was to come after it in its line. */
  interrupt(): void
  /** Back to the shell's own lines. */
  close(): void
}

/** Takes the terminal for the running command. Undefined where there is none: in a script. */
export type OpenTty = () => Tty | undefined

/** What the names of the devices begin with that a terminal's output goes through; `out` or `err` follows. */
export const TERMINAL = '/dev/terminal/'

/** Begins the names of the devices that a command's output goes to; empty in `$(…)` and wherever else it is read. */
export const AT_TERMINAL = '__FIRST_LINE_TTY'

/** Whether a command writes straight to the terminal: not into a pipe, not into a file. */
export const isAtTerminal = (env: ReadonlyMap<string, string>): boolean => env.get(AT_TERMINAL) === TERMINAL

/** The other screen, which leaves what was there before untouched. */
export const ENTER_SCREEN = '\x1b[?1049h\x1b[H\x1b[2J'
export const LEAVE_SCREEN = '\x1b[?1049l'

export const reverse = (text: string): string => `\x1b[7m${text}\x1b[0m`
export const dim = (text: string): string => `\x1b[2m${text}\x1b[0m`

/** Empties the row of the cursor, and stays at its beginning. */
export const CLEAR_ROW = '\r\x1b[K'

/** Moves to a row, counted from 0, and empties it. */
export const atRow = (row: number): string => `\x1b[${row + 1};1H\x1b[2K`

/** Keys on their way to a program. */
export class KeyQueue {
  private readonly keys: Key[] = []
  private wake: (() => void) | undefined

  push(...keys: Key[]): void {
    this.keys.push(...keys)
    this.wake?.()
  }

  async next(milliseconds?: number): Promise<Key | undefined> {
    if (this.keys.length === 0) {
      await new Promise<void>((done) => {
        const timer = milliseconds === undefined ? undefined : setTimeout(done, milliseconds)
        this.wake = () => {
          clearTimeout(timer)
          done()
        }
      })
      this.wake = undefined
    }
    return this.keys.shift()
  }

  /** What nobody has read. */
  take(): Key[] {
    return this.keys.splice(0)
  }
}
