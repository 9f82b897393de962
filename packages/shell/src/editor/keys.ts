// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in control characters
/** From what a terminal sends to named keys: control characters, escape sequences, bracketed paste. */

export type Key =
  | { type: 'text'; text: string }
  | { type: 'paste'; text: string }
  /** `ctrl-a`, `alt-b`, `up`, `enter`, `unknown`; `run`, which is Enter pressed by the page. */
  | { type: 'key'; name: string }

/** Final parts of sequences after `ESC [` or `ESC O`, xterm's and the older ones. */
const SEQUENCES: Record<string, string> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'shift-tab',
  '1~': 'home',
  '2~': 'insert',
  '3~': 'delete',
  '4~': 'end',
  '5~': 'page-up',
  '6~': 'page-down',
  '7~': 'home',
  '8~': 'end',
}

/** Bits of a modifier, less one: shift, alt, ctrl (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html). */
function modified(name: string, modifier: number): string {
  const bits = modifier - 1
  if (bits & 4) return `ctrl-${name}`
  if (bits & 2) return `alt-${name}`
  return name
}

const CONTROL: Record<string, string> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\x7f': 'backspace',
  '\x08': 'backspace',
  '\x1b': 'escape',
  '\x00': 'ctrl-space',
  '\x1c': 'ctrl-\\',
  '\x1d': 'ctrl-]',
  '\x1e': 'ctrl-^',
  '\x1f': 'ctrl-_',
}

const PASTE_START = '\x1b[200~'
const PASTE_END = '\x1b[201~'

function controlName(char: string): string {
  return CONTROL[char] ?? `ctrl-${String.fromCharCode(char.charCodeAt(0) + 96)}`
}

/** One sequence at the front of `text` that begins with ESC, and its length; undefined while it is incomplete. */
function escapeSequence(text: string): { key: Key; length: number } | undefined {
  const csi = /^\x1b(?:\[|O)([\d;]*)([A-Za-z~])/.exec(text)
  if (csi) {
    const [whole, parameters = '', final = ''] = csi
    const numbers = parameters.split(';').map(Number)
    const name = final === '~' ? SEQUENCES[`${numbers[0]}~`] : SEQUENCES[final]
    const modifier = numbers[1] ?? 1
    return { key: { type: 'key', name: name ? modified(name, modifier) : 'unknown' }, length: whole.length }
  }
  // ESC alone is the front half of a key, as readline has it.
  if (/^\x1b(?:\[[\d;?<>=]*|O)?$/.test(text)) return undefined
  const next = [...text.slice(1)][0]!
  if (next < ' ' || next === '\x7f') return { key: { type: 'key', name: `alt-${controlName(next)}` }, length: 2 }
  return { key: { type: 'key', name: `alt-${next}` }, length: 1 + next.length }
}

/** Takes chunks as they come and keeps what is half a sequence. */
export class KeyReader {
  private held = ''
  private pasting: string | undefined

  read(data: string): Key[] {
    let text = this.held + data
    this.held = ''
    const keys: Key[] = []
    while (text !== '') {
      if (this.pasting !== undefined) {
        const end = text.indexOf(PASTE_END)
        if (end === -1) {
          // The end mark may be cut in two.
          const keep = partialEnd(text)
          this.pasting += text.slice(0, text.length - keep)
          this.held = text.slice(text.length - keep)
          return keys
        }
        keys.push({ type: 'paste', text: this.pasting + text.slice(0, end) })
        this.pasting = undefined
        text = text.slice(end + PASTE_END.length)
        continue
      }
      if (text.startsWith(PASTE_START)) {
        this.pasting = ''
        text = text.slice(PASTE_START.length)
        continue
      }
      const [first] = text as unknown as [string]
      if (first === '\x1b') {
        const sequence = escapeSequence(text)
        if (!sequence) {
          this.held = text
          return keys
        }
        keys.push(sequence.key)
        text = text.slice(sequence.length)
      } else if (first < ' ' || first === '\x7f') {
        keys.push({ type: 'key', name: controlName(first) })
        text = text.slice(first === '\r' && text[1] === '\n' ? 2 : 1)
      } else {
        const plain = /^[^\x00-\x1f\x7f]+/.exec(text)![0]
        keys.push({ type: 'text', text: plain })
        text = text.slice(plain.length)
      }
    }
    return keys
  }
}

function partialEnd(text: string): number {
  for (let length = Math.min(PASTE_END.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(PASTE_END.slice(0, length))) return length
  }
  return 0
}
