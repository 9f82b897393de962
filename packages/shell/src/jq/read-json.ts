/** Reads one JSON value after the other, with jq's complaints and where it has them. */
import { JqError, type Json, type JsonObject } from './values.ts'

const SPACE = new Set([' ', '\t', '\n', '\r', '\ufeff'])
const STRUCTURE = new Set(['[', ']', '{', '}', ':', ','])
const WORDS: Record<string, Json> = { true: true, false: false, null: null, nan: Number.NaN }
const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const SIMPLE: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', '/': '/' }

type Open = Json[] | { object: JsonObject; key: string | undefined }

export class JsonReader {
  private readonly text: string
  private at = 0
  private line = 1
  private column = 0
  private readonly open: Open[] = []
  private value: Json | undefined
  private word = ''

  constructor(text: string) {
    this.text = text
  }

  /** Lines taken, the whole last one with them. */
  get lines(): number {
    const rest = this.text.indexOf('\n', Math.max(this.at - 1, 0))
    return this.text.slice(0, rest === -1 ? this.text.length : rest + 1).split('\n').length - 1
  }

  /** The next value; undefined at the end. @throws JqError */
  next(): Json | undefined {
    while (this.at < this.text.length) {
      const done = this.scan(this.step())
      if (done !== undefined) return done
    }
    this.endOfWord(' at EOF')
    if (this.open.length > 0) this.fail('Unfinished JSON term', ' at EOF')
    return this.take()
  }

  private step(): string {
    const char = this.text[this.at++]!
    this.column += 1
    if (char === '\n') {
      this.line += 1
      this.column = 0
    }
    return char
  }

  private scan(char: string): Json | undefined {
    const isSpace = SPACE.has(char)
    if (!isSpace && char !== '"' && !STRUCTURE.has(char)) {
      this.word += char
      return undefined
    }
    this.endOfWord()
    const done = this.take()
    if (done !== undefined) {
      // What ends a value may begin the next one.
      if (!isSpace) {
        this.at -= 1
        this.column -= 1
      }
      return done
    }
    if (char === '"') this.put(this.string())
    else if (!isSpace) this.structure(char)
    return this.take()
  }

  private take(): Json | undefined {
    if (this.open.length > 0 || this.value === undefined) return undefined
    const { value } = this
    this.value = undefined
    return value
  }

  private put(value: Json): void {
    if (this.value !== undefined) this.fail('Expected separator between values')
    this.value = value
  }

  private endOfWord(where = ''): void {
    const { word } = this
    if (word === '') return
    this.word = ''
    this.put(Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : this.number(word, where))
  }

  private number(word: string, where: string): number {
    if (/^[tfn]/.test(word)) this.fail('Invalid literal', where)
    if (!NUMBER.test(word)) this.fail('Invalid numeric literal', where)
    return Math.max(-Number.MAX_VALUE, Math.min(Number(word), Number.MAX_VALUE))
  }

  private string(): string {
    let text = ''
    for (;;) {
      if (this.at >= this.text.length) this.fail('Unfinished string', ' at EOF')
      const char = this.step()
      if (char === '"') return text
      if (char === '\\') text += this.escape()
      else text += char
    }
  }

  private escape(): string {
    if (this.at >= this.text.length) this.fail('Unfinished string', ' at EOF')
    const char = this.step()
    if (char !== 'u') return SIMPLE[char] ?? this.fail('Invalid escape')
    const digits = this.text.slice(this.at, this.at + 4)
    if (!/^[\da-fA-F]{4}$/.test(digits)) return this.fail('Invalid escape')
    for (const _ of digits) this.step()
    return String.fromCharCode(Number.parseInt(digits, 16))
  }

  private structure(char: string): void {
    const top = this.open.at(-1)
    const object = top && !Array.isArray(top) ? top : undefined
    const { value } = this
    switch (char) {
      case '[':
      case '{':
        if (value !== undefined) this.fail('Expected separator between values')
        this.open.push(char === '[' ? [] : { object: new Map(), key: undefined })
        return
      case ':':
        if (!object || object.key !== undefined) this.fail("':' not as part of an object")
        if (value === undefined) this.fail("Expected string key before ':'")
        if (typeof value !== 'string') this.fail('Object keys must be strings')
        object!.key = value as string
        this.value = undefined
        return
      case ',':
        if (value === undefined) this.fail("Expected value before ','")
        this.add(top)
        return
      default:
        this.close(char, top)
    }
  }

  /** The value that has been read, to what it is in. */
  private add(top: Open | undefined): void {
    const value = this.value!
    this.value = undefined
    if (Array.isArray(top)) top.push(value)
    else if (!top || top.key === undefined) this.fail('Objects must consist of key:value pairs')
    else {
      top.object.set(top.key, value)
      top.key = undefined
    }
  }

  private close(char: string, top: Open | undefined): void {
    if (!top || Array.isArray(top) !== (char === ']')) this.fail(`Unmatched '${char}'`)
    const content = Array.isArray(top) ? top : top!.object
    const size = Array.isArray(content) ? content.length : content.size
    if (this.value !== undefined) this.add(top)
    else if (size > 0)
      this.fail(Array.isArray(top) ? 'Expected another array element' : 'Expected another key-value pair')
    this.open.pop()
    this.value = content
  }

  private fail(message: string, where = ''): never {
    throw new JqError(`${message}${where} at line ${this.line}, column ${this.column}`)
  }
}
