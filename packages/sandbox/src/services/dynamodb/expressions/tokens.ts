import { validation } from '../errors.ts'

export interface Token {
  kind: 'word' | 'name' | 'value' | 'number' | 'symbol' | 'end'
  text: string
  start: number
  end: number
}

const PIECES = /\s+|(?<word>[A-Za-z][\w]*)|(?<name>#\w+)|(?<value>:\w+)|(?<number>\d+)|(?<symbol><>|<=|>=|[\s\S])/gy

/** The tokens of an expression; a character that begins none is a symbol, which the grammar then refuses. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(PIECES)) {
    const [kind, piece] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? []
    if (kind === undefined || piece === undefined) continue
    tokens.push({ kind: kind as Token['kind'], text: piece, start: match.index, end: match.index + piece.length })
  }
  tokens.push({ kind: 'end', text: '<EOF>', start: text.length, end: text.length })
  return tokens
}

/** Walks over the tokens of one expression. `kind` is how errors call it: `ConditionExpression`. */
export class Reader {
  readonly kind: string
  readonly #text: string
  readonly #tokens: Token[]
  #at = 0

  /** @throws AwsError ValidationException */
  constructor(kind: string, text: string) {
    this.kind = kind
    this.#text = text
    this.#tokens = tokensOf(text)
    if (this.#tokens.length === 1) throw this.error('The expression can not be empty;')
  }

  get token(): Token {
    return this.#tokens[this.#at]!
  }

  peek(ahead = 1): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)]!
  }

  next(): Token {
    const { token } = this
    if (token.kind !== 'end') this.#at += 1
    return token
  }

  /** Takes the symbol, or the keyword in any case, if it is next. */
  take(text: string): boolean {
    if (!this.isNext(text)) return false
    this.next()
    return true
  }

  isNext(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return (
      (token.kind === 'symbol' && token.text === text) || (token.kind === 'word' && token.text.toUpperCase() === text)
    )
  }

  expect(text: string): void {
    if (!this.take(text)) throw this.syntaxError()
  }

  /** The tokens from here to the parenthesis that closes the one at `ahead`; `undefined` when nothing does. */
  closing(ahead = 0): number | undefined {
    let depth = 0
    for (let at = ahead; this.peek(at).kind !== 'end'; at += 1) {
      if (this.isNext('(', at)) depth += 1
      else if (this.isNext(')', at)) {
        depth -= 1
        if (depth === 0) return at
      }
    }
    return undefined
  }

  /** AWS shows the token with its neighbours, as they are in the text. */
  syntaxError() {
    const before = this.#tokens[this.#at - 1] ?? this.token
    const after = this.#tokens[this.#at + 1]
    const near = this.#text.slice(before.start, after && after.kind !== 'end' ? after.end : this.token.end).trim()
    return this.error(`Syntax error; token: "${this.token.text}", near: "${near}"`)
  }

  error(message: string) {
    return validation(`Invalid ${this.kind}: ${message}`)
  }
}
