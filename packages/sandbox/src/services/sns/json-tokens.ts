/**
 * JSON as SNS reads it: token by token, what is wrong told in the words of Jackson, its parser, with the place. Recorded in
 * October 2025 (LocalStack's tests/aws/services/sns/test_sns.snapshot.json: test_validate_set_sub_attributes); the wordings
 * that are not there are Jackson's (github.com/FasterXML/jackson-core, ParserBase, ReaderBasedJsonParser).
 */

export interface JsonToken {
  kind: '{' | '}' | '[' | ']' | 'name' | 'string' | 'number' | 'word'
  text: string
  /** How far the parser has read when the token is its current one: into a string, past a name to where its value begins. */
  place: number
  end: number
}

/** The reason as Jackson words it. */
export class JsonError extends Error {}

/** `line` and `column` count from one; a column is that of what comes next. */
export function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  const column = offset - before.lastIndexOf('\n')
  return `[Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: ${line}, column: ${column}]`
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /[\w$]+/y
const STRING = /"(?:[^"\\]|\\.)*"/sy
const LITERALS: ReadonlySet<string> = new Set(['true', 'false', 'null'])
const VALUES = "JSON String, Number, Array, Object or token 'null', 'true' or 'false'"

/** All tokens of one value. @throws JsonError */
export function jsonTokens(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = []
  const opened: { kind: '{' | '['; start: number }[] = []
  let at = 0

  const fail = (message: string, offset: number): JsonError => new JsonError(`${message}\n at ${placeOf(text, offset)}`)
  const unexpected = (why: string): JsonError =>
    fail(`Unexpected character ('${text[at]}' (code ${text.charCodeAt(at)})): ${why}`, at)
  const ended = (why: string): JsonError => fail(`Unexpected end-of-input${why}`, text.length)
  const matched = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  const space = (): void => {
    at += matched(/\s*/y)!.length
  }
  /** Past the space, where something has to come. */
  const more = (): string => {
    space()
    const open = opened.at(-1)
    if (at < text.length) return text[at]!
    if (!open) throw fail('No content to map due to end-of-input', text.length)
    const what = open.kind === '{' ? 'Object' : 'Array'
    throw ended(`: expected close marker for ${what} (start marker at ${placeOf(text, open.start)})`)
  }
  const quoted = (kind: 'name' | 'string'): JsonToken => {
    const found = matched(STRING)
    if (found === undefined)
      throw ended(kind === 'name' ? ' in field name' : ': was expecting closing quote for a string value')
    const token = { kind, text: decoded(found), place: at + 1, end: at + found.length }
    at = token.end
    return token
  }
  const decoded = (found: string): string => {
    try {
      return JSON.parse(found) as string
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      throw unexpected('has to be escaped using backslash to be included in string value')
    }
  }
  const mark = (kind: '{' | '}' | '[' | ']'): void => {
    at += 1
    tokens.push({ kind, text: kind, place: at, end: at })
  }
  const scalar = (): JsonToken => {
    if (text[at] === '"') return quoted('string')
    const number = matched(NUMBER)
    const found = number ?? matched(WORD)
    if (found === undefined) throw unexpected(`expected a valid value (${VALUES})`)
    const end = at + found.length
    if (number === undefined && !LITERALS.has(found))
      throw fail(`Unrecognized token '${found}': was expecting (${VALUES})`, end)
    at = end
    return { kind: number === undefined ? 'word' : 'number', text: found, place: end, end }
  }
  const value = (): void => {
    const next = more()
    if (next !== '{' && next !== '[') {
      tokens.push(scalar())
      return
    }
    opened.push({ kind: next, start: at })
    mark(next)
    members(next)
    opened.pop()
  }
  const members = (kind: '{' | '['): void => {
    const close = kind === '{' ? '}' : ']'
    for (let first = true; ; first = false) {
      if (more() === close) break
      if (!first) {
        if (text[at] !== ',')
          throw unexpected(`was expecting comma to separate ${kind === '{' ? 'Object' : 'Array'} entries`)
        at += 1
        more()
      }
      if (kind === '{') member()
      else value()
    }
    mark(close)
  }
  const member = (): void => {
    if (text[at] !== '"') throw unexpected('was expecting double-quote to start field name')
    const name = quoted('name')
    if (more() !== ':') throw unexpected('was expecting a colon to separate field name and value')
    at += 1
    const index = tokens.push(name)
    value()
    name.place = tokens[index]!.place
  }

  value()
  space()
  if (at < text.length) throw unexpected('Expected space separating root-level values')
  return tokens
}
