// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in control characters
/**
 * A line editor with readline's keys (https://tiswww.case.edu/php/chet/readline/readline.html). Pure: keys in, text for the
 * terminal and events out; it neither waits nor knows who listens.
 */
import { Buffer } from './buffer.ts'
import { History } from './history.ts'
import { type Key, KeyReader } from './keys.ts'
import { Screen, type View } from './screen.ts'
import { textWidth } from './width.ts'

export type EditorEvent =
  | { type: 'output'; text: string }
  /** Enter on a line that is complete. */
  | { type: 'submit'; line: string }
  /** Ctrl-C: the line is dropped. */
  | { type: 'interrupt' }
  /** Ctrl-D on an empty line. */
  | { type: 'end' }
  /** Tab: the listener answers with {@link LineEditor.complete}. */
  | { type: 'complete'; text: string; cursor: number; again: boolean }

export interface Completion {
  /** Where the completed word begins. */
  start: number
  /** What the word may become, quoted as it has to stand. */
  values: string[]
  /** How each is listed; default the values. */
  labels?: string[]
  /** Put behind the only one: a blank, a slash. */
  suffix?: string
}

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
  /** Place in history while walking it, and the line that was being typed. */
  private walking: { at: number; draft: string } | undefined
  private searching: { text: string; at: number; before: string; failed: boolean } | undefined
  private completedBefore = false
  private pendingPrefix: string | undefined
  private lastArgument: { at: number; start: number } | undefined

  constructor(options: LineEditorOptions) {
    this.screen = new Screen(options.width)
    this.isComplete = options.isComplete ?? (() => true)
    this.history = options.history ?? new History()
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
    this.walking = undefined
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
    this.buffer.insert(clean(text))
    this.draw()
    return this.flush()
  }

  /** What comes behind a `submit`, `interrupt` or `end` is given back, for the next line. */
  feed(data: string): { events: EditorEvent[]; rest: Key[] } {
    return this.feedKeys(this.keys.read(data))
  }

  feedKeys(keys: Key[]): { events: EditorEvent[]; rest: Key[] } {
    for (const [i, key] of keys.entries()) {
      const ended = this.key(key)
      if (ended) return { events: this.flush(), rest: keys.slice(i + 1) }
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
    if (this.searching) {
      const { text, at, failed } = this.searching
      const found = at >= 0 ? this.history.all[at]! : this.buffer.text
      const place = at >= 0 ? Math.max(found.indexOf(text), 0) : this.buffer.cursor
      return {
        prompt: `(${failed ? 'failed ' : ''}reverse-i-search)\`${text}': `,
        text: found,
        cursor: place,
        continuation: '> ',
      }
    }
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
    if (this.searching && !this.searchKey(key)) return false
    const completing = key.type === 'key' && key.name === 'tab'
    if (!completing) this.completedBefore = false
    if (!(key.type === 'key' && (key.name === 'alt-.' || key.name === 'alt-_'))) this.lastArgument = undefined
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

  /** Acts on a named key. True when the line is over. */
  private command(name: string): boolean {
    switch (name) {
      case 'enter':
        return this.enter()
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
        return false
      case 'ctrl-l':
        this.out += '\x1b[H\x1b[2J'
        this.screen.reset()
        this.draw()
        return false
      case 'ctrl-r':
        this.searching = { text: '', at: -1, before: this.buffer.text, failed: false }
        this.draw()
        return false
      case 'ctrl-x':
        this.pendingPrefix = 'ctrl-x'
        return false
      case 'alt-.':
      case 'alt-_':
        this.insertLastArgument()
        return false
      default: {
        if (this.pendingPrefix === 'ctrl-x') {
          this.pendingPrefix = undefined
          if (name === 'ctrl-u') this.change(this.buffer.undo())
          return false
        }
        const edit = this.edits[name]
        if (edit) this.change(edit())
        else if (name !== 'unknown' && name !== 'escape' && name !== 'insert') this.bell()
        return false
      }
    }
  }

  private readonly edits: Record<string, () => boolean> = {
    left: () => this.buffer.left(),
    'ctrl-b': () => this.buffer.left(),
    right: () => this.buffer.right(),
    'ctrl-f': () => this.buffer.right(),
    home: () => this.buffer.moveTo(this.buffer.lineStart()),
    'ctrl-a': () => this.buffer.moveTo(this.buffer.lineStart()),
    end: () => this.buffer.moveTo(this.buffer.lineEnd()),
    'ctrl-e': () => this.buffer.moveTo(this.buffer.lineEnd()),
    'ctrl-left': () => this.buffer.moveTo(this.buffer.wordStart()),
    'alt-left': () => this.buffer.moveTo(this.buffer.wordStart()),
    'alt-b': () => this.buffer.moveTo(this.buffer.wordStart()),
    'ctrl-right': () => this.buffer.moveTo(this.buffer.wordEnd()),
    'alt-right': () => this.buffer.moveTo(this.buffer.wordEnd()),
    'alt-f': () => this.buffer.moveTo(this.buffer.wordEnd()),
    backspace: () => this.buffer.deleteBefore(),
    delete: () => this.buffer.deleteAfter(),
    'ctrl-k': () => this.buffer.killToEnd(),
    'ctrl-u': () => this.buffer.killToStart(),
    'ctrl-w': () => this.buffer.killBlankWordBefore(),
    'alt-d': () => this.buffer.killWord(),
    'ctrl-delete': () => this.buffer.killWord(),
    'alt-backspace': () => this.buffer.killWordBefore(),
    'ctrl-y': () => this.buffer.yank(),
    'alt-y': () => this.buffer.yankPop(),
    'ctrl-_': () => this.buffer.undo(),
    'alt-r': () => {
      this.buffer.undoAll()
      return true
    },
    'ctrl-t': () => this.buffer.transpose(),
    'alt-u': () => this.buffer.changeCase('upper'),
    'alt-l': () => this.buffer.changeCase('lower'),
    'alt-c': () => this.buffer.changeCase('capital'),
    up: () => this.buffer.vertical(-1) || this.walk(-1),
    'ctrl-p': () => this.buffer.vertical(-1) || this.walk(-1),
    down: () => this.buffer.vertical(1) || this.walk(1),
    'ctrl-n': () => this.buffer.vertical(1) || this.walk(1),
    'alt-<': () => this.walkTo(0),
    'alt->': () => this.walkTo(this.history.all.length),
  }

  private change(changed: boolean): void {
    if (changed) this.draw()
    else this.bell()
  }

  private enter(): boolean {
    const { text } = this.buffer
    if (!this.hidden && !this.isComplete(text)) {
      this.buffer.moveTo(text.length)
      this.buffer.insert('\n')
      this.draw()
      return false
    }
    this.out += this.screen.finish(this.view())
    if (!this.hidden) this.history.add(text)
    this.events.push({ type: 'submit', line: text })
    return true
  }

  private interrupted(): View {
    const view = this.view()
    return this.hidden ? view : { ...view, text: `${this.buffer.text}^C` }
  }

  private walk(step: -1 | 1): boolean {
    const at = this.walking?.at ?? this.history.all.length
    return this.walkTo(at + step)
  }

  private walkTo(to: number): boolean {
    const { all } = this.history
    if (this.hidden || to < 0 || to > all.length || to === (this.walking?.at ?? all.length)) return false
    const draft = this.walking?.draft ?? this.buffer.text
    this.walking = { at: to, draft }
    this.buffer.set(to === all.length ? draft : all[to]!)
    return true
  }

  /** The last word of the line before; again: of the line before that. */
  private insertLastArgument(): void {
    const { all } = this.history
    const at = (this.lastArgument?.at ?? all.length) - 1
    const word = all[at]?.trim().split(/\s+/).at(-1)
    if (word === undefined) {
      this.bell()
      return
    }
    const start = this.lastArgument?.start ?? this.buffer.cursor
    this.buffer.replace(start, this.buffer.cursor, word)
    this.lastArgument = { at, start }
    this.draw()
  }

  /** A key during Ctrl-R. True when it is to be handled as usual, on the line that was found. */
  private searchKey(key: Key): boolean {
    const search = this.searching!
    if (key.type === 'text' || key.type === 'paste') {
      search.text += key.type === 'text' ? key.text : clean(key.text).replaceAll('\n', ' ')
      this.searchFrom(search.at >= 0 ? search.at + 1 : this.history.all.length)
      return false
    }
    switch (key.name) {
      case 'ctrl-r':
        this.searchFrom(search.at >= 0 ? search.at : this.history.all.length)
        return false
      case 'backspace':
        search.text = search.text.slice(0, -1)
        this.searchFrom(this.history.all.length)
        return false
      case 'ctrl-g':
      case 'ctrl-c':
        this.searching = undefined
        this.buffer.set(search.before)
        this.draw()
        return false
      default: {
        const found = search.at >= 0 ? this.history.all[search.at]! : search.before
        const cursor = search.at >= 0 ? Math.max(found.indexOf(search.text), 0) : found.length
        this.searching = undefined
        this.buffer.set(found, key.name === 'enter' ? found.length : cursor)
        this.draw()
        return key.name !== 'escape'
      }
    }
  }

  private searchFrom(from: number): void {
    const search = this.searching!
    const found = this.history.search(search.text, from)
    search.failed = found === -1 && search.text !== ''
    if (found !== -1) search.at = found
    else if (search.text === '') search.at = -1
    this.draw()
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

function commonPrefix(values: readonly string[]): string {
  let prefix = values[0] ?? ''
  for (const value of values) while (!value.startsWith(prefix)) prefix = prefix.slice(0, -1)
  return prefix
}

/** Words in columns, down first, as `ls` and readline list them. */
function columns(words: readonly string[], width: number): string {
  const sorted = [...new Set(words)].sort()
  const size = Math.max(...sorted.map(textWidth)) + 2
  const count = Math.max(Math.floor(width / size), 1)
  const rows = Math.ceil(sorted.length / count)
  let out = ''
  for (let row = 0; row < rows; row++) {
    const cells = Array.from({ length: count }, (_, column) => sorted[column * rows + row]).filter(
      (cell): cell is string => cell !== undefined,
    )
    out += `${cells.map((cell, i) => (i === cells.length - 1 ? cell : cell + ' '.repeat(size - textWidth(cell)))).join('')}\r\n`
  }
  return out
}
