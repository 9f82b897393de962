/**
 * An expression as a function of the data: operators by how strongly they bind, as the specification's grammar has them
 * (https://jmespath.org/specification.html#grammar) and with the Python library's errors.
 */
import { isObject, type Plain, type PlainObject } from '../aws/python-text.ts'
import { incomplete, QueryError, unexpected } from './errors.ts'
import { callFunction } from './functions.ts'
import { type Token, type TokenType, tokensOf } from './lexer.ts'
import { compare, Expression, isFalse, type Value } from './values.ts'

type Run = (value: Plain) => Value

interface Node {
  run: Run
  /** What the next operator has to know of it: the name of a function, an index that another follows, a slice. */
  kind?: 'field' | 'index' | 'slice'
  name?: string
}

const BINDS: Partial<Record<TokenType, number>> = {
  pipe: 1,
  or: 2,
  and: 3,
  eq: 5,
  gt: 5,
  lt: 5,
  gte: 5,
  lte: 5,
  ne: 5,
  flatten: 9,
  star: 20,
  filter: 21,
  dot: 40,
  not: 45,
  lbrace: 50,
  lbracket: 55,
  lparen: 60,
}
/** What binds less ends a projection. */
const PROJECTION_STOP = 10

const binds = (type: TokenType): number => BINDS[type] ?? 0
const same: Run = (value) => value
const list = (names: readonly string[]): string => `[${names.map((name) => `'${name}'`).join(', ')}]`
const dataOf = (value: Value): Plain => value as Plain

/** Elements of an array, each through `right`; nulls are left out. */
const projected =
  (left: Run, right: Run, keep: (item: Plain) => boolean = () => true): Run =>
  (value) => {
    const base = left(value)
    if (!Array.isArray(base)) return null
    return base
      .filter(keep)
      .map((item) => dataOf(right(item)))
      .filter((item) => item !== null)
  }

const valuesOf =
  (left: Run): Run =>
  (value) => {
    const base = left(value)
    return isObject(base) && !(base instanceof Expression) ? Object.values(base) : null
  }

const flattened =
  (left: Run): Run =>
  (value) => {
    const base = left(value)
    return Array.isArray(base) ? base.flat(1) : null
  }

const chain =
  (left: Run, right: Run): Run =>
  (value) =>
    right(dataOf(left(value)))

const field =
  (name: string): Run =>
  (value) =>
    isObject(value) && Object.hasOwn(value, name) ? value[name]! : null

function sliced(items: readonly Plain[], [from, to, by]: readonly (number | undefined)[]): Plain[] {
  const step = by ?? 1
  const { length } = items
  const within = (at: number): number =>
    Math.min(Math.max(at < 0 ? at + length : at, step > 0 ? 0 : -1), step > 0 ? length : length - 1)
  const start = from === undefined ? (step > 0 ? 0 : length - 1) : within(from)
  const end = to === undefined ? (step > 0 ? length : -1) : within(to)
  const found: Plain[] = []
  for (let at = start; step > 0 ? at < end : at > end; at += step) found.push(items[at]!)
  return found
}

class Parser {
  private readonly expression: string
  private readonly tokens: Token[]
  private index = 0

  constructor(expression: string) {
    this.expression = expression
    this.tokens = tokensOf(expression)
  }

  whole(): Run {
    const { run } = this.parse(0)
    if (this.token.type !== 'eof') throw this.fail(this.token, `Unexpected token: ${this.token.text}`)
    return run
  }

  private get token(): Token {
    return this.tokens[this.index]!
  }

  private take(): Token {
    return this.tokens[this.index++]!
  }

  private fail(token: Token, what: string) {
    return unexpected(this.expression, token, what)
  }

  private match(type: TokenType): void {
    if (this.token.type !== type) throw this.expecting(type)
    this.index += 1
  }

  private expecting(wanted: string) {
    const { token } = this
    if (token.type === 'eof') return incomplete(this.expression)
    return this.fail(token, `Expecting: ${wanted}, got: ${token.type}`)
  }

