/** What conditions and updates are made of: paths, values, functions. */
import { type AttributeValue, type TypeName, typeOf } from '../values/attribute-value.ts'
import { Findings } from './findings.ts'
import { type Path, pathText } from './paths.ts'
import type { Placeholders } from './placeholders.ts'
import { isReserved } from './reserved-words.ts'
import { Reader } from './tokens.ts'

export type Operand =
  | { kind: 'path'; path: Path }
  | { kind: 'value'; value: AttributeValue }
  | { kind: 'function'; name: string; operands: readonly Operand[] }

/** Stands in for a value that is not defined: the error is noted, and told before the value could matter. */
const UNDEFINED: AttributeValue = { NULL: true }

/** Reads one expression. */
export class Parser {
  readonly reader: Reader
  readonly findings = new Findings()
  readonly #placeholders: Placeholders
  /** Every path the expression names. */
  readonly paths: Path[] = []

  constructor(kind: string, text: string, placeholders: Placeholders) {
    this.reader = new Reader(kind, text)
    this.#placeholders = placeholders
  }

  /** The end has to be reached; then what was found is told. @throws AwsError ValidationException */
  finish(): void {
    if (this.reader.token.kind !== 'end') throw this.reader.syntaxError()
    this.findings.throwFirst(this.reader)
  }

  path(): Path {
    const first = this.#step()
    const steps: Array<string | number> = []
    for (;;) {
      if (this.reader.take('.')) steps.push(this.#step())
      else if (this.reader.take('[')) {
        if (this.reader.token.kind !== 'number') throw this.reader.syntaxError()
        steps.push(Number(this.reader.next().text))
        this.reader.expect(']')
      } else break
    }
    const path: Path = [first, ...steps]
    this.paths.push(path)
    return path
  }

  #step(): string {
    const { token } = this.reader
    if (token.kind === 'word') {
      this.reader.next()
      if (isReserved(token.text))
        this.findings.note('reserved', `Attribute name is a reserved keyword; reserved keyword: ${token.text}`)
      return token.text
    }
    if (token.kind !== 'name') throw this.reader.syntaxError()
    this.reader.next()
    const name = this.#placeholders.name(token.text)
    if (name === undefined)
      this.findings.note(
        'undefined',
        `An expression attribute name used in the document path is not defined; attribute name: ${token.text}`,
      )
    return name ?? token.text
  }

  value(): Operand {
    const { text } = this.reader.next()
    const value = this.#placeholders.value(text)
    if (value === undefined)
      this.findings.note(
        'undefined',
        `An expression attribute value used in expression is not defined; attribute value: ${text}`,
      )
    return { kind: 'value', value: value ?? UNDEFINED }
  }

  /** A value, a path or a function; parentheses around it are taken off. */
  operand(): Operand {
    if (this.reader.isNext('(')) {
      if (this.isWrappedTwice()) this.findings.note('parentheses', 'The expression has redundant parentheses;')
      this.reader.next()
      const inner = this.operand()
      this.reader.expect(')')
      return inner
    }
    if (this.reader.token.kind === 'value') return this.value()
    if (this.reader.token.kind === 'word' && this.reader.isNext('(', 1)) return this.call()
    return { kind: 'path', path: this.path() }
  }

  /** Whether the parentheses that begin here hold nothing but others. */
  isWrappedTwice(): boolean {
    const end = this.reader.closing()
    return this.reader.isNext('(', 1) && end !== undefined && this.reader.closing(1) === end - 1
  }

  call(): Operand {
    const name = this.reader.next().text
    this.reader.expect('(')
    const operands = [this.operand()]
    while (this.reader.take(',')) operands.push(this.operand())
    this.reader.expect(')')
    return { kind: 'function', name, operands }
  }

  needsCount(name: string, operands: readonly Operand[], count: number): void {
    if (operands.length !== count)
      this.findings.note(
        'operands',
        `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
      )
  }

  needsPath(name: string, operand: Operand | undefined): void {
    if (operand && operand.kind !== 'path')
      this.findings.note('type', `Operator or function requires a document path; operator or function: ${name}`)
  }

  needsType(name: string, operand: Operand | undefined, types: readonly TypeName[]): void {
    if (operand?.kind === 'value' && operand.value !== UNDEFINED && !types.includes(typeOf(operand.value)))
      this.findings.note(
        'type',
        `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${typeOf(operand.value)}`,
      )
  }

  needsDistinct(name: string, [first, second]: readonly Operand[]): void {
    if (first?.kind !== 'path' || second?.kind !== 'path' || pathText(first.path) !== pathText(second.path)) return
    this.findings.note(
      'distinct',
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${name}, first operand: ${pathText(first.path)}`,
    )
  }
}
