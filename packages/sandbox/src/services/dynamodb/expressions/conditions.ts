/** Conditions, filters and key conditions: one grammar (Developer Guide, *Comparison operator and function reference*). */
import { type AttributeValue, TYPES, typeOf } from '../values/attribute-value.ts'
import { compare } from '../values/compare.ts'
import { type Operand, Parser } from './operands.ts'
import type { Path } from './paths.ts'
import type { Placeholders } from './placeholders.ts'

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>='

export type Condition =
  | { kind: 'AND' | 'OR'; left: Condition; right: Condition }
  | { kind: 'NOT'; of: Condition }
  | { kind: 'compare'; operator: Comparator; left: Operand; right: Operand }
  | { kind: 'BETWEEN'; of: Operand; low: Operand; high: Operand }
  | { kind: 'IN'; of: Operand; among: readonly Operand[] }
  | { kind: 'function'; name: string; operands: readonly Operand[] }

export interface ParsedCondition {
  condition: Condition
  paths: readonly Path[]
}

const COMPARATORS: ReadonlySet<string> = new Set<Comparator>(['=', '<>', '<', '<=', '>', '>='])
const ORDERED = ['S', 'N', 'B'] as const
const MOST_IN = 100

/** `kind` is how errors call it. @throws AwsError ValidationException */
export function parseCondition(kind: string, text: string, placeholders: Placeholders): ParsedCondition {
  const parser = new Parser(kind, text, placeholders)
  const condition = either(parser)
  parser.finish()
  return { condition, paths: parser.paths }
}

function either(parser: Parser): Condition {
  let left = both(parser)
  while (parser.reader.take('OR')) left = { kind: 'OR', left, right: both(parser) }
  return left
}

function both(parser: Parser): Condition {
  let left = negated(parser)
  while (parser.reader.take('AND')) left = { kind: 'AND', left, right: negated(parser) }
  return left
}

function negated(parser: Parser): Condition {
  return parser.reader.take('NOT') ? { kind: 'NOT', of: negated(parser) } : single(parser)
}

function single(parser: Parser): Condition {
  const { reader } = parser
  if (reader.isNext('(') && !isOperandInParentheses(parser)) {
    if (parser.isWrappedTwice()) parser.findings.note('parentheses', 'The expression has redundant parentheses;')
    reader.next()
    const inner = either(parser)
    reader.expect(')')
    return inner
  }
  const of = parser.operand()
  checkOperand(parser, of)
  if (reader.token.kind === 'symbol' && COMPARATORS.has(reader.token.text)) return comparison(parser, of)
  if (reader.take('BETWEEN')) return between(parser, of)
  if (reader.take('IN')) return membership(parser, of)
  if (of.kind !== 'function') throw reader.syntaxError()
  if (of.name === 'size') noteMisuse(parser, 'size')
  return of
}

/** What follows the closing parenthesis tells: a comparison, or a path that goes on. */
function isOperandInParentheses({ reader }: Parser): boolean {
  const end = reader.closing()
  if (end === undefined) return false
  const { kind, text } = reader.peek(end + 1)
  const compared = kind === 'symbol' && (COMPARATORS.has(text) || text === '.' || text === '[')
  return compared || reader.isNext('BETWEEN', end + 1) || reader.isNext('IN', end + 1)
}

function comparison(parser: Parser, left: Operand): Condition {
  const operator = parser.reader.next().text as Comparator
  const right = parser.operand()
  checkOperand(parser, right)
  refuseConditions(parser, [left, right])
  parser.needsDistinct(operator, [left, right])
  if (operator !== '=' && operator !== '<>')
    for (const operand of [left, right]) parser.needsType(operator, operand, ORDERED)
  return { kind: 'compare', operator, left, right }
}

function between(parser: Parser, of: Operand): Condition {
  const low = parser.operand()
  parser.reader.expect('AND')
  const high = parser.operand()
  for (const operand of [low, high]) checkOperand(parser, operand)
  refuseConditions(parser, [of, low, high])
  for (const operand of [of, low, high]) parser.needsType('BETWEEN', operand, ORDERED)
  if (low.kind === 'value' && high.kind === 'value') checkBounds(parser, low.value, high.value)
  return { kind: 'BETWEEN', of, low, high }
}

