/** jq's grammar (https://jqlang.org/manual/v1.6/), by how strongly its operators bind. */
import { CompileError, Lexer, type Token } from './lexer.ts'
import type { Definition, Node, Pattern } from './syntax.ts'

const IDENTITY: Node = { type: 'identity' }

/** From the weakest to the strongest, above `,`. */
const LEVELS: { operators: string[]; side: 'left' | 'right' | 'none' }[] = [
  { operators: ['//'], side: 'right' },
  { operators: ['=', '|=', '+=', '-=', '*=', '/=', '%=', '//='], side: 'none' },
  { operators: ['or'], side: 'left' },
  { operators: ['and'], side: 'left' },
  { operators: ['==', '!=', '<', '<=', '>', '>='], side: 'none' },
  { operators: ['+', '-'], side: 'left' },
  { operators: ['*', '/', '%'], side: 'left' },
]
const CONSTANTS = new Map<string, boolean | null>([
  ['null', null],
  ['true', true],
  ['false', false],
])
const UPDATES = new Set(LEVELS[1]!.operators)

export function parse(source: string): Node {
  const parser = new Parser(new Lexer(source).words())
  return parser.program()
}

/** The definitions of a text that has nothing else. */
export function parseDefinitions(source: string): Definition[] {
  const definitions: Definition[] = []
  let node = parse(`${source} .`)
  for (; node.type === 'define'; node = node.rest) definitions.push(node.definition)
  return definitions
}

class Parser {
  private readonly words: Token[]
  private at = 0

  constructor(words: Token[]) {
    this.words = words
  }

  program(): Node {
    const node = this.peek().kind === '$end' ? IDENTITY : this.pipe()
    if (this.peek().kind !== '$end') this.unexpected('$end')
    return node
  }

  private peek(): Token {
    return this.words[this.at]!
  }

  private is(...texts: string[]): boolean {
    const { kind, text } = this.peek()
    return (kind === 'OP' || kind === 'KEYWORD') && texts.includes(text)
  }

  private skip(text: string): boolean {
    if (!this.is(text)) return false
    this.at += 1
    return true
  }

  private expect(text: string): void {
    if (!this.skip(text)) this.unexpected(/^\w/.test(text) ? text : `'${text}'`)
  }

  private take(kind: Token['kind']): string {
    const word = this.peek()
    if (word.kind !== kind) this.unexpected(kind)
    this.at += 1
    return word.text
  }

  private unexpected(wanted?: string): never {
    const { kind, text, at } = this.peek()
    const name = kind === 'OP' ? `'${text}'` : kind === 'KEYWORD' ? text : kind === 'STRING' ? 'QQSTRING_START' : kind
    const expecting = wanted === undefined ? '' : `, expecting ${wanted}`
    throw new CompileError(`syntax error, unexpected ${name}${kind === '$end' ? '' : expecting}`, at)
  }

  private pipe(): Node {
    if (this.is('def')) {
      const definition = this.definition()
      return { type: 'define', definition, rest: this.peek().kind === '$end' ? IDENTITY : this.pipe() }
    }
    if (this.skip('label')) {
      const name = this.take('VARIABLE')
      this.expect('|')
      return { type: 'label', name, body: this.pipe() }
    }
    const left = this.comma()
    return this.skip('|') ? { type: 'pipe', left, right: this.pipe() } : left
  }

  private definition(): Definition {
    this.expect('def')
    const name = this.take(this.peek().kind === 'KEYWORD' ? 'KEYWORD' : 'IDENT')
    const parameters: string[] = []
    if (this.skip('(')) {
      do parameters.push(this.take(this.peek().kind === 'VARIABLE' ? 'VARIABLE' : 'IDENT'))
      while (this.skip(';'))
      this.expect(')')
    }
    this.expect(':')
    const body = this.pipe()
    this.expect(';')
    return { name, parameters, body }
  }

  private comma(): Node {
    let left = this.binary(0)
    while (this.skip(',')) left = { type: 'comma', left, right: this.binary(0) }
    return left
  }

