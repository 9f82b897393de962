/** What can be told before a program runs: whether everything that it names is there. */

import { CompileError } from './lexer.ts'
import { namesIn } from './scope.ts'
import type { Node } from './syntax.ts'

/** Functions by name and number of arguments: `map/1`. @throws CompileError */
export function check(node: unknown, known: (name: string) => boolean, variables: ReadonlySet<string>): void {
  if (Array.isArray(node)) for (const one of node) check(one, known, variables)
  if (typeof node !== 'object' || node === null || Array.isArray(node) || node instanceof Map) return
  const one = node as Node
  if (one.type === 'variable' && !variables.has(one.name) && one.name !== '__loc__')
    throw new CompileError(`$${one.name} is not defined`, one.at)
  if (one.type === 'call' && !known(`${one.name}/${one.args.length}`))
    throw new CompileError(`${one.name}/${one.args.length} is not defined`, one.at)
  if (one.type === 'define') {
    const { name, parameters, body } = one.definition
    const own = `${name}/${parameters.length}`
    const withOwn = (sought: string): boolean => sought === own || known(sought)
    const names = parameters.map((parameter) => parameter.replace('$', ''))
    const values = parameters.filter((parameter) => parameter.startsWith('$')).map((parameter) => parameter.slice(1))
    const within = new Set(names.map((parameter) => `${parameter}/0`))
    check(body, (sought) => within.has(sought) || withOwn(sought), new Set([...variables, ...values]))
    check(one.rest, withOwn, variables)
    return
  }
  const bound =
    one.type === 'as'
      ? one.patterns.flatMap(namesIn)
      : one.type === 'reduce' || one.type === 'foreach'
        ? namesIn(one.pattern)
        : []
  const within = bound.length > 0 ? new Set([...variables, ...bound]) : variables
  for (const [name, value] of Object.entries(one)) check(value, known, name === 'source' ? variables : within)
}