function checkBounds({ findings }: Parser, low: AttributeValue, high: AttributeValue): void {
  const told = `lower bound operand: AttributeValue: ${shown(low)}, upper bound operand: AttributeValue: ${shown(high)}`
  const order = compare(low, high)
  if (typeOf(low) !== typeOf(high))
    findings.note('type', `The BETWEEN operator requires same data type for lower and upper bounds; ${told}`)
  else if (order !== undefined && order > 0)
    findings.note(
      'type',
      `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${told}`,
    )
}

const shown = (value: AttributeValue): string => {
  const [type, content] = Object.entries(value)[0]!
  return `{${type}:${content}}`
}

function membership(parser: Parser, of: Operand): Condition {
  parser.reader.expect('(')
  const among = [parser.operand()]
  while (parser.reader.take(',')) among.push(parser.operand())
  parser.reader.expect(')')
  for (const operand of among) checkOperand(parser, operand)
  refuseConditions(parser, [of, ...among])
  if (among.length > MOST_IN)
    parser.findings.note(
      'operands',
      `Invalid number of operands: IN operator has ${among.length} operands, the maximum is ${MOST_IN}`,
    )
  return { kind: 'IN', of, among }
}

/** Of what is compared, only `size` may be a function. */
function refuseConditions(parser: Parser, operands: readonly Operand[]): void {
  for (const operand of operands)
    if (operand.kind === 'function' && operand.name !== 'size') noteMisuse(parser, operand.name)
}

function noteMisuse({ findings }: Parser, name: string): void {
  findings.note('misuse', `The function is not allowed to be used this way in an expression; function: ${name}`)
}

type Check = (parser: Parser, operands: readonly Operand[]) => void

/** What each function wants. */
const FUNCTIONS: Readonly<Record<string, { operands: number; check?: Check }>> = {
  attribute_exists: { operands: 1, check: (parser, [first]) => parser.needsPath('attribute_exists', first) },
  attribute_not_exists: { operands: 1, check: (parser, [first]) => parser.needsPath('attribute_not_exists', first) },
  attribute_type: { operands: 2, check: checkTypeName },
  begins_with: {
    operands: 2,
    check: (parser, operands) => {
      for (const operand of operands) parser.needsType('begins_with', operand, ['S', 'B'])
    },
  },
  contains: { operands: 2 },
  size: {
    operands: 1,
    check: (parser, [first]) => parser.needsType('size', first, ['S', 'B', 'SS', 'NS', 'BS', 'M', 'L']),
  },
}

export const isConditionFunction = (name: string): boolean => Object.hasOwn(FUNCTIONS, name)

const UPDATE_FUNCTIONS: ReadonlySet<string> = new Set(['if_not_exists', 'list_append'])

function checkTypeName(parser: Parser, [, type]: readonly Operand[]): void {
  if (type && type.kind !== 'value')
    parser.findings.note(
      'type',
      'Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}',
    )
  parser.needsType('attribute_type', type, ['S'])
  if (type?.kind !== 'value' || !('S' in type.value)) return
  const name = type.value.S
  if (!TYPES.some((known) => known === name))
    parser.findings.note(
      'type',
      `Invalid attribute type name found; type: ${name}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`,
    )
}

function checkOperand(parser: Parser, operand: Operand): void {
  if (operand.kind !== 'function') return
  const { name, operands } = operand
  const known = isConditionFunction(name) ? FUNCTIONS[name] : undefined
  if (!known) {
    if (UPDATE_FUNCTIONS.has(name))
      parser.findings.note('misuse', `The function is not allowed in a condition expression; function: ${name}`)
    else parser.findings.note('function', `Invalid function name; function: ${name}`)
    return
  }
  for (const inner of operands) checkOperand(parser, inner)
  refuseConditions(parser, operands)
  parser.needsCount(name, operands, known.operands)
  parser.needsDistinct(name, operands)
  known.check?.(parser, operands)
}