  private binary(level: number): Node {
    const here = LEVELS[level]
    if (!here) return this.unary()
    let left = this.binary(level + 1)
    while (this.is(...here.operators)) {
      const operator = this.peek().text
      this.at += 1
      const right = this.binary(here.side === 'right' ? level : level + 1)
      left = joined(operator, left, right)
      if (here.side === 'none' && this.is(...here.operators)) this.unexpected()
    }
    return left
  }

  private unary(): Node {
    if (this.skip('-')) return { type: 'negate', body: this.postfix() }
    return this.postfix()
  }

  /** A value with what is behind it: `.name`, `[…]`, `?`, and `as …`, which takes the rest of the pipe with it. */
  private postfix(binds = true): Node {
    let node = this.primary()
    for (;;) {
      const { kind, text } = this.peek()
      if (kind === 'FIELD') {
        this.at += 1
        node = field(node, text.slice(1))
      } else if (this.is('.') && ['STRING', 'OP'].includes(this.words[this.at + 1]!.kind)) {
        this.at += 1
        if (this.peek().kind === 'STRING') node = { type: 'index', target: node, key: this.string('text') }
        else if (!this.is('[')) this.unexpected()
      } else if (this.skip('[')) node = this.subscript(node)
      else if (this.skip('?')) node = { type: 'try', body: node }
      else if (binds && this.is('as')) return this.binding(node)
      else return node
    }
  }

  private binding(source: Node): Node {
    this.expect('as')
    const patterns = [this.pattern()]
    while (this.skip('?//')) patterns.push(this.pattern())
    this.expect('|')
    return { type: 'as', source, patterns, body: this.pipe() }
  }

  private subscript(target: Node): Node {
    if (this.skip(']')) return { type: 'iterate', target }
    if (this.skip(':')) {
      const to = this.pipe()
      this.expect(']')
      return { type: 'slice', target, to }
    }
    const key = this.pipe()
    if (this.skip(']')) return { type: 'index', target, key }
    this.expect(':')
    if (this.skip(']')) return { type: 'slice', target, from: key }
    const to = this.pipe()
    this.expect(']')
    return { type: 'slice', target, from: key, to }
  }

  private primary(): Node {
    const word = this.peek()
    const { kind, text, at } = word
    switch (kind) {
      case 'LITERAL':
        this.at += 1
        return { type: 'literal', value: Number(text) }
      case 'STRING':
        return this.string('text')
      case 'FORMAT':
        this.at += 1
        return this.peek().kind === 'STRING' ? this.string(text.slice(1)) : { type: 'format', name: text.slice(1) }
      case 'FIELD':
        this.at += 1
        return field(IDENTITY, text.slice(1))
      case 'VARIABLE':
        this.at += 1
        return { type: 'variable', name: text.slice(1), at }
      case 'IDENT':
        this.at += 1
        return this.call(word)
      case 'KEYWORD':
        return this.keyword(text)
      default:
        return this.punctuation()
    }
  }

  private call({ text, at }: Token): Node {
    if (text === 'break' && this.peek().kind === 'VARIABLE') return { type: 'break', name: this.take('VARIABLE') }
    if (CONSTANTS.has(text) && !this.is('(')) return { type: 'literal', value: CONSTANTS.get(text) ?? null }
    const args: Node[] = []
    if (this.skip('(')) {
      do args.push(this.pipe())
      while (this.skip(';'))
      this.expect(')')
    }
    return { type: 'call', name: text, args, at }
  }

  private punctuation(): Node {
    if (this.skip('..')) return { type: 'recurse' }
    if (this.skip('.')) {
      return this.peek().kind === 'STRING' ? { type: 'index', target: IDENTITY, key: this.string('text') } : IDENTITY
    }
    if (this.skip('(')) {
      const node = this.pipe()
      this.expect(')')
      return node
    }
    if (this.skip('[')) {
      if (this.skip(']')) return { type: 'array' }
      const body = this.pipe()
      this.expect(']')
      return { type: 'array', body }
    }
    if (this.skip('{')) return this.object()
    return this.unexpected()
  }

