/**
 * The shorthand of options with structure: `Key=a,Value=b`, `Name=x,Values=a,b`, `Nested={A=1},List=[1,2]`.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html; the grammar and its messages are those of
 * awscli/shorthand.py. First syntax alone ({@link parseShorthand}), then the model's say ({@link adaptToShape}).
 */
import { type ServiceModel, type ShapeRef, shapeOf } from '@first-line/aws-api'
import { generalError } from './errors.ts'
import type { Plain, PlainObject } from './python-text.ts'
import { isObject } from './python-text.ts'
import { pythonFloat, pythonInt } from './scalars.ts'

/** Bad syntax. The message is the whole explanation; the caller adds the option's name. */
export class ShorthandError extends Error {}

/** Reads `file://` and `fileb://`; undefined when the text is neither. Used by `Key@=file://…`. */
export type ReadReference = (text: string) => Plain | undefined

const SINGLE_QUOTED = /'(?:\\'|[^'])*'/y
const DOUBLE_QUOTED = /"(?:\\"|[^"])*"/y
const FIRST_VALUE = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--\\^-|~-\uffff])*/y
const SECOND_VALUE = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--<>-\uffff])*/y
const KEY = /[a-zA-Z0-9\-_.#/:]*/y
const BLANK = /[ \t\n\r\v\f]*/y

/** The text with a caret under `index`, on the line where it is. */
function location(text: string, index: number): string {
  const lastBreak = text.lastIndexOf('\n', index - 1)
  const column = index === 0 || lastBreak === -1 ? index : index - lastBreak - 1
  const nextBreak = text.indexOf('\n', index)
  const [consumed, remaining] = nextBreak === -1 ? [text, ''] : [text.slice(0, nextBreak), text.slice(nextBreak)]
  return `${consumed}\n${' '.repeat(Math.max(column, 0))}^${remaining}`
}

class Parser {
  private readonly text: string
  private readonly read: ReadReference
  private index = 0
  private references = false

  constructor(text: string, read: ReadReference) {
    this.text = text
    this.read = read
  }

  parameter(): PlainObject {
    const params: PlainObject = {}
    let last = 0
    for (;;) {
      const { key, value } = this.keyValue(() => this.values())
      if (Object.hasOwn(params, key)) {
        throw new ShorthandError(
          `Second instance of key "${key}" encountered for input:\n${location(this.text, last + 1)}\n` +
            'This is often because there is a preceding "," instead of a space.',
        )
      }
      params[key] = value
      last = this.index
      if (this.atEnd()) return params
      this.expect(',', true)
    }
  }

  private keyValue(readValue: () => Plain): { key: string; value: Plain } {
    const key = this.match(KEY) ?? ''
    this.references = false
    this.blank()
    if (this.current() === '@') {
      this.expect('@', true)
      this.references = true
    }
    this.expect('=', true)
    return { key, value: readValue() }
  }

  private values(): Plain {
    if (this.atEnd()) return ''
    if (this.current() === '[') return this.list()
    if (this.current() === '{') return this.hash()
    return this.commaValues()
  }

  /** `a=b,c` is a list, `a=b,c=d` is not: read on and step back when a `=` follows. */
  private commaValues(): Plain {
    const first = this.firstValue()
    this.blank()
    if (this.current() !== ',') return first
    this.expect(',', true)
    const list = [first]
    for (;;) {
      try {
        const current = this.secondValue()
        this.blank()
        if (this.atEnd()) {
          list.push(current)
          break
        }
        this.expect(',', true)
        list.push(current)
      } catch (error) {
        if (!(error instanceof ShorthandError) || this.atEnd()) throw error
        while (this.index >= 0 && this.text[this.index] !== ',') this.index -= 1
        break
      }
    }
    return list.length === 1 ? first : list
  }

  private list(): Plain[] {
    this.expect('[', true)
    const values: Plain[] = []
    while (this.current() !== ']') {
      values.push(this.explicit())
      this.blank()
      if (this.current() !== ']') this.expect(',', false, true)
    }
    this.expect(']')
    return values
  }

  private hash(): PlainObject {
    this.expect('{', true)
    const object: PlainObject = {}
    while (this.current() !== '}') {
      const { key, value } = this.keyValue(() => this.explicit())
      this.blank()
      if (this.current() !== '}') this.expect(',', false, true)
      object[key] = value
    }
    this.expect('}')
    return object
  }

  private explicit(): Plain {
    if (this.current() === '[') return this.list()
    if (this.current() === '{') return this.hash()
    return this.firstValue()
  }

  private firstValue(): Plain {
    if (this.current() === "'") return this.quotedValue(SINGLE_QUOTED, "'", 'singled quoted')
    if (this.current() === '"') return this.quotedValue(DOUBLE_QUOTED, '"', 'double quoted')
    const text = this.match(FIRST_VALUE)
    return text === undefined ? '' : this.resolve(text.replaceAll('\\,', ',').trimEnd())
  }

  private secondValue(): Plain {
    if (this.current() === "'") return this.quotedValue(SINGLE_QUOTED, "'", 'singled quoted')
    if (this.current() === '"') return this.quotedValue(DOUBLE_QUOTED, '"', 'double quoted')
    const text = this.match(SECOND_VALUE)
    if (text === undefined) throw this.unexpected('<second>', '<none>')
    return this.resolve(text.replaceAll('\\,', ',').trimEnd())
  }

  private quotedValue(pattern: RegExp, mark: string, name: string): Plain {
    const text = this.match(pattern)
    if (text === undefined) throw this.unexpected(`<${name}>`, '<none>')
    return this.resolve(text.slice(1, -1).replaceAll(`\\${mark}`, mark).replaceAll('\\\\', '\\'))
  }

  private resolve(text: string): Plain {
    return this.references ? (this.read(text) ?? text) : text
  }

  private expect(char: string, blankBefore = false, blankAfter = blankBefore): void {
    if (blankBefore) this.blank()
    const actual = this.current()
    if (actual === undefined) throw this.unexpected(char, 'EOF')
    if (actual !== char) throw this.unexpected(char, actual)
    this.index += 1
    if (blankAfter) this.blank()
  }

  private unexpected(expected: string, actual: string): ShorthandError {
    // The blank before the input is AWS CLI's own, and so is the caret that did not move with it.
    return new ShorthandError(
      `Expected: '${expected}', received: '${actual}' for input:\n ${location(this.text, this.index)}`,
    )
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.index
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.index += found.length
    return found
  }

  private blank(): void {
    this.match(BLANK)
  }

  private current(): string | undefined {
    return this.text[this.index]
  }

  private atEnd(): boolean {
    return this.index >= this.text.length
  }
}

/**
 * Syntax alone: every value is text, a list, or an object.
 * @throws ShorthandError
 */
export function parseShorthand(text: string, read: ReadReference = () => undefined): PlainObject {
  return new Parser(text, read).parameter()
}

/**
 * Makes text into numbers and booleans, and single values into lists, where the model says so; in place.
 * @throws CliError 255 for text that is no number, as AWS CLI lets Python's own complaint through.
 */
export function adaptToShape(model: ServiceModel, ref: ShapeRef, value: Plain): Plain {
  const shape = shapeOf(model, ref)
  switch (shape.type) {
    case 'structure':
      if (!isObject(value)) return value
      if (shape.document) {
        throw new ShorthandError('Shorthand syntax does not support document types. Use JSON input instead')
      }
      for (const [name, member] of Object.entries(shape.members ?? {})) {
        if (Object.hasOwn(value, name)) value[name] = adaptToShape(model, member, value[name]!)
      }
      return value
    case 'list':
      if (value === null) return value
      // A lone value becomes a list as it is: AWS CLI does not look into it again.
      return Array.isArray(value) ? value.map((item) => adaptToShape(model, shape.member!, item)) : [value]
    case 'map':
      if (!isObject(value)) return value
      for (const key of Object.keys(value)) value[key] = adaptToShape(model, shape.value!, value[key]!)
      return value
    case 'integer':
    case 'long':
      return typeof value === 'string' ? pythonInt(value) : value
    case 'float':
    case 'double':
      return typeof value === 'string' ? pythonFloat(value) : value
    case 'boolean': {
      if (typeof value !== 'string') throw generalError("'list' object has no attribute 'lower'")
      const lower = value.toLowerCase()
      return lower === 'true' ? true : lower === 'false' ? false : value
    }
    case 'string':
    case 'blob':
    case 'timestamp':
      return value
  }
}
