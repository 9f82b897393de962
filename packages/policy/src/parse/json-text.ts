import type { Position, Range } from '../types/document.ts'

/** A JSON value that remembers where it stands in its text. */
export type JsonNode =
  | { type: 'object'; members: readonly JsonMember[]; range: Range }
  | { type: 'array'; items: readonly JsonNode[]; range: Range }
  | { type: 'string'; value: string; range: Range }
  | { type: 'number' | 'boolean' | 'null'; text: string; range: Range }

export type JsonMember = { key: string; keyRange: Range; value: JsonNode }

/** Not thrown beyond {@link readJson}. */
class JsonSyntaxError extends Error {
  readonly offset: number
  readonly expected: string
  constructor(offset: number, expected: string) {
    super(expected)
    this.offset = offset
    this.expected = expected
  }
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const plainText = /[^"\\\u0000-\u001f]*/y

/** Policies nest five deep; the limit keeps a hostile text from exhausting the stack. */
const maxDepth = 64

/**
 * Reads JSON (RFC 8259). Members keep their order and their duplicates.
 * On a syntax error: where, and what was expected there.
 */
export function readJson(
  text: string,
): { ok: true; node: JsonNode } | { ok: false; position: Position; expected: string } {
  const place = positionsOf(text)
  const reader = new Reader(text, place)
  try {
    return { ok: true, node: reader.document() }
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    return { ok: false, position: place(error.offset), expected: error.expected }
  }
}

/** Line and column of an offset, by binary search over the line starts. */
function positionsOf(text: string): (offset: number) => Position {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { offset, line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

class Reader {
  private at = 0
  private depth = 0
  private readonly text: string
  private readonly place: (offset: number) => Position

  constructor(text: string, place: (offset: number) => Position) {
    this.text = text
    this.place = place
  }

  document(): JsonNode {
    const node = this.value()
    this.space()
    if (this.at < this.text.length) throw new JsonSyntaxError(this.at, 'end of text')
    return node
  }

  private value(): JsonNode {
    this.space()
    const start = this.at
    const first = this.text[start]
    if (first === '{') return this.nested(() => this.object(start))
    if (first === '[') return this.nested(() => this.array(start))
    if (first === '"') return { type: 'string', value: this.string(), range: this.since(start) }
    const found = this.match(literal)
    if (!found) throw new JsonSyntaxError(start, 'a value')
    const type = found === 'null' ? 'null' : found === 'true' || found === 'false' ? 'boolean' : 'number'
    return { type, text: found, range: this.since(start) }
  }

  private nested(read: () => JsonNode): JsonNode {
    this.depth += 1
    if (this.depth > maxDepth) throw new JsonSyntaxError(this.at, 'less nesting')
    const node = read()
    this.depth -= 1
    return node
  }

  private object(start: number): JsonNode {
    const members: JsonMember[] = []
    this.at += 1
    if (!this.take('}')) {
      do {
        this.space()
        const keyStart = this.at
        const key = this.string()
        const keyRange = this.since(keyStart)
        if (!this.take(':')) throw new JsonSyntaxError(this.at, '":"')
        members.push({ key, keyRange, value: this.value() })
      } while (this.take(','))
      if (!this.take('}')) throw new JsonSyntaxError(this.at, '"," or "}"')
    }
    return { type: 'object', members, range: this.since(start) }
  }

  private array(start: number): JsonNode {
    const items: JsonNode[] = []
    this.at += 1
    if (!this.take(']')) {
      do items.push(this.value())
      while (this.take(','))
      if (!this.take(']')) throw new JsonSyntaxError(this.at, '"," or "]"')
    }
    return { type: 'array', items, range: this.since(start) }
  }

  private string(): string {
    if (this.text[this.at] !== '"') throw new JsonSyntaxError(this.at, 'a string')
    this.at += 1
    let value = ''
    for (;;) {
      value += this.match(plainText) ?? ''
      const end = this.text[this.at]
      if (end === '"') {
        this.at += 1
        return value
      }
      if (end !== '\\') throw new JsonSyntaxError(this.at, '"\\""')
      value += this.escape()
    }
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? ''
    const simple = escapes[letter]
    if (simple !== undefined) {
      this.at += 2
      return simple
    }
    const digits = this.text.slice(this.at + 2, this.at + 6)
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits)) throw new JsonSyntaxError(this.at, 'an escape sequence')
    this.at += 6
    return String.fromCharCode(Number.parseInt(digits, 16))
  }

  private take(character: string): boolean {
    this.space()
    if (this.text[this.at] !== character) return false
    this.at += 1
    return true
  }

  private space(): void {
    while (' \n\r\t'.includes(this.text[this.at] ?? 'x')) this.at += 1
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  private since(start: number): Range {
    return { start: this.place(start), end: this.place(this.at) }
  }
}
