import type { AttributeValue, Item } from '../values/attribute-value.ts'
import { Parser } from './operands.ts'
import { clash, own, type Path } from './paths.ts'
import type { Placeholders } from './placeholders.ts'

/** @throws AwsError ValidationException */
export function parseProjection(text: string, placeholders: Placeholders): readonly Path[] {
  const parser = new Parser('ProjectionExpression', text, placeholders)
  do parser.path()
  while (parser.reader.take(','))
  refuseClashes(parser)
  parser.finish()
  return parser.paths
}

/** No two paths may lead to, or through, the same place. */
export function refuseClashes({ paths, findings }: Parser, among: readonly Path[] = paths): void {
  among.forEach((path, at) => {
    for (const earlier of among.slice(0, at)) {
      const found = clash(earlier, path)
      if (found) findings.note(found.rank, found.message)
    }
  })
}

/** The part of an item that the paths lead to. Members of lists move up. */
export function project(item: Item, paths: readonly Path[]): Item {
  return projectMap(item, paths)
}

type Steps = readonly (string | number)[]

function projectMap(map: Item, paths: readonly Steps[]): Item {
  const chosen: Record<string, AttributeValue> = {}
  for (const name of new Set(paths.map(([step]) => step))) {
    if (typeof name !== 'string') continue
    const value = own(map, name)
    const found = value && projectValue(value, restsOf(paths, name))
    if (found) chosen[name] = found
  }
  return chosen
}

const restsOf = (paths: readonly Steps[], step: string | number): Steps[] =>
  paths.filter(([first]) => first === step).map((path) => path.slice(1))

function projectValue(value: AttributeValue, rests: readonly Steps[]): AttributeValue | undefined {
  if (rests.some((rest) => rest.length === 0)) return value
  if ('M' in value) {
    const inner = projectMap(value.M, rests)
    return Object.keys(inner).length > 0 ? { M: inner } : undefined
  }
  if (!('L' in value)) return undefined
  const indices = [...new Set(rests.map(([step]) => step))].filter((step) => typeof step === 'number')
  const members = indices
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const member = value.L[index]
      const found = member && projectValue(member, restsOf(rests, index))
      return found ? [found] : []
    })
  return members.length > 0 ? { L: members } : undefined
}
