/** Update expressions: read here, carried out in `apply-update.ts` (Developer Guide, *Using update expressions*). */
import { type AttributeValue, type TypeName, typeOf } from '../values/attribute-value.ts'
import { isConditionFunction } from './conditions.ts'
import { type Operand, Parser } from './operands.ts'
import type { Path } from './paths.ts'
import type { Placeholders } from './placeholders.ts'
import { refuseClashes } from './projection.ts'

export type Source = Operand | { kind: 'sum'; sign: 1 | -1; left: Operand; right: Operand }

export type Action =
  | { kind: 'SET'; path: Path; source: Source }
  | { kind: 'REMOVE'; path: Path }
  | { kind: 'ADD' | 'DELETE'; path: Path; value: AttributeValue }

export interface ParsedUpdate {
  actions: readonly Action[]
  /** Paths that are read or written. */
  paths: readonly Path[]
}

const SECTIONS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const

/** @throws AwsError ValidationException */
export function parseUpdate(text: string, placeholders: Placeholders): ParsedUpdate {
  const parser = new Parser('UpdateExpression', text, placeholders)
  const actions: Action[] = []
  const seen = new Set<string>()
  do {
    const section = SECTIONS.find((name) => parser.reader.take(name))
    if (!section) throw parser.reader.syntaxError()
    if (seen.has(section))
      parser.findings.note('section', `The "${section}" section can only be used once in an update expression;`)
    seen.add(section)
    do actions.push(readers[section](parser))
    while (parser.reader.take(','))
  } while (parser.reader.token.kind !== 'end')
  refuseClashes(
    parser,
    actions.map(({ path }) => path),
  )
  parser.finish()
  return { actions, paths: parser.paths }
}

const readers: Record<(typeof SECTIONS)[number], (parser: Parser) => Action> = {
  SET(parser) {
    const path = parser.path()
    parser.reader.expect('=')
    return { kind: 'SET', path, source: source(parser) }
  },
  REMOVE: (parser) => ({ kind: 'REMOVE', path: parser.path() }),
  ADD: (parser) => ({ kind: 'ADD', ...pathAndValue(parser, 'ADD', ['N', 'SS', 'NS', 'BS']) }),
  DELETE: (parser) => ({ kind: 'DELETE', ...pathAndValue(parser, 'DELETE', ['SS', 'NS', 'BS']) }),
}

/** ADD and DELETE name types in words of their own. */
const SPELLED: Readonly<Record<TypeName, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  SS: 'STRING_SET',
  NS: 'NUMBER_SET',
  BS: 'BINARY_SET',
  M: 'MAP',
  L: 'LIST',
  NULL: 'NULL',
  BOOL: 'BOOLEAN',
}

function pathAndValue(parser: Parser, operator: 'ADD' | 'DELETE', types: readonly TypeName[]) {
  const path = parser.path()
  if (parser.reader.token.kind !== 'value') throw parser.reader.syntaxError()
  const operand = parser.value()
  const { value } = operand as Extract<Operand, { kind: 'value' }>
  if (!types.includes(typeOf(value)))
    parser.findings.note(
      'type',
      `Incorrect operand type for operator or function; operator: ${operator}, operand type: ${SPELLED[typeOf(value)]}, typeSet: ALLOWED_FOR_${operator}_OPERAND`,
    )
  return { path, value }
}

function source(parser: Parser): Source {
  if (parser.reader.isNext('(')) {
    const end = parser.reader.closing()
    const last = end === undefined ? undefined : parser.reader.peek(end + 1)
    // Parentheses around all of the sum, not around one side of it.
    if (last && (last.kind === 'end' || last.text === ',' || last.kind === 'word')) {
      if (parser.isWrappedTwice()) parser.findings.note('parentheses', 'The expression has redundant parentheses;')
      parser.reader.next()
      const inner = sum(parser)
      parser.reader.expect(')')
      return inner
    }
  }
  return sum(parser)
}

function sum(parser: Parser): Source {
  const left = operand(parser)
  for (const [operator, sign] of [
    ['+', 1],
    ['-', -1],
  ] as const) {
    if (!parser.reader.take(operator)) continue
    const right = operand(parser)
    for (const side of [left, right]) parser.needsType(operator, side, ['N'])
    return { kind: 'sum', sign, left, right }
  }
  return left
}

function operand(parser: Parser): Operand {
  const found = parser.operand()
  check(parser, found)
  return found
}

function check(parser: Parser, found: Operand): void {
  if (found.kind !== 'function') return
  const { name, operands } = found
  for (const inner of operands) check(parser, inner)
  if (name === 'if_not_exists') {
    parser.needsCount(name, operands, 2)
    parser.needsPath(name, operands[0])
  } else if (name === 'list_append') {
    parser.needsCount(name, operands, 2)
    for (const one of operands) parser.needsType(name, one, ['L'])
  } else if (isConditionFunction(name))
    parser.findings.note('misuse', `The function is not allowed in an update expression; function: ${name}`)
  else parser.findings.note('function', `Invalid function name; function: ${name}`)
}
