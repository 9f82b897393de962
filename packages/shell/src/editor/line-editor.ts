// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in control characters
/**
 * A line editor with readline's keys (https://tiswww.case.edu/php/chet/readline/readline.html). Pure: keys in, text for the
 * terminal and events out; it neither waits nor knows who listens.
 */
import { Buffer } from './buffer.ts'
import { type Completion, columns, commonPrefix } from './completions.ts'
import { editsOf, WALKS } from './edits.ts'
import { History } from './history.ts'
import { expandHistory } from './history-expansion.ts'
import { HistorySearch } from './history-search.ts'
import { HistoryWalk } from './history-walk.ts'
import { type Key, KeyReader } from './keys.ts'
import { Screen, type View } from './screen.ts'
import { textWidth } from './width.ts'

export type EditorEvent =
  | { type: 'output'; text: string }
  /** Enter on a line that is complete. `attended`: by somebody at the keyboard, not by the page. */
  | { type: 'submit'; line: string; attended: boolean }
  /** Ctrl-C: the line is dropped. */
  | { type: 'interrupt' }
  /** Ctrl-D on an empty line. */
  | { type: 'end' }
  /** Tab: the listener answers with {@link LineEditor.complete}, and keeps keys back until then. */
  | { type: 'complete'; text: string; cursor: number; again: boolean }

export interface LineEditorOptions {
  width: number
  /** Whether a line is a whole command; if not, Enter adds a line. */
  isComplete?: (text: string) => boolean
  history?: History
}

const BELL = '\x07'

export class LineEditor {
  readonly history: History
  private readonly buffer = new Buffer()
  private readonly keys = new KeyReader()
  private readonly screen: Screen
  private readonly isComplete: (text: string) => boolean
  private prompt = ''
  private hidden = false
  private out = ''
  private events: EditorEvent[] = []
  private readonly walk: HistoryWalk
  private readonly edits: Readonly<Record<string, () => boolean>>
  private searching: HistorySearch | undefined
  private completedBefore = false
  private pendingPrefix: string | undefined

  constructor(options: LineEditorOptions) {
    this.screen = new Screen(options.width)
    this.isComplete = options.isComplete ?? (() => true)
    this.history = options.history ?? new History()
    this.walk = new HistoryWalk(this.history, this.buffer)
    this.edits = editsOf(this.buffer, this.walk)
  }

  get line(): string {
    return this.buffer.text
  }

  get cursor(): number {
    return this.buffer.cursor
  }

  /** Shows a prompt and starts a line. `hidden`: what is typed is not shown. */
  start(prompt: string, options: { hidden?: boolean; text?: string } = {}): EditorEvent[] {
    this.prompt = prompt
    this.hidden = options.hidden ?? false
    this.walk.reset()
    this.searching = undefined
    this.buffer.set(options.text ?? '')
    this.screen.reset()
    this.draw()
    return this.flush()
  }

  resize(width: number): EditorEvent[] {
    this.screen.width = width
    this.draw()
    return this.flush()
  }

  /** Types text as if it were pasted: nothing runs. */
  insert(text: string): EditorEvent[] {
    // What was being looked for is not what is typed now.
    if (this.searching) this.buffer.set(this.searching.before)
    this.searching = undefined
    this.buffer.insert(clean(text))
    this.draw()
    return this.flush()
  }

  /** What comes behind a `submit`, `interrupt` or `end` is given back, for the next line; behind a `complete`, for after it. */
  feed(data: string): { events: EditorEvent[]; rest: Key[] } {
    return this.feedKeys(this.keys.read(data))
  }

  feedKeys(keys: Key[]): { events: EditorEvent[]; rest: Key[] } {
    for (const [i, key] of keys.entries()) {
      const waits = this.key(key)
      if (waits) return { events: this.flush(), rest: keys.slice(i + 1) }
    }
    return { events: this.flush(), rest: [] }
  }

  /** Reads keys without acting on them: what is typed while a command runs. */
  readKeys(data: string): Key[] {
    return this.keys.read(data)
  }

  private flush(): EditorEvent[] {
    if (this.out !== '') this.events.push({ type: 'output', text: this.out })
    const events = this.events
    // Output belongs before the event that ends the line.
    events.sort((a, b) => Number(a.type !== 'output') - Number(b.type !== 'output'))
    this.events = []
    this.out = ''
    return events
  }

  private view(): View {
    if (this.searching) return this.searching.view(this.buffer.cursor)
    if (this.hidden) return { prompt: this.prompt, text: '', cursor: 0, continuation: '' }
    return { prompt: this.prompt, text: this.buffer.text, cursor: this.buffer.cursor, continuation: '> ' }
  }

  private draw(): void {
    this.out += this.screen.draw(this.view())
  }

  private bell(): void {
    this.out += BELL
  }

  private key(key: Key): boolean {
    if (this.searching && !this.searchKey(key, this.searching)) return false
    const completing = key.type === 'key' && key.name === 'tab'
    if (!completing) this.completedBefore = false
    if (!(key.type === 'key' && (key.name === 'alt-.' || key.name === 'alt-_'))) this.walk.interrupt()
    if (key.type === 'text') {
      this.type(key.text)
      return false
    }
    if (key.type === 'paste') {
      this.buffer.insert(clean(key.text))
      this.draw()
      return false
    }
    return this.command(key.name)
  }

