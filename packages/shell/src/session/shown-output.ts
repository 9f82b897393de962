/** What commands print, on its way to the terminal: bytes to text, line ends, and our words for what just-bash says. */
import { limitWords } from './limits.ts'
import { instead } from './not-here.ts'

export type Stream = 'stdout' | 'stderr'

/** A terminal wants CR LF. */
export const forTerminal = (text: string): string => text.replace(/\r?\n/g, '\r\n')

export class ShownOutput {
  /** Whether the cursor is at the beginning of a line. */
  atLineStart = true
  private readonly output: (text: string) => void
  private readonly decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() }
  private missing: string | undefined

  constructor(output: (text: string) => void) {
    this.output = output
  }

  bytes(stream: Stream, data: Uint8Array): void {
    this.text(stream, this.decoders[stream].decode(data, { stream: true }))
  }

  text(stream: Stream, given: string): void {
    if (given === '') return
    const text = stream === 'stderr' ? this.reworded(given) : given
    this.atLineStart = text.endsWith('\n') || text.endsWith('\r')
    this.output(forTerminal(text))
  }

  private reworded(given: string): string {
    // just-bash has a word of its own for commands that it knows and cannot run here.
    const text = given
      .replace(/^bash: (\S+): command not available in browser environments\..*$/gm, 'bash: $1: command not found')
      // With `set -x`, what we put before a command.
      .replace(/^\++ __(?:FIRST_LINE|first_line)_\w+.*\n/gm, '')
    const missing = /^bash: (?:line \d+: )?(\S+): command not found$/m.exec(text)
    if (missing) this.missing = missing[1]
    return limitWords(text)
  }

  /** After a line: what to do instead of a command that does not exist here. */
  explainMissing(): void {
    const sentence = this.missing === undefined ? undefined : instead(this.missing)
    this.missing = undefined
    if (sentence !== undefined) this.text('stderr', `${sentence}\n`)
  }
}
