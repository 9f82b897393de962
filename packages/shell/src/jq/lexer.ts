/** Words of a jq program. A string is one word, with the words of what is interpolated inside. */
export type Token = { kind: Kind; text: string; at: number; parts?: (string | Token[])[] }
export type Kind = 'FIELD' | 'IDENT' | 'LITERAL' | 'FORMAT' | 'STRING' | 'VARIABLE' | 'OP' | 'KEYWORD' | '$end'

/** A program that cannot be run: what jq says, and where it points. */
export class CompileError extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

const KEYWORDS = new Set(
  'def if then elif else end as reduce foreach try catch label import include and or __loc__'.split(' '),
)
const PATTERNS: [Kind, RegExp][] = [
  ['FIELD', /\.[a-zA-Z_]\w*/y],
  ['LITERAL', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['VARIABLE', /\$(?:__loc__|[a-zA-Z_]\w*(?:::\w+)*)/y],
  ['FORMAT', /@[a-zA-Z0-9_]+/y],
  ['IDENT', /[a-zA-Z_]\w*(?:::\w+)*/y],
  ['OP', /\?\/\/|\/\/=|!=|==|\/\/|[|+\-*/%<>]=|\.\.|[.?=;,:|+\-*/%$()[\]{}<>]/y],
]
const SKIPPED = /(?:[ \t\r\n]+|#[^\n]*)+/y
const ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

export class Lexer {
  private readonly source: string
  private at = 0

  constructor(source: string) {
    this.source = source
  }

  /** All words up to the end, or up to the `)` that ends an interpolation. */
  words(inside = false): Token[] {
    const words: Token[] = []
    for (let depth = 0; ; ) {
      SKIPPED.lastIndex = this.at
      if (SKIPPED.test(this.source)) this.at = SKIPPED.lastIndex
      if (this.at >= this.source.length) {
        words.push({ kind: '$end', text: '', at: Math.max(this.source.length - 1, 0) })
        return words
      }
      const word = this.word()
      if (word.text === '(') depth += 1
      if (word.text === ')' && depth-- === 0 && inside) {
        words.push({ kind: '$end', text: '', at: word.at })
        return words
      }
      words.push(word)
    }
  }

  private word(): Token {
    const { at } = this
    if (this.source[at] === '"') return { kind: 'STRING', text: '"', at, parts: this.string() }
    for (const [kind, pattern] of PATTERNS) {
      pattern.lastIndex = at
      const text = pattern.exec(this.source)?.[0]
      if (text === undefined) continue
      this.at += text.length
      return { kind: kind === 'IDENT' && KEYWORDS.has(text) ? 'KEYWORD' : kind, text, at }
    }
    throw new CompileError('syntax error, unexpected INVALID_CHARACTER', at)
  }

  private string(): (string | Token[])[] {
    const parts: (string | Token[])[] = ['']
    const add = (text: string): void => {
      if (typeof parts.at(-1) === 'string') parts[parts.length - 1] += text
      else parts.push(text)
    }
    this.at += 1
    for (;;) {
      const char = this.source[this.at++]
      if (char === undefined) throw new CompileError('syntax error, unexpected $end', this.source.length - 1)
      if (char === '"') return parts
      if (char !== '\\') {
        add(char)
        continue
      }
      const escaped = this.source[this.at++]
      if (escaped === '(') parts.push(this.words(true))
      else if (escaped === 'u') {
        add(String.fromCharCode(Number.parseInt(this.source.slice(this.at, this.at + 4), 16)))
        this.at += 4
      } else if (escaped !== undefined) add(ESCAPES[escaped] ?? escaped)
    }
  }
}
