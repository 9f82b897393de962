import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { addNames } from '../../store/blob-collection.ts'
import type { Lookup, StoreOperation } from '../../store/store.ts'
import type { Database, WorkerSettings } from './protocol.ts'
import { SCHEMA, SCHEMA_VERSION } from './schema.ts'

/**
 * Pages of the log until they are copied to where they belong: 16 MB. A checkpoint flushes twice and writes each page once,
 * however often it changed; at SQLite's 1,000 pages there was one for every 300 small objects.
 */
const CHECKPOINT_AFTER = 4_000

/**
 * Opens or makes a store's file. One process at a time: it is locked as long as it is open.
 * @throws Error when the file cannot be opened, is locked, or was made by a newer version
 */
export function openDatabase({ file, maxPages }: WorkerSettings): Database {
  const database = new DatabaseSync(file)
  database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full')
  database.exec(`pragma wal_autocheckpoint = ${CHECKPOINT_AFTER}`)
  migrate(database, file)
  if (maxPages !== undefined) database.exec(`pragma max_page_count = ${Math.floor(maxPages)}`)

  const statements = new Map<string, StatementSync>()
  const sql = (text: string): StatementSync => {
    const known = statements.get(text)
    if (known) return known
    const made = database.prepare(text)
    statements.set(text, made)
    return made
  }

  /** Worlds by number: ids are long, and are part of every key. */
  const numbers = new Map<string, number>()
  function numberOf(world: string): number {
    let number = numbers.get(world)
    if (number === undefined) {
      number = sql('select number from world where id = ?').get(world)?.number as number | undefined
      if (number === undefined) throw new Error(`The store has no world ${world}`)
      numbers.set(world, number)
    }
    return number
  }

  const apply: { [T in StoreOperation['type']]: (operation: Extract<StoreOperation, { type: T }>) => void } = {
    put: ({ world, key, value }) =>
      void sql('insert into record values (?, ?, ?) on conflict do update set value = excluded.value').run(
        numberOf(world),
        key,
        value,
      ),
    delete: ({ world, key }) => void sql('delete from record where world = ? and key = ?').run(numberOf(world), key),
    event: ({ world, event }) =>
      void sql('insert or replace into event values (?, ?, ?, ?)').run(
        numberOf(world),
        event.seq,
        event.kept ? 1 : 0,
        event.value,
      ),
    'prune-events': ({ world, before }) =>
      void sql('delete from event where world = ? and seq < ? and kept = 0').run(numberOf(world), before),
    'create-world': ({ world }) => void sql('insert into world (id) values (?)').run(world),
    'drop-world'({ world }) {
      const known = sql('select number from world where id = ?').get(world)?.number as number | undefined
      if (known === undefined) return
      for (const table of ['record', 'event', 'lookup', 'snapshot'])
        sql(`delete from ${table} where world = ?`).run(known)
      sql('delete from world where number = ?').run(known)
      numbers.delete(world)
    },
    'put-lookup': ({ lookup }) =>
      void sql('insert or replace into lookup values (?, ?, ?, ?)').run(
        lookup.kind,
        lookup.key,
        numberOf(lookup.world),
        lookup.account,
      ),
    'delete-lookup': ({ kind, key }) => void sql('delete from lookup where kind = ? and key = ?').run(kind, key),
    'put-snapshot': ({ world, name, value }) =>
      void sql('insert or replace into snapshot values (?, ?, ?)').run(numberOf(world), name, value),
    'delete-snapshot': ({ world, name }) =>
      void sql('delete from snapshot where world = ? and name = ?').run(numberOf(world), name),
    'put-setting': ({ key, value }) => void sql('insert or replace into setting values (?, ?)').run(key, value),
  }

  return {
    load: () => ({
      worlds: sql('select id from world order by number')
        .all()
        .map(({ id }) => id as string),
      lookups: sql(
        'select kind, key, id as world, account from lookup join world on world.number = lookup.world',
      ).all() as unknown as Lookup[],
      settings: Object.fromEntries(
        sql('select key, value from setting')
          .all()
          .map(({ key, value }) => [key, value]),
      ),
    }),
    loadWorld(world) {
      const number = numberOf(world)
      const records = sql('select key, value from record where world = ?')
        .all(number)
        .map(({ key, value }): [string, string] => [key as string, value as string])
      const last = sql('select max(seq) as last from event where world = ?').get(number)?.last
      return { records, lastEvent: (last as number | null) ?? 0 }
    },
    append(batch) {
      database.exec('begin immediate')
      try {
        for (const operation of batch) apply[operation.type](operation as never)
        database.exec('commit')
      } catch (error) {
        numbers.clear()
        // SQLite has rolled back by itself when the disk is full.
        if (database.isTransaction) database.exec('rollback')
        throw error
      }
    },
    events(world, { after = 0, before = Number.MAX_SAFE_INTEGER, limit, order = 'forward' }) {
      const direction = order === 'forward' ? 'asc' : 'desc'
      return sql(
        `select seq, kept, value from event where world = ? and seq > ? and seq < ? order by seq ${direction} limit ?`,
      )
        .all(numberOf(world), after, before, limit)
        .map(({ seq, kept, value }) => ({ seq: seq as number, kept: kept === 1, value: value as string }))
    },
    snapshot: (world, name) =>
      sql('select value from snapshot where world = ? and name = ?').get(numberOf(world), name)?.value as
        | string
        | undefined,
    snapshots: (world) =>
      sql('select name from snapshot where world = ? order by name')
        .all(numberOf(world))
        .map(({ name }) => name as string),
    blobsNamed() {
      const names = new Set<string>()
      // Most records name none; SQLite sorts those out without handing them over.
      for (const table of ['record', 'snapshot'])
        for (const { value } of sql(`select value from ${table} where instr(value, 'blob') > 0`).iterate())
          addNames(names, value as string)
      return [...names]
    },
    close: () => database.close(),
  }
}

function migrate(database: DatabaseSync, file: string): void {
  const version = database.prepare('pragma user_version').get()?.user_version as number
  if (version > SCHEMA_VERSION)
    throw new Error(`${file} was made by a newer version (schema ${version}, this one knows ${SCHEMA_VERSION})`)
  if (version === 0) database.exec(`begin immediate; ${SCHEMA} pragma user_version = ${SCHEMA_VERSION}; commit`)
}
