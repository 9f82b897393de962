/** What `less` shows and where it is, without a terminal: text and keys in, a screenful out. */
import type { Key } from '../editor/keys.ts'
import { atRow, CLEAR_ROW, dim, reverse } from './tty.ts'
import { plainText, wrapLine } from './wrap.ts'

export interface PagerOptions {
  text: string
  /** Shown until the first move. */
  name: string
  numbers: boolean
}

interface Row {
  text: string
  /** The line it belongs to. */
  line: number
}

const HELP = 'j k lines, SPACE b pages, g G ends, /word ?word n N search, q quits'
/** Beside the place, as much as there is room for: whoever meets a pager for the first time sees how to leave it. */
const WAYS = ['SPACE: more, q: leave', 'q: leave', '']

/** `pattern` as less reads it: a regular expression; small letters match both. Undefined when it is none. */
function readPattern(text: string): RegExp | undefined {
  try {
    return new RegExp(text, /[A-Z]/.test(text) ? '' : 'i')
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export class Pager {
  private readonly lines: string[]
  private readonly numbers: boolean
  private name: string
  private rows: Row[] = []
  private cols = 80
  private height = 23
  private top = 0
  private typing: { sign: '/' | '?'; text: string } | undefined
  private search: { pattern: RegExp; forward: boolean } | undefined
  private message: string | undefined
  /** Digits typed before a command. */
  private count = ''
  /** The first row that is on the screen already. */
  private drawn: number | undefined
  done = false

  constructor({ text, name, numbers }: PagerOptions) {
    this.lines = text.replace(/\n$/, '').replaceAll('\r', '').split('\n')
    this.name = name
    this.numbers = numbers
  }

  /** Whether it all fits on a screen of this size. */
  fits(cols: number, rows: number): boolean {
    this.resize(cols, rows)
    return this.rows.length <= this.height
  }

  resize(cols: number, rows: number): void {
    const line = this.rows[this.top]?.line ?? 0
    this.cols = cols
    this.height = Math.max(1, rows - 1)
    const width = this.numbers ? cols - 8 : cols
    this.rows = this.lines.flatMap((text, i) =>
      wrapLine(text, Math.max(1, width)).map((row, part) => ({
        text: this.numbers ? `${part === 0 ? String(i + 1).padStart(7) : ' '.repeat(7)} ${row}` : row,
        line: i,
      })),
    )
    this.top = Math.max(
      0,
      this.rows.findIndex((row) => row.line === line),
    )
    this.move(0)
  }

  private get last(): number {
    return Math.max(0, this.rows.length - this.height)
  }

  private move(by: number): void {
    this.top = Math.min(Math.max(0, this.top + by), this.last)
  }

  key(key: Key): void {
    this.message = undefined
    // What is typed fast or pasted comes as one piece.
    for (const one of key.type === 'key' ? [key] : [...key.text].map((text): Key => ({ type: 'text', text }))) {
      if (this.typing) this.type(one)
      else this.command(one.type === 'key' ? one.name : one.text)
    }
  }

  private command(name: string): void {
    if (/^\d$/.test(name)) {
      this.count += name
      return
    }
    const count = this.count === '' ? undefined : Number(this.count)
    this.count = ''
    if (name !== 'resize') this.name = ''
    switch (name) {
      case 'q':
      case 'Q':
      case 'leave':
        this.done = true
        return
      case 'j':
      case 'e':
      case 'down':
      case 'enter':
      case 'ctrl-n':
        this.move(count ?? 1)
        return
      case 'k':
      case 'y':
      case 'up':
      case 'ctrl-p':
        this.move(-(count ?? 1))
        return
      case ' ':
      case 'f':
      case 'page-down':
      case 'ctrl-f':
      case 'ctrl-v':
        this.move(count ?? this.height)
        return
      case 'b':
      case 'page-up':
      case 'ctrl-b':
      case 'alt-v':
        this.move(-(count ?? this.height))
        return
      case 'd':
      case 'ctrl-d':
        this.move(count ?? this.height >> 1)
        return
      case 'u':
      case 'ctrl-u':
        this.move(-(count ?? this.height >> 1))
        return
      case 'g':
      case '<':
      case 'home':
        this.toLine((count ?? 1) - 1)
        return
      case 'G':
      case '>':
      case 'end':
        if (count === undefined) this.move(this.rows.length)
        else this.toLine(count - 1)
        return
      case '/':
      case '?':
        this.typing = { sign: name, text: '' }
        return
      case 'n':
        this.find(this.search?.forward ?? true)
        return
      case 'N':
        this.find(!(this.search?.forward ?? true))
        return
      case 'h':
      case 'H':
        this.message = HELP
    }
  }

  private toLine(line: number): void {
    const found = this.rows.findIndex((row) => row.line >= line)
    this.top = found === -1 ? this.last : Math.min(found, this.last)
  }

  private type(key: Key): void {
    const { typing } = this
    if (!typing) return
    if (key.type !== 'key') typing.text += key.text
    else if (key.name === 'backspace' && typing.text !== '') typing.text = typing.text.slice(0, -1)
    else if (key.name === 'enter') {
      this.typing = undefined
      const forward = typing.sign === '/'
      const pattern = typing.text === '' ? this.search?.pattern : readPattern(typing.text)
      if (pattern) {
        this.search = { pattern, forward }
        this.find(forward)
      } else this.message = typing.text === '' ? 'No previous regular expression' : 'Invalid pattern'
    } else if (['backspace', 'ctrl-c', 'ctrl-g', 'escape'].includes(key.name)) this.typing = undefined
  }

  private find(forward: boolean): void {
    if (!this.search) {
      this.message = 'No previous regular expression'
      return
    }
    const { pattern } = this.search
    const step = forward ? 1 : -1
    for (let at = this.top + step; at >= 0 && at < this.rows.length; at += step) {
      const row = this.rows[at]!
      if (at > 0 && this.rows[at - 1]!.line === row.line) continue
      if (!pattern.test(plainText(this.lines[row.line]!))) continue
      // A hit near the end stays where the screen can be full.
      if (at > this.last && this.top >= this.last) break
      this.top = Math.min(at, this.last)
      return
    }
    this.message = 'Pattern not found'
  }

  /** The whole screen, cursor at its end. */
  draw(): string {
    this.drawn = this.top
    const body = Array.from({ length: this.height }, (_, i) => `${atRow(i)}${this.row(this.top + i)}`).join('')
    return `${body}${atRow(this.height)}${this.status()}`
  }

  /** On the shell's own screen: what comes into view is added below, so that what was read stays above. */
  drawBelow(): string {
    const forward = this.drawn === undefined ? this.height : this.top - this.drawn
    // Backward, far ahead, or with hits to be marked, every row is another.
    if (forward < 0 || forward > this.height || this.search) return this.draw()
    this.drawn = this.top
    const from = this.top + this.height - forward
    const added = Array.from({ length: forward }, (_, i) => `${this.row(from + i)}\r\n`).join('')
    return `${CLEAR_ROW}${added}${this.status()}`
  }

  private row(at: number): string {
    const row = this.rows[at]
    return row ? `${this.marked(row.text)}\x1b[0m` : '~'
  }

  private marked(row: string): string {
    if (!this.search) return row
    const { pattern } = this.search
    if (row !== plainText(row)) return row
    return row.replace(new RegExp(pattern.source, `g${pattern.flags}`), (hit) => (hit === '' ? '' : reverse(hit)))
  }

  private status(): string {
    if (this.typing) return `${this.typing.sign}${this.typing.text}`
    if (this.message !== undefined) return reverse(this.message.slice(0, this.cols - 1))
    const isEnd = this.top >= this.last
    const text = isEnd ? `${this.name}${this.name && ' '}(END)` : this.name
    const place = text === '' ? `:${this.count}` : text.slice(0, this.cols - 1)
    const way = WAYS.slice(isEnd ? 1 : 0).find((words) => place.length + words.length + 2 < this.cols) ?? ''
    return `${text === '' ? place : reverse(place)}${way && ` ${dim(way)}`}`
  }
}
