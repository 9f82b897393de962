/** What laying one world in the place of another would change, in words. Pure. */
import { isDeepStrictEqual } from 'node:util'
import type { WorldExport } from '@first-line/sandbox'
import type { Change } from '../contract.ts'
import { kinds, type NameOf } from './kinds.ts'
import { documentsIn, type Entity, entriesOf } from './records.ts'

interface Thing {
  readonly kind: string
  readonly name: string
  readonly of: string
  readonly scope: string
  readonly counts: unknown
}

/** `own` is the learner's account: what lies in another says which. What comes is told first. */
export function changesBetween(now: WorldExport, then: WorldExport, own: string): Change[] {
  const before = thingsOf(now)
  const after = thingsOf(then)
  const changes: Change[] = []
  for (const [id, thing] of after) {
    const old = before.get(id)
    if (!old) changes.push(told('added', thing, own))
    else if (!isDeepStrictEqual(old.counts, thing.counts)) changes.push(told('changed', thing, own))
  }
  for (const [id, thing] of before) if (!after.has(id)) changes.push(told('removed', thing, own))
  return [...anew(changes).sort(byKind), ...homes(now, then)]
}

const isKey = ({ kind }: Change): boolean => kind === 'access key'

/**
 * Access keys that only get other ids are one change each: their owner keeps a key, and whoever holds the old one has to
 * take the new one. Those of other accounts are nobody's affair.
 */
function anew(changes: readonly Change[]): Change[] {
  const keys = changes.filter((change) => isKey(change) && change.account === undefined)
  const owners = Map.groupBy(keys, ({ of }) => of)
  const told = [...owners.values()].flatMap((ofOwner) => {
    const added = ofOwner.filter(({ change }) => change === 'added')
    const removed = ofOwner.filter(({ change }) => change === 'removed')
    if (added.length !== removed.length) return ofOwner
    const renewed = added.map((key, at): Change => {
      const name = `${removed[at]?.name} \u2192 ${key.name}`
      return { ...key, change: 'changed', name }
    })
    return [...renewed, ...ofOwner.filter(({ change }) => change === 'changed')]
  })
  return [...changes.filter((change) => !isKey(change)), ...told]
}

const order = ['added', 'changed', 'removed']
const byKind = (a: Change, b: Change): number =>
  order.indexOf(a.change) - order.indexOf(b.change) || a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name)

function told(change: Change['change'], { kind, name, of, scope }: Thing, own: string): Change {
  return { change, kind, name, ...(of && { of }), ...(scope !== own && scope !== '*' && { account: scope }) }
}

function thingsOf(world: WorldExport): Map<string, Thing> {
  const entries = entriesOf(world)
  const names = new Map<string, string>()
  for (const { scope, entity } of entries) for (const [id, name] of idsOf(entity)) names.set(`${scope}/${id}`, name)
  const things = new Map<string, Thing>()
  for (const { scope, collection, entity, key } of entries) {
    const rule = Object.hasOwn(kinds, collection) ? kinds[collection] : undefined
    if (!rule || rule.exists?.(entity) === false) continue
    // Whose a record of the world is, its own key says: accounts and root users are kept there.
    const account = scope === '*' && typeof entity.account === 'string' ? entity.account : scope === '*' ? key : scope
    const nameOf: NameOf = (id) => (id === 'root' ? 'root' : (names.get(`${account}/${String(id)}`) ?? String(id)))
    const { kind } = rule
    const name = rule.name(entity, nameOf)
    const of = rule.of?.(entity, nameOf) ?? ''
    // As it will be read back: what is undefined is not there.
    const counts = JSON.parse(JSON.stringify(rule.counts?.(entity, nameOf) ?? null)) as unknown
    things.set([account, kind, of, name].join('\n'), { kind, name, of, scope: account, counts })
  }
  return things
}

function* idsOf(entity: Entity): Generator<[id: string, name: string]> {
  for (const what of ['user', 'group', 'role']) {
    const [id, name] = [entity[`${what}Id`], entity[`${what}Name`]]
    if (typeof id === 'string' && typeof name === 'string') yield [id, name]
  }
}

function homes(now: WorldExport, then: WorldExport): Change[] {
  const filesOf = (world: WorldExport) =>
    new Map(documentsIn(world, 'home').map(({ key, value }) => [key, (value as { files?: Entity }).files ?? {}]))
  const [before, after] = [filesOf(now), filesOf(then)]
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((machine): Change[] => {
    const [old, next] = [before.get(machine) ?? {}, after.get(machine) ?? {}]
    const paths = [...new Set([...Object.keys(old), ...Object.keys(next)])].sort()
    return paths.flatMap((path): Change[] => {
      if (isDeepStrictEqual(old[path], next[path])) return []
      const change = old[path] === undefined ? 'added' : next[path] === undefined ? 'removed' : 'changed'
      return [{ change, kind: 'file', name: `~/${path}`, of: machine }]
    })
  })
}