  private keyword(text: string): Node {
    this.at += 1
    switch (text) {
      case 'if':
        return this.condition()
      case 'try': {
        const body = this.postfix(false)
        return this.skip('catch') ? { type: 'try', body, handler: this.postfix(false) } : { type: 'try', body }
      }
      case 'reduce':
      case 'foreach':
        return this.loop(text)
      case 'def':
      case 'label':
        this.at -= 1
        return this.pipe()
      default:
        this.at -= 1
        return this.unexpected()
    }
  }

  private condition(): Node {
    const condition = this.pipe()
    this.expect('then')
    const then = this.pipe()
    if (this.skip('elif')) return { type: 'if', condition, then, otherwise: this.condition() }
    if (this.skip('else')) {
      const otherwise = this.pipe()
      this.expect('end')
      return { type: 'if', condition, then, otherwise }
    }
    this.expect('end')
    return { type: 'if', condition, then }
  }

  private loop(type: 'reduce' | 'foreach'): Node {
    const source = this.postfix(false)
    this.expect('as')
    const pattern = this.pattern()
    this.expect('(')
    const init = this.pipe()
    this.expect(';')
    const update = this.pipe()
    const extract = type === 'foreach' && this.skip(';') ? this.pipe() : undefined
    this.expect(')')
    if (type === 'reduce') return { type, source, pattern, init, update }
    return { type, source, pattern, init, update, ...(extract && { extract }) }
  }

  private string(format: string): Node {
    const { parts = [] } = this.peek()
    this.at += 1
    const made = parts.map((part) => (typeof part === 'string' ? part : new Parser(part).program()))
    if (made.every((part) => typeof part === 'string')) return { type: 'literal', value: made.join('') }
    return { type: 'string', format, parts: made }
  }

  private object(): Node {
    const entries: { key: Node; value: Node }[] = []
    while (!this.skip('}')) {
      if (entries.length > 0 && !this.skip(',')) this.unexpected("'}'")
      entries.push(this.entry())
    }
    return { type: 'object', entries }
  }

  private entry(): { key: Node; value: Node } {
    const { kind, text, at } = this.peek()
    if (kind === 'VARIABLE') {
      this.at += 1
      const name = text.slice(1)
      return { key: { type: 'literal', value: name }, value: { type: 'variable', name, at } }
    }
    const key = this.key()
    if (this.skip(':')) return { key, value: this.entryValue() }
    return { key, value: { type: 'index', target: IDENTITY, key } }
  }

  private key(): Node {
    const { kind, text } = this.peek()
    if (kind === 'STRING') return this.string('text')
    if (kind === 'IDENT' || kind === 'KEYWORD' || kind === 'LITERAL') {
      this.at += 1
      return { type: 'literal', value: text }
    }
    if (kind === 'FORMAT') {
      this.at += 1
      return this.string(text.slice(1))
    }
    this.expect('(')
    const key = this.pipe()
    this.expect(')')
    return key
  }

  private entryValue(): Node {
    const left = this.unary()
    return this.skip('|') ? { type: 'pipe', left, right: this.entryValue() } : left
  }

  private pattern(): Pattern {
    if (this.peek().kind === 'VARIABLE') return { type: 'name', name: this.take('VARIABLE').slice(1) }
    if (this.skip('[')) {
      const items = [this.pattern()]
      while (this.skip(',')) items.push(this.pattern())
      this.expect(']')
      return { type: 'array', items }
    }
    this.expect('{')
    const entries: Extract<Pattern, { type: 'object' }>['entries'] = []
    do {
      const name = this.peek().kind === 'VARIABLE' ? this.take('VARIABLE').slice(1) : undefined
      const key: Node = name === undefined ? this.key() : { type: 'literal', value: name }
      const value = this.skip(':') ? this.pattern() : undefined
      entries.push({ key, ...(name !== undefined && { name }), ...(value && { value }) })
    } while (this.skip(','))
    this.expect('}')
    return { type: 'object', entries }
  }
}

const field = (target: Node, name: string): Node => ({ type: 'index', target, key: { type: 'literal', value: name } })

function joined(operator: string, left: Node, right: Node): Node {
  if (operator === '//') return { type: 'alternative', left, right }
  if (operator === 'and' || operator === 'or') return { type: operator, left, right }
  return UPDATES.has(operator) ? { type: 'update', operator, left, right } : { type: 'operator', operator, left, right }
}
