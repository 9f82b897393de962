import type { World, WorldExport } from '../../world/world.ts'
import { ControlError, type ControlRequest } from './route.ts'

/** A member that nobody reads is a mistake of the sender's: an answer to something else than what was meant. */
export function known<T extends object>(value: T, takes: readonly string[], where = 'The body'): T {
  const unknown = Object.keys(value).find((name) => !takes.includes(name))
  if (unknown === undefined) return value
  const rest = takes.length ? `it takes ${takes.map((name) => `"${name}"`).join(', ')}` : 'it takes no members'
  throw new ControlError(400, 'unknown-member', `${where} has an unknown member "${unknown}": ${rest}.`)
}

/** The world of a request: the one it names in body or query, else the first there is. */
export function worldOf({ sandbox, body, query }: ControlRequest): World {
  const named = body.world ?? query.get('world') ?? undefined
  if (named !== undefined && typeof named !== 'string') throw new ControlError(400, 'bad-request', '"world" is a text.')
  const world = named === undefined ? sandbox.worlds.list()[0] : sandbox.worlds.get(named)
  if (!world)
    throw new ControlError(
      404,
      'no-world',
      named === undefined ? 'There is no world yet.' : `There is no world ${named}.`,
    )
  return world
}

/** `{ "accessKeyId": "AKIA…", "secretAccessKey": "…" }` */
export function rootKeyOf(value: unknown): { accessKeyId?: string; secretAccessKey?: string } | undefined {
  if (value === undefined) return undefined
  const key = value as { accessKeyId?: unknown; secretAccessKey?: unknown } | null
  const good =
    typeof key === 'object' &&
    key !== null &&
    typeof key.accessKeyId === 'string' &&
    /^\w{16,128}$/.test(key.accessKeyId) &&
    typeof key.secretAccessKey === 'string' &&
    key.secretAccessKey !== ''
  if (!good)
    throw new ControlError(
      400,
      'bad-request',
      '"rootKey" has "accessKeyId" (16 to 128 letters, digits or _) and "secretAccessKey".',
    )
  return known(key as { accessKeyId: string; secretAccessKey: string }, ['accessKeyId', 'secretAccessKey'], '"rootKey"')
}

/** A number that is not negative; 0 when it is left out. */
export function countOf(value: unknown, name: string): number {
  if (value === undefined) return 0
  if (typeof value !== 'number' || !(value >= 0 && value < Number.POSITIVE_INFINITY))
    throw new ControlError(400, 'bad-request', `"${name}" is a number that is not negative.`)
  return value
}

export function textOf(value: unknown, name: string, pattern: RegExp): string | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string' || !pattern.test(value))
    throw new ControlError(400, 'bad-request', `"${name}" has to match ${pattern.source}.`)
  return value
}

export function exportOf(value: unknown): WorldExport {
  const exported = value as Partial<WorldExport> | null
  if (
    exported?.format !== 'first-line-world' ||
    exported.version !== 1 ||
    !Array.isArray(exported.records) ||
    !Array.isArray(exported.lookups)
  )
    throw new ControlError(400, 'bad-request', '"export" is not what GET /worlds/{id}/export gives.')
  return exported as WorldExport
}
