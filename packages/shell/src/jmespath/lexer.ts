/** An expression's tokens (https://jmespath.org/specification.html#grammar), named as the Python library names them in its errors. */
import { type Plain, pythonText } from '../aws/python-text.ts'
import { badToken, emptyExpression } from './errors.ts'

export type TokenType =
  | 'and'
  | 'colon'
  | 'comma'
  | 'current'
  | 'dot'
  | 'eof'
  | 'eq'
  | 'expref'
  | 'filter'
  | 'flatten'
  | 'gt'
  | 'gte'
  | 'lbrace'
  | 'lbracket'
  | 'literal'
  | 'lparen'
  | 'lt'
  | 'lte'
  | 'ne'
  | 'not'
  | 'number'
  | 'or'
  | 'pipe'
  | 'quoted_identifier'
  | 'rbrace'
  | 'rbracket'
  | 'rparen'
  | 'star'
  | 'unquoted_identifier'

export interface Token {
  type: TokenType
  value: Plain
  /** As an error shows it. */
  text: string
  /** Character of the expression, from 0. */
  at: number
}

/** Longest first. */
const SIGNS: [string, TokenType][] = [
  ['[?', 'filter'],
  ['[]', 'flatten'],
  ['||', 'or'],
  ['&&', 'and'],
  ['<=', 'lte'],
  ['>=', 'gte'],
  ['!=', 'ne'],
  ['==', 'eq'],
  ['.', 'dot'],
  ['*', 'star'],
  ['[', 'lbracket'],
  [']', 'rbracket'],
  [',', 'comma'],
  [':', 'colon'],
  ['@', 'current'],
  ['(', 'lparen'],
  [')', 'rparen'],
  ['{', 'lbrace'],
  ['}', 'rbrace'],
  ['|', 'pipe'],
  ['&', 'expref'],
  ['<', 'lt'],
  ['>', 'gt'],
  ['!', 'not'],
]

/** Undefined for what is no JSON. */
function fromJson(text: string): Plain | undefined {
  try {
    return JSON.parse(text) as Plain
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** What stands between two delimiters, its backslashes kept; undefined where the second is missing. */
function between(rest: string, delimiter: string): string | undefined {
  for (let at = 1; at < rest.length; at++) {
    if (rest[at] === '\\') at += 1
    else if (rest[at] === delimiter) return rest.slice(1, at)
  }
  return undefined
}

/** @throws QuerySyntaxError */
export function tokensOf(expression: string): Token[] {
  if (expression === '') throw emptyExpression()
  const tokens: Token[] = []
  const place = (index: number): number => [...expression.slice(0, index)].length
  for (let index = 0; index < expression.length; ) {
    const rest = expression.slice(index)
    const at = place(index)
    const fail = (what: string) => badToken(expression, at, what)
    const add = (type: TokenType, length: number, value: Plain): void => {
      tokens.push({ type, value, text: pythonText(value), at })
      index += length
    }
    const blank = /^[ \t\n\r]+/.exec(rest)
    const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(rest)
    const number = /^-?[0-9]+/.exec(rest)
    const sign = SIGNS.find(([text]) => rest.startsWith(text))
    if (blank) index += blank[0].length
    else if (name) add('unquoted_identifier', name[0].length, name[0])
    else if (number) add('number', number[0].length, Number(number[0]))
    else if (/^["'`]/.test(rest)) {
      const delimiter = rest[0]!
      const inside = between(rest, delimiter)
      if (inside === undefined) throw fail(`Unclosed ${delimiter} delimiter`)
      const length = inside.length + 2
      if (delimiter === "'") add('literal', length, inside.replaceAll("\\'", "'"))
      else if (delimiter === '"') {
        const value = fromJson(`"${inside}"`)
        if (value === undefined)
          throw fail(/[\n\r\t]/.test(inside) ? 'Invalid control character at' : 'Invalid \\escape')
        add('quoted_identifier', length, value)
      } else {
        const text = inside.replaceAll('\\`', '`')
        // What is no JSON is a string: dropped by the specification, and used throughout AWS's documentation.
        const read = fromJson(text)
        const value = read === undefined ? fromJson(`"${text.trimStart()}"`) : read
        if (value === undefined) throw fail(`Bad token ${text}`)
        add('literal', length, value)
      }
    } else if (sign) add(sign[1], sign[0].length, sign[0])
    else if (rest[0] === '=' || rest[0] === '-') throw fail(`Unknown token '${rest[0]}'`)
    else throw fail(`Unknown token ${[...rest][0]}`)
  }
  tokens.push({ type: 'eof', value: '', text: '', at: [...expression].length })
  return tokens
}