  private parse(power: number): Node {
    let left = this.first(this.take())
    while (power < binds(this.token.type)) left = this.next(left, this.token)
    return left
  }

  /** What begins an expression. */
  private first(token: Token): Node {
    switch (token.type) {
      case 'literal':
        return { run: () => token.value }
      case 'unquoted_identifier':
        return { run: field(token.text), kind: 'field', name: token.text }
      case 'quoted_identifier':
        if (this.token.type === 'lparen') {
          throw this.fail({ ...this.token, at: 0 }, 'Quoted identifier not allowed for function names.')
        }
        return { run: field(token.text), kind: 'field', name: token.text }
      case 'star':
        return { run: projected(valuesOf(same), this.token.type === 'rbracket' ? same : this.right(binds('star'))) }
      case 'filter':
        return this.filter(same)
      case 'lbrace':
        return { run: this.hash() }
      case 'lparen': {
        const inner = this.parse(0)
        this.match('rparen')
        return inner
      }
      case 'flatten':
        return { run: projected(flattened(same), this.right(binds('flatten'))) }
      case 'not': {
        const { run } = this.parse(binds('not'))
        return { run: (value) => isFalse(run(value)) }
      }
      case 'lbracket':
        return this.bracket()
      case 'current':
        return { run: same }
      case 'expref': {
        const { run } = this.parse(0)
        return { run: () => new Expression(run) }
      }
      case 'eof':
        throw incomplete(this.expression)
      default:
        throw this.fail(token, 'invalid token')
    }
  }

  /** An operator behind what stands there already. */
  private next(left: Node, token: Token): Node {
    const { run } = left
    switch (token.type) {
      case 'dot': {
        this.index += 1
        if (this.token.type !== 'star') return { run: chain(run, this.afterDot(binds('dot'))) }
        this.index += 1
        return { run: projected(valuesOf(run), this.right(binds('dot'))) }
      }
      case 'pipe': {
        this.index += 1
        return { run: chain(run, this.parse(binds('pipe')).run) }
      }
      case 'or':
      case 'and': {
        this.index += 1
        const { run: other } = this.parse(binds(token.type))
        const goesOn = token.type === 'or'
        return {
          run: (value) => {
            const found = run(value)
            return isFalse(found) === goesOn ? other(value) : found
          },
        }
      }
      case 'eq':
      case 'ne':
      case 'lt':
      case 'lte':
      case 'gt':
      case 'gte': {
        this.index += 1
        const { run: other } = this.parse(binds(token.type))
        return { run: (value) => compare(token.type, run(value), other(value)) }
      }
      case 'flatten': {
        this.index += 1
        return { run: projected(flattened(run), this.right(binds('flatten'))) }
      }
      case 'filter': {
        this.index += 1
        return this.filter(run)
      }
      case 'lparen':
        return this.call(left)
      case 'lbracket':
        this.index += 1
        return this.bracketBehind(left)
      default:
        throw this.fail(token, 'invalid token')
    }
  }

  /** What a projection does with each element. */
  private right(power: number): Run {
    const { type } = this.token
    if (binds(type) < PROJECTION_STOP) return same
    if (type === 'lbracket' || type === 'filter') return this.parse(power).run
    if (type !== 'dot') throw this.fail(this.token, 'syntax error')
    this.index += 1
    return this.afterDot(power)
  }

  private afterDot(power: number): Run {
    switch (this.token.type) {
      case 'quoted_identifier':
      case 'unquoted_identifier':
      case 'star':
        return this.parse(power).run
      case 'lbracket':
        this.index += 1
        return this.multiple()
      case 'lbrace':
        this.index += 1
        return this.hash()
      default: {
        const allowed = list(['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace'])
        throw this.fail(this.token, `Expecting: ${allowed}, got: ${this.token.type}`)
      }
    }
  }

