/**
 * Filter policies of subscriptions (SNS Developer Guide, *Amazon SNS subscription filter policies*): which messages a
 * subscriber gets. What SNS refuses is told as recorded on AWS.
 */
import { JsonError, jsonTokens } from '../json-tokens.ts'
import { type Filter, FilterPolicyError, type FilterScope } from './filters.ts'
import { PolicyReader } from './policy-reader.ts'

/** What the service takes at most (SNS Developer Guide, *Filter policy constraints*). */
const MOST_KEYS = 5
const MOST_COMBINATIONS = 150

/** Reads a policy. @throws FilterPolicyError */
export function parseFilterPolicy(text: string, scope: FilterScope): readonly Filter[] {
  const filters = readPolicy(text)
  if (scope === 'MessageAttributes' && filters.some(isNested))
    throw new FilterPolicyError('Filter policy scope MessageAttributes does not support nested filter policy')
  const keys = leaves(filters)
  if (new Set(keys.map(({ name }) => name)).size > MOST_KEYS)
    throw new FilterPolicyError(`FilterPolicy: Filter policy can not have more than ${MOST_KEYS} keys`)
  if (combinations(filters, 1) > MOST_COMBINATIONS)
    throw new FilterPolicyError('FilterPolicy: Filter policy is too complex')
  return filters
}

function readPolicy(text: string): readonly Filter[] {
  try {
    return new PolicyReader(text, jsonTokens(text)).policy()
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    throw new FilterPolicyError(`FilterPolicy: failed to parse JSON. ${error.message}`)
  }
}

const isNested = (filter: Filter): boolean =>
  filter.kind === 'nested' || (filter.kind === 'or' && filter.alternatives.some((one) => one.some(isNested)))

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
