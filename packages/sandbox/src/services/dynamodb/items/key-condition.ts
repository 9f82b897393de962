/** What a KeyConditionExpression may say: the partition key's value, and at most one condition on the sort key. */
import type { Table } from '../entities.ts'
import { invalidValues, validation } from '../errors.ts'
import type { Condition } from '../expressions/conditions.ts'
import type { Operand } from '../expressions/operands.ts'
import { type AttributeValue, typeOf } from '../values/attribute-value.ts'
import { orderOf } from '../values/compare.ts'

export interface KeyCondition {
  name: string
  operator: '=' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'begins_with'
  /** One; two for BETWEEN. */
  values: readonly AttributeValue[]
}

const KIND = 'KeyConditionExpression'
const OPERATORS: ReadonlySet<string> = new Set(['=', '<', '<=', '>', '>=', 'BETWEEN', 'begins_with'])
const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** Each condition on a key, whatever the table. @throws AwsError ValidationException */
export function readKeyConditions(condition: Condition): readonly KeyCondition[] {
  if (condition.kind !== 'AND') return [single(condition)]
  const all = [...readKeyConditions(condition.left), ...readKeyConditions(condition.right)]
  if (new Set(all.map(({ name }) => name)).size < all.length || all.length > 2)
    throw validation(`${KIND}s must only contain one condition per key`)
  return all
}

function single(condition: Condition): KeyCondition {
  const { operator, operands } = flatten(condition)
  if (!OPERATORS.has(operator)) throw validation(`Invalid operator used in ${KIND}: ${operator}`)
  if (operands.some(({ kind }) => kind === 'function')) throw validation(`${KIND}s cannot contain nested operations`)
  const paths = operands.filter((operand) => operand.kind === 'path')
  if (paths.length > 1) throw validation(`Invalid condition in ${KIND}: Multiple attribute names used in one condition`)
  const [path] = paths
  if (!path) throw validation(`Invalid condition in ${KIND}: No key attribute specified`)
  if (path.path.length > 1) throw validation(`${KIND}s cannot have conditions on nested attributes`)
  const reversed = operands[0] !== path
  if (reversed && (operator === 'BETWEEN' || operator === 'begins_with'))
    throw validation(
      `Invalid condition in ${KIND}: ${operator} operator must have the key attribute as its first operand`,
    )
  return {
    name: path.path[0],
    operator: (reversed ? (MIRRORED[operator] ?? operator) : operator) as KeyCondition['operator'],
    values: operands.flatMap((operand) => (operand.kind === 'value' ? [operand.value] : [])),
  }
}

function flatten(condition: Condition): { operator: string; operands: readonly Operand[] } {
  switch (condition.kind) {
    case 'compare':
      return { operator: condition.operator, operands: [condition.left, condition.right] }
    case 'BETWEEN':
      return { operator: 'BETWEEN', operands: [condition.of, condition.low, condition.high] }
    case 'IN':
      return { operator: 'IN', operands: [condition.of, ...condition.among] }
    case 'function':
      return { operator: condition.name, operands: condition.operands }
    default:
      return { operator: condition.kind, operands: [] }
  }
}

/** @throws AwsError ValidationException for conditions that do not fit the table's keys */
export function forTable(
  conditions: readonly KeyCondition[],
  { partitionKey, sortKey }: Table,
): { partition: AttributeValue; sort: KeyCondition | undefined } {
  const first = conditions.find(({ name }) => name === partitionKey.name)
  if (!first) throw validation(`Query condition missed key schema element: ${partitionKey.name}`)
  const second = conditions.find((one) => one !== first)
  if (second && second.name !== sortKey?.name)
    throw validation(
      sortKey ? `Query condition missed key schema element: ${sortKey.name}` : 'Query key condition not supported',
    )
  for (const { name, values } of conditions) {
    const type = name === partitionKey.name ? partitionKey.type : sortKey?.type
    if (values.some((value) => typeOf(value) !== type))
      throw invalidValues('Condition parameter type does not match schema type')
  }
  if (first.operator !== '=') throw validation('Query key condition not supported')
  return { partition: first.values[0]!, sort: second }
}

/** Whether a sort key, in its sorting form, is within the condition. */
export function withinSort({ operator, values }: KeyCondition, sort: string): boolean {
  const [low = '', high = ''] = values.map((value) => orderOf(value) ?? '')
  switch (operator) {
    case '=':
      return sort === low
    case '<':
      return sort < low
    case '<=':
      return sort <= low
    case '>':
      return sort > low
    case '>=':
      return sort >= low
    case 'BETWEEN':
      return sort >= low && sort <= high
    case 'begins_with':
      return sort.startsWith(low)
  }
}
