/**
 * Filter policies of subscriptions (SNS Developer Guide, *Amazon SNS subscription filter policies*): which messages a
 * subscriber gets. What SNS refuses is told as recorded on AWS.
 */

/** One condition on one value. */
export type Condition =
  | { kind: 'exact'; value: string | number | boolean | null }
  | { kind: 'prefix' | 'suffix' | 'equals-ignore-case' | 'wildcard' | 'cidr'; value: string }
  | { kind: 'anything-but'; values: readonly Condition[] }
  | { kind: 'numeric'; tests: ReadonlyArray<{ operator: NumericOperator; value: number }> }
  | { kind: 'exists'; value: boolean }

const NUMERIC_OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const
type NumericOperator = (typeof NUMERIC_OPERATORS)[number]

/** A name with its conditions, one of which has to hold; names inside of names; or alternatives. */
export type Filter =
  | { kind: 'key'; name: string; conditions: readonly Condition[] }
  | { kind: 'nested'; name: string; filters: readonly Filter[] }
  | { kind: 'or'; alternatives: ReadonlyArray<readonly Filter[]> }

export type FilterScope = 'MessageAttributes' | 'MessageBody'

/** Why a policy is no filter policy; the reason is as SNS words it. */
export class FilterPolicyError extends Error {}

/** What the service takes at most (SNS Developer Guide, *Filter policy constraints*). */
const MOST_KEYS = 5
const MOST_COMBINATIONS = 150

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a policy. @throws FilterPolicyError */
export function parseFilterPolicy(text: string, scope: FilterScope): readonly Filter[] {
  let json: Json
  try {
    json = JSON.parse(text) as Json
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new FilterPolicyError('FilterPolicy: failed to parse JSON.')
  }
  if (!isObject(json)) throw new FilterPolicyError('FilterPolicy: failed to parse JSON. Filter must be an object')
  const filters = readFilters(json, scope)
  const keys = leaves(filters)
  if (new Set(keys.map(({ name }) => name)).size > MOST_KEYS)
    throw new FilterPolicyError(`FilterPolicy: Filter policy can not have more than ${MOST_KEYS} keys`)
  if (combinations(filters, 1) > MOST_COMBINATIONS)
    throw new FilterPolicyError('FilterPolicy: Filter policy is too complex')
  return filters
}

function readFilters(json: { [key: string]: Json }, scope: FilterScope): readonly Filter[] {
  return Object.entries(json).map(([name, value]): Filter => {
    const alternatives = name === '$or' && Array.isArray(value) ? value.filter(isObject) : []
    if (alternatives.length > 1)
      return { kind: 'or', alternatives: alternatives.map((alternative) => readFilters(alternative, scope)) }
    if (Array.isArray(value)) {
      if (value.length === 0) throw new FilterPolicyError('FilterPolicy: Empty arrays are not allowed')
      return { kind: 'key', name, conditions: value.map((one) => readCondition(one)) }
    }
    if (!isObject(value)) throw new FilterPolicyError(`FilterPolicy: "${name}" must be an object or an array`)
    if (scope === 'MessageAttributes')
      throw new FilterPolicyError('Filter policy scope MessageAttributes does not support nested filter policy')
    return { kind: 'nested', name, filters: readFilters(value, scope) }
  })
}

function readCondition(json: Json): Condition {
  if (Array.isArray(json))
    throw new FilterPolicyError('FilterPolicy: Match value must be String, number, true, false, or null')
  if (!isObject(json)) return { kind: 'exact', value: json }
  const [[name, value] = ['', null], ...more] = Object.entries(json)
  if (more.length > 0) throw new FilterPolicyError('FilterPolicy: Only one key allowed in match expression')
  switch (name) {
    case 'prefix':
    case 'suffix':
    case 'equals-ignore-case':
    case 'wildcard':
    case 'cidr':
      if (typeof value !== 'string') throw new FilterPolicyError(`FilterPolicy: ${name} match pattern must be a string`)
      return { kind: name, value }
    case 'exists':
      if (typeof value !== 'boolean')
        throw new FilterPolicyError('FilterPolicy: exists match pattern must be either true or false.')
      return { kind: 'exists', value }
    case 'anything-but':
      return { kind: 'anything-but', values: (Array.isArray(value) ? value : [value ?? null]).map(readCondition) }
    case 'numeric':
      return readNumeric(value ?? null)
    default:
      throw new FilterPolicyError(`FilterPolicy: Unrecognized match type ${name}`)
  }
}

function readNumeric(json: Json): Condition {
  if (!Array.isArray(json) || json.length === 0)
    throw new FilterPolicyError('FilterPolicy: Value of numeric must be an array.')
  const tests: Array<{ operator: NumericOperator; value: number }> = []
  for (let at = 0; at < json.length; at += 2) {
    const operator = NUMERIC_OPERATORS.find((one) => one === json[at])
    if (!operator) throw new FilterPolicyError(`FilterPolicy: Unrecognized numeric range operator: ${String(json[at])}`)
    const value = json[at + 1]
    if (typeof value !== 'number') throw new FilterPolicyError(`FilterPolicy: Value of ${operator} must be numeric`)
    tests.push({ operator, value })
  }
  return { kind: 'numeric', tests }
}

function leaves(filters: readonly Filter[], path = ''): Array<{ name: string; conditions: number }> {
  return filters.flatMap((filter) => {
    if (filter.kind === 'key') return [{ name: `${path}${filter.name}`, conditions: filter.conditions.length }]
    if (filter.kind === 'nested') return leaves(filter.filters, `${path}${filter.name}.`)
    return filter.alternatives.flatMap((alternative) => leaves(alternative, path))
  })
}

/** Every value counts as often as its depth; alternatives add up. */
function combinations(filters: readonly Filter[], depth: number): number {
  return filters.reduce((product, filter) => {
    if (filter.kind === 'key') return product * filter.conditions.length * depth
    if (filter.kind === 'nested') return product * combinations(filter.filters, depth + 1)
    return product * filter.alternatives.reduce((sum, alternative) => sum + combinations(alternative, depth), 0)
  }, 1)
}
