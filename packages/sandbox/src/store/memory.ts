import type { Hash } from '../environment.ts'
import { addNames } from './blob-collection.ts'
import { memoryBlobs } from './memory-blobs.ts'
import type { EventQuery, Lookup, Store, StoredEvent, StoreOperation } from './store.ts'

interface MemoryWorld {
  records: Map<string, string>
  events: StoredEvent[]
  snapshots: Map<string, string>
}

/** A store that ends with the process: for tests, and for a sandbox inside a page. */
export function memoryStore(options: { hash: Hash }): Store {
  const worlds = new Map<string, MemoryWorld>()
  const lookups = new Map<string, Lookup>()
  const settings = new Map<string, string>()

  function inside(world: string): MemoryWorld {
    const found = worlds.get(world)
    if (!found) throw new Error(`The store has no world ${world}`)
    return found
  }

  const apply: { [T in StoreOperation['type']]: (operation: Extract<StoreOperation, { type: T }>) => void } = {
    put: ({ world, key, value }) => void inside(world).records.set(key, value),
    delete: ({ world, key }) => void inside(world).records.delete(key),
    event: ({ world, event }) => void inside(world).events.push(event),
    'prune-events': ({ world, before }) => {
      const kept = inside(world)
      kept.events = kept.events.filter((event) => event.kept || event.seq >= before)
    },
    'create-world': ({ world }) => {
      if (worlds.has(world)) throw new Error(`The store has a world ${world} already`)
      worlds.set(world, { records: new Map(), events: [], snapshots: new Map() })
    },
    'drop-world': ({ world }) => {
      worlds.delete(world)
      for (const [key, lookup] of lookups) if (lookup.world === world) lookups.delete(key)
    },
    'put-lookup': ({ lookup }) => void lookups.set(`${lookup.kind}/${lookup.key}`, lookup),
    'delete-lookup': ({ kind, key }) => void lookups.delete(`${kind}/${key}`),
    'put-snapshot': ({ world, name, value }) => void inside(world).snapshots.set(name, value),
    'delete-snapshot': ({ world, name }) => void inside(world).snapshots.delete(name),
    'put-setting': ({ key, value }) => void settings.set(key, value),
  }

  /** A batch is applied whole or not at all, so what could fail in the middle is looked at first. */
  function check(batch: readonly StoreOperation[]): void {
    const known = new Set(worlds.keys())
    for (const operation of batch) {
      if (operation.type === 'create-world') {
        if (known.has(operation.world)) throw new Error(`The store has a world ${operation.world} already`)
        known.add(operation.world)
      } else if (operation.type === 'drop-world') known.delete(operation.world)
      else if ('world' in operation && !known.has(operation.world))
        throw new Error(`The store has no world ${operation.world}`)
    }
  }

  return {
    load: async () => ({
      worlds: [...worlds.keys()],
      lookups: [...lookups.values()],
      settings: Object.fromEntries(settings),
    }),
    async loadWorld(world) {
      const { records, events } = inside(world)
      return { records: [...records], lastEvent: events.reduce((last, { seq }) => Math.max(last, seq), 0) }
    },
    async append(batch) {
      check(batch)
      for (const operation of batch) apply[operation.type](operation as never)
    },
    events: async (world, query) => select(inside(world).events, query),
    snapshot: async (world, name) => inside(world).snapshots.get(name),
    snapshots: async (world) => [...inside(world).snapshots.keys()].sort(),
    blobs: memoryBlobs(options),
    async blobsNamed() {
      const names = new Set<string>()
      for (const { records, snapshots } of worlds.values())
        for (const text of [...records.values(), ...snapshots.values()]) addNames(names, text)
      return names
    },
    close: async () => {},
  }
}

function select(
  events: StoredEvent[],
  { after = 0, before = Infinity, limit, order = 'forward' }: EventQuery,
): StoredEvent[] {
  // Events of reads are written after those of writes that came later.
  const within = events.filter((event) => event.seq > after && event.seq < before).sort((a, b) => a.seq - b.seq)
  return order === 'forward' ? within.slice(0, limit) : within.reverse().slice(0, limit)
}
