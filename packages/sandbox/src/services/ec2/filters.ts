import type { Call } from '../../call.ts'
import { matchesWildcards } from '../../wildcards.ts'
import { invalidParameterValue } from './errors.ts'
import { tagsOf } from './tags.ts'

export interface Filter {
  Name?: string
  Values?: string[]
}

type Value = string | boolean | number | undefined | readonly (string | undefined)[]

/** What each filter of an operation looks at, by its name in AWS's reference. */
export type FilterTable<T> = Readonly<Record<string, (item: T) => Value>>

/**
 * Keeps the items that every filter lets through: one of its values has to match, so that one without values lets none.
 * @param idOf the resource whose tags `tag:…`, `tag-key` and `tag-value` look at; absent where there are no tags
 * @throws AwsError InvalidParameterValue for a filter that the operation does not have
 */
export function filtered<T>(
  call: Call<{ Filters?: Filter[] }>,
  items: readonly T[],
  table: FilterTable<T>,
  idOf?: (item: T) => string,
): T[] {
  const tests = (call.input.Filters ?? []).map((filter) => testOf(call, filter, table, idOf))
  return items.filter((item) => tests.every((test) => test(item)))
}

function testOf<T>(
  call: Call,
  { Name = '', Values = [] }: Filter,
  table: FilterTable<T>,
  idOf: ((item: T) => string) | undefined,
): (item: T) => boolean {
  const look = Object.hasOwn(table, Name) ? table[Name] : idOf && tagFilter(call, Name, idOf)
  if (!look) throw invalidParameterValue(`The filter '${Name}' is invalid`)
  return (item) => {
    const value = look(item)
    const texts = (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined).map(String)
    return texts.some((text) => Values.some((pattern) => matchesWildcards(pattern, text, true)))
  }
}

function tagFilter<T>(call: Call, name: string, idOf: (item: T) => string): ((item: T) => Value) | undefined {
  if (name === 'tag-key') return (item) => tagsOf(call, idOf(item)).map(({ key }) => key)
  if (name === 'tag-value') return (item) => tagsOf(call, idOf(item)).map(({ value }) => value)
  if (!name.startsWith('tag:')) return undefined
  const wanted = name.slice('tag:'.length)
  return (item) => tagsOf(call, idOf(item)).find(({ key }) => key === wanted)?.value
}
