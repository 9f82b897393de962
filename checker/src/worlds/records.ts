/** A world's export, read as records: whose, of which kind, and what. Nothing else knows how its keys are built. */
import type { WorldExport } from '@first-line/sandbox'

export type Entity = Readonly<Record<string, unknown>>

export interface Entry {
  /** The account's id; `*` for what belongs to the world. */
  readonly scope: string
  /** As the sandbox calls it: `iam:user`. */
  readonly collection: string
  readonly key: string
  readonly entity: Entity
}

const documents = 'sandbox:document'

export function entriesOf({ records }: WorldExport): Entry[] {
  return records.map(([key, value]) => {
    const [, scope, collection, rest] = /^([^/]+)\/([^/]+)\/(.*)$/s.exec(key) ?? []
    if (scope === undefined || collection === undefined || rest === undefined)
      throw new Error(`not a record's key: ${key.slice(0, 80)}`)
    return { scope, collection, key: rest, entity: JSON.parse(value) as Entity }
  })
}

/** Documents of some kinds, as records. */
function documentRecords({ records }: WorldExport, kinds: readonly string[]): WorldExport['records'] {
  return records.filter(([key]) => kinds.some((kind) => key.startsWith(`*/${documents}/${kind}/`)))
}

export function documentIn({ records }: WorldExport, kind: string, key: string): unknown {
  const record = records.find(([at]) => at === `*/${documents}/${kind}/${key}`)
  return record && (JSON.parse(record[1]) as { value: unknown }).value
}

export function documentsIn(world: WorldExport, kind: string): { key: string; value: unknown }[] {
  return documentRecords(world, [kind]).map(([, text]) => JSON.parse(text) as { key: string; value: unknown })
}

/** The same world with other documents of these kinds: those of `from`. */
export function withDocumentsOf(world: WorldExport, from: WorldExport, kinds: readonly string[]): WorldExport {
  const without = new Set(documentRecords(world, kinds).map(([key]) => key))
  const records = world.records.filter(([key]) => !without.has(key))
  return { ...world, records: [...records, ...documentRecords(from, kinds)] }
}

/** The same world with one document put, or taken away. */
export function withDocument(world: WorldExport, kind: string, key: string, value: unknown): WorldExport {
  const at = `*/${documents}/${kind}/${key}`
  const records = world.records.filter(([other]) => other !== at)
  if (value !== undefined) records.push([at, JSON.stringify({ kind, key, value })])
  return { ...world, records }
}