  private call({ kind, name = '' }: Node): Node {
    const before = this.tokens[this.index - 1]!
    if (kind !== 'field') throw this.fail(before, `Invalid function name '${before.text}'`)
    this.index += 1
    const args: Run[] = []
    while (this.token.type !== 'rparen') {
      args.push(this.parse(0).run)
      if (this.token.type === 'comma') this.index += 1
    }
    this.match('rparen')
    return {
      run: (value) =>
        callFunction(
          name,
          args.map((arg) => arg(value)),
        ),
    }
  }

  private filter(left: Run): Node {
    const { run: condition } = this.parse(0)
    this.match('rbracket')
    const right = this.token.type === 'flatten' ? same : this.right(binds('filter'))
    return { run: projected(left, right, (item) => !isFalse(condition(item))) }
  }

  /** `[` at the beginning: an index, a slice, `[*]`, or a list of expressions. */
  private bracket(): Node {
    const { type } = this.token
    if (type === 'number' || type === 'colon') return this.indexed({ run: same })
    if (type === 'star' && this.tokens[this.index + 1]?.type === 'rbracket') {
      this.index += 2
      return { run: projected(same, this.right(binds('star'))) }
    }
    return { run: this.multiple() }
  }

  private bracketBehind(left: Node): Node {
    const { type } = this.token
    if (type === 'number' || type === 'colon') return this.indexed(left)
    this.match('star')
    this.match('rbracket')
    return { run: projected(left.run, this.right(binds('star'))) }
  }

  private indexed(left: Node): Node {
    const isSlice = this.token.type === 'colon' || this.tokens[this.index + 1]?.type === 'colon'
    if (isSlice) {
      const parts = this.sliceParts()
      const run = chain(left.run, (value) => (Array.isArray(value) ? sliced(value, parts) : null))
      // Behind another index the Python library gives the slice itself, and what follows sees all of it at once.
      return left.kind === 'index' ? { run, kind: 'index' } : { run: projected(run, this.right(binds('star'))) }
    }
    const at = Number(this.take().value)
    this.match('rbracket')
    return { run: chain(left.run, (value) => (Array.isArray(value) ? (value.at(at) ?? null) : null)), kind: 'index' }
  }

  private sliceParts(): (number | undefined)[] {
    const parts: (number | undefined)[] = [undefined, undefined, undefined]
    for (let part = 0; this.token.type !== 'rbracket'; ) {
      const { token } = this
      if (token.type === 'colon') part += 1
      else if (token.type === 'number') parts[part] = Number(token.value)
      else throw this.fail(token, 'syntax error')
      if (part === 3) throw this.fail(token, 'syntax error')
      this.index += 1
    }
    this.match('rbracket')
    return parts
  }

  private multiple(): Run {
    const parts: Run[] = []
    for (;;) {
      parts.push(this.parse(0).run)
      if (this.token.type === 'rbracket') break
      this.match('comma')
    }
    this.match('rbracket')
    return (value) => (value === null ? null : parts.map((part) => dataOf(part(value))))
  }

  private hash(): Run {
    const parts: [string, Run][] = []
    for (let isOpen = true; isOpen; ) {
      const key = this.token
      if (key.type !== 'quoted_identifier' && key.type !== 'unquoted_identifier') {
        throw this.expecting(list(['quoted_identifier', 'unquoted_identifier']))
      }
      this.index += 1
      this.match('colon')
      parts.push([key.text, this.parse(0).run])
      isOpen = this.token.type !== 'rbrace'
      if (this.token.type === 'comma' || !isOpen) this.index += 1
    }
    return (value) =>
      value === null
        ? null
        : (Object.fromEntries(parts.map(([name, run]) => [name, dataOf(run(value))])) as PlainObject)
  }
}

/** @throws QuerySyntaxError; what it gives throws QueryError */
export const compile = (expression: string): ((data: Plain) => Plain) => {
  const run = new Parser(expression).whole()
  return (data) => {
    const value = run(data)
    if (value instanceof Expression) throw new QueryError('Encountered unrecognized type in JSON encoder.')
    return value
  }
}
