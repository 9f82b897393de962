/** The names that a filter sees. */
import type { Definition, Node, Pattern } from './syntax.ts'
import type { Json } from './values.ts'

/** A filter with the names that it sees. */
export interface Closure {
  node: Node
  scope: Scope
}

export interface Scope {
  variables: Record<string, Json>
  functions: Record<string, Definition & { scope: Scope }>
  arguments: Record<string, Closure>
  labels: Record<string, symbol>
}

/** A scope within another. */
export const inner = (scope: Scope): Scope => ({
  variables: Object.create(scope.variables) as Scope['variables'],
  functions: Object.create(scope.functions) as Scope['functions'],
  arguments: Object.create(scope.arguments) as Scope['arguments'],
  labels: Object.create(scope.labels) as Scope['labels'],
})

/** The variables of a pattern. */
export const namesIn = (pattern: Pattern): string[] => {
  if (pattern.type === 'name') return [pattern.name]
  if (pattern.type === 'array') return pattern.items.flatMap(namesIn)
  return pattern.entries.flatMap(({ name, value }) => [
    ...(name === undefined ? [] : [name]),
    ...(value ? namesIn(value) : []),
  ])
}

/** With variables of these names, without values. */
export function withNulls(scope: Scope, names: string[]): Scope {
  if (names.length === 0) return scope
  const bound = inner(scope)
  for (const name of names) bound.variables[name] = null
  return bound
}