  private type(text: string): void {
    const atEnd = this.buffer.cursor === this.buffer.text.length
    const before = textWidth(this.buffer.text) + textWidth(plain(this.prompt))
    this.buffer.insert(text, 'type')
    const fits = before + textWidth(text) < this.screen.width && !this.buffer.text.includes('\n')
    // The usual case, letter by letter at the end, needs no redrawing.
    if (atEnd && fits && !this.hidden && /^[\x20-\x7e]*$/.test(text)) this.out += text
    else this.draw()
  }

  /** Acts on a named key. True when the line is over, or the next key has to wait. */
  private command(name: string): boolean {
    switch (name) {
      case 'enter':
      case 'run':
        return this.enter(name === 'enter')
      case 'ctrl-c':
        this.out += this.screen.finish(this.interrupted())
        this.events.push({ type: 'interrupt' })
        return true
      case 'ctrl-d':
        if (this.buffer.text !== '') {
          this.change(this.buffer.deleteAfter())
          return false
        }
        this.out += this.screen.finish(this.view())
        this.events.push({ type: 'end' })
        return true
      case 'tab':
        if (this.hidden) return false
        this.events.push({
          type: 'complete',
          text: this.buffer.text,
          cursor: this.buffer.cursor,
          again: this.completedBefore,
        })
        this.completedBefore = true
        return true
      case 'ctrl-l':
        this.out += '\x1b[H\x1b[2J'
        this.screen.reset()
        this.draw()
        return false
      case 'ctrl-r':
        this.searching = new HistorySearch(this.history, this.buffer.text)
        this.draw()
        return false
      case 'ctrl-x':
        this.pendingPrefix = 'ctrl-x'
        return false
      case 'alt-.':
      case 'alt-_':
        this.change(this.walk.insertLastArgument())
        return false
      default: {
        if (this.pendingPrefix === 'ctrl-x') {
          this.pendingPrefix = undefined
          if (name === 'ctrl-u') this.change(this.buffer.undo())
          return false
        }
        const edit = this.hidden && WALKS.has(name) ? undefined : this.edits[name]
        if (edit) this.change(edit())
        else if (name !== 'unknown' && name !== 'escape' && name !== 'insert') this.bell()
        return false
      }
    }
  }

  private change(changed: boolean): void {
    if (changed) this.draw()
    else this.bell()
  }

  private enter(attended: boolean): boolean {
    const { text } = this.buffer
    if (!this.hidden && !this.isComplete(text)) {
      this.buffer.moveTo(text.length)
      this.buffer.insert('\n')
      this.draw()
      return false
    }
    this.out += this.screen.finish(this.view())
    const line = this.hidden ? text : this.expanded(text)
    if (line === undefined) this.events.push({ type: 'interrupt' })
    else {
      if (!this.hidden) this.history.add(line)
      this.events.push({ type: 'submit', line, attended })
    }
    return true
  }

  /** With what `!!` and its like stand for, shown first; undefined, and said so, where they stand for nothing. */
  private expanded(text: string): string | undefined {
    if (this.history.isPaused) return text
    const expanded = expandHistory(text, this.history.all)
    if ('missing' in expanded) {
      this.out += `bash: ${expanded.missing}: event not found\r\n`
      return undefined
    }
    if (expanded.changed) this.out += `${expanded.line.replaceAll('\n', '\r\n')}\r\n`
    return expanded.line
  }

  private interrupted(): View {
    const view = this.view()
    return this.hidden ? view : { ...view, text: `${this.buffer.text}^C` }
  }

  /** A key during Ctrl-R. True when it is to be handled as usual, on the line that was found. */
  private searchKey(key: Key, search: HistorySearch): boolean {
    if (key.type === 'text') search.type(key.text)
    else if (key.type === 'paste') search.type(clean(key.text).replaceAll('\n', ' '))
    else if (key.name === 'ctrl-r') search.again()
    else if (key.name === 'backspace') search.backspace()
    else {
      const givenUp = key.name === 'ctrl-g' || key.name === 'ctrl-c'
      const { line, cursor } = search.found
      this.searching = undefined
      if (givenUp) this.buffer.set(search.before)
      else this.buffer.set(line, key.name === 'enter' ? line.length : cursor)
      this.draw()
      return !givenUp && key.name !== 'escape'
    }
    this.draw()
    return false
  }

  /** The answer to a `complete` event, unless the line has changed since. */
  complete(completion: Completion | undefined, asked: { text: string; cursor: number; again: boolean }): EditorEvent[] {
    if (asked.text !== this.buffer.text || asked.cursor !== this.buffer.cursor) return []
    if (!completion || completion.values.length === 0) {
      this.bell()
      return this.flush()
    }
    const { start, values, suffix = ' ' } = completion
    const typed = this.buffer.text.slice(start, this.buffer.cursor)
    const common = commonPrefix(values)
    if (values.length === 1) {
      this.buffer.replace(start, this.buffer.cursor, `${values[0]}${suffix}`)
      this.draw()
    } else if (common.length > typed.length) {
      this.buffer.replace(start, this.buffer.cursor, common)
      this.draw()
    } else if (asked.again) {
      const view = this.view()
      this.out += this.screen.draw({ ...view, cursor: view.text.length })
      this.screen.reset()
      this.out += `\r\n${columns(completion.labels ?? values, this.screen.width)}`
      this.draw()
    } else this.bell()
    return this.flush()
  }
}

const plain = (text: string): string => text.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '')

/** Pasted text: line breaks as one character, tabs as blanks, no other control characters. */
const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', '    ')
    .replace(/[\x00-\x09\x0b-\x1f\x7f]/g, '')
