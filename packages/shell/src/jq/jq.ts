/** A program, ready to be run on one value after the other. */
import { natives, type Surroundings } from './builtins.ts'
import { check } from './check-names.ts'
import { Evaluator } from './evaluate.ts'
import { parse, parseDefinitions } from './parser.ts'
import { PRELUDE } from './prelude.ts'
import type { Closure, Scope } from './scope.ts'
import type { Definition } from './syntax.ts'
import type { Json } from './values.ts'

export { Halt } from './builtins.ts'
export { CompileError } from './lexer.ts'

const nothing = <T>(): Record<string, T> => Object.create(null) as Record<string, T>
let prelude: Definition[] | undefined

/** @throws CompileError */
export function compile(source: string, variables: Record<string, Json>, around: Surroundings) {
  prelude ??= parseDefinitions(PRELUDE)
  const node = parse(source)
  const evaluator = new Evaluator(natives(around))
  const base: Scope = {
    variables: Object.assign(nothing<Json>(), variables),
    functions: nothing(),
    arguments: nothing(),
    labels: nothing(),
  }
  const scope = evaluator.define(base, prelude)
  check(
    node,
    (name) => scope.functions[name] !== undefined || evaluator.isNative(name),
    new Set(Object.keys(variables)),
  )
  const program: Closure = { node, scope }
  return (value: Json) => evaluator.values(program, value)
}
