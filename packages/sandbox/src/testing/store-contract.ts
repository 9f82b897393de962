/** What every store has to do: one suite over all of them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store, StoreOperation } from '../store/store.ts'

const put = (world: string, key: string, value: string): StoreOperation => ({ type: 'put', world, key, value })
const event = (world: string, seq: number, kept = false): StoreOperation => ({
  type: 'event',
  world,
  event: { seq, kept, value: `{"seq":${seq}}` },
})
const lookup = (key: string, world: string): StoreOperation => ({
  type: 'put-lookup',
  lookup: { kind: 'access-key', key, world, account: '111122223333' },
})

/** `reopen` closes a store and opens it again over the same place; absent where nothing outlives it. */
export function storeContract(
  name: string,
  harness: { open: () => Promise<Store>; reopen?: (store: Store) => Promise<Store>; clean?: () => Promise<void> },
): void {
  describe(`${name} keeps the store's contract`, () => {
    let store: Store

    beforeEach(async () => {
      store = await harness.open()
      await store.append([
        { type: 'create-world', world: 'a' },
        { type: 'create-world', world: 'b' },
      ])
    })

    afterEach(async () => {
      await store.close()
      await harness.clean?.()
    })

    test('records are kept by world; putting again replaces, deleting removes', async () => {
      await store.append([put('a', 'k1', '1'), put('a', 'k2', '2'), put('b', 'k1', 'other')])
      await store.append([put('a', 'k1', 'one'), { type: 'delete', world: 'a', key: 'k2' }])
      expect(await store.loadWorld('a')).toEqual({ records: [['k1', 'one']], lastEvent: 0 })
      expect(await store.loadWorld('b')).toEqual({ records: [['k1', 'other']], lastEvent: 0 })
    })

    test('keys and values may hold any text', async () => {
      const odd = 'ö/\u0000\n"\'; drop table record; 😀'
      await store.append([put('a', odd, odd)])
      expect((await store.loadWorld('a')).records).toEqual([[odd, odd]])
    })

    test('a batch that fails changes nothing', async () => {
      await expect(store.append([put('a', 'k', '1'), put('nowhere', 'k', '1')])).rejects.toThrow('nowhere')
      await expect(store.append([lookup('X', 'a'), { type: 'create-world', world: 'a' }])).rejects.toThrow()
      expect((await store.loadWorld('a')).records).toEqual([])
      expect((await store.load()).lookups).toEqual([])
    })

    test('events come in the order of their numbers, whatever the order they were written in', async () => {
      await store.append([event('a', 2, true), event('a', 1), event('a', 3), event('b', 9)])
      const seqs = async (query: Parameters<Store['events']>[1]) =>
        (await store.events('a', query)).map(({ seq }) => seq)
      expect(await seqs({ limit: 10 })).toEqual([1, 2, 3])
      expect(await seqs({ limit: 1, after: 1 })).toEqual([2])
      expect(await seqs({ limit: 2, order: 'backward' })).toEqual([3, 2])
      expect(await seqs({ limit: 2, order: 'backward', before: 2 })).toEqual([1])
      expect((await store.loadWorld('a')).lastEvent).toBe(3)
      expect((await store.events('a', { limit: 1 }))[0]).toEqual({ seq: 1, kept: false, value: '{"seq":1}' })
    })

    test('pruning forgets old events that are not kept', async () => {
      await store.append([
        event('a', 1),
        event('a', 2, true),
        event('a', 3),
        { type: 'prune-events', world: 'a', before: 3 },
      ])
      expect((await store.events('a', { limit: 10 })).map(({ seq }) => seq)).toEqual([2, 3])
    })

    test('the index has worlds in the order they were made, lookups and settings', async () => {
      await store.append([lookup('AKIA1', 'a'), lookup('AKIA2', 'a'), { type: 'put-setting', key: 's', value: '1' }])
      await store.append([
        { type: 'delete-lookup', kind: 'access-key', key: 'AKIA1' },
        lookup('AKIA2', 'b'),
        { type: 'put-setting', key: 's', value: '2' },
      ])
      expect(await store.load()).toEqual({
        worlds: ['a', 'b'],
        lookups: [{ kind: 'access-key', key: 'AKIA2', world: 'b', account: '111122223333' }],
        settings: { s: '2' },
      })
    })

    test('snapshots are named texts of a world', async () => {
      await store.append([
        { type: 'put-snapshot', world: 'a', name: 'two', value: 'x' },
        { type: 'put-snapshot', world: 'a', name: 'one', value: 'y' },
        { type: 'put-snapshot', world: 'a', name: 'two', value: 'z' },
      ])
      expect(await store.snapshots('a')).toEqual(['one', 'two'])
      expect(await store.snapshot('a', 'two')).toBe('z')
      expect(await store.snapshot('b', 'two')).toBeUndefined()
      await store.append([{ type: 'delete-snapshot', world: 'a', name: 'two' }])
      expect(await store.snapshots('a')).toEqual(['one'])
    })

    test('a dropped world takes everything of its own along', async () => {
      await store.append([put('a', 'k', '1'), event('a', 1), lookup('AKIA1', 'a'), lookup('AKIA2', 'b')])
      await store.append([{ type: 'drop-world', world: 'a' }])
      expect(await store.load()).toMatchObject({ worlds: ['b'], lookups: [{ key: 'AKIA2' }] })
      await expect(store.loadWorld('a')).rejects.toThrow('a')
      await store.append([{ type: 'create-world', world: 'a' }])
      expect(await store.loadWorld('a')).toEqual({ records: [], lastEvent: 0 })
    })

    test('blobs are found by their content, in part too', async () => {
      const bytes = new TextEncoder().encode('hello world')
      const stream = () => new Response(bytes).body!
      const { hash, size } = await store.blobs.put(stream())
      expect({ hash, size }).toEqual({
        hash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
        size: 11,
      })
      expect(await store.blobs.put(bytes)).toEqual({ hash, size })
      expect(await store.blobs.list()).toEqual([hash])
      const read = async (range?: { start: number; end: number }) =>
        new Response(await store.blobs.get(hash, range)).text()
      expect(await read()).toBe('hello world')
      expect(await read({ start: 6, end: 8 })).toBe('wor')
      await store.blobs.delete(hash)
      expect(await store.blobs.get(hash)).toBeUndefined()
      expect(await store.blobs.list()).toEqual([])
    })

    test.runIf(harness.reopen)('everything is there again after closing and opening', async () => {
      await store.append([put('a', 'k', '1'), event('a', 7, true), lookup('AKIA1', 'a')])
      const { hash } = await store.blobs.put(new TextEncoder().encode('x'))
      store = await harness.reopen!(store)
      expect(await store.loadWorld('a')).toEqual({ records: [['k', '1']], lastEvent: 7 })
      expect((await store.load()).lookups).toHaveLength(1)
      expect(await new Response(await store.blobs.get(hash)).text()).toBe('x')
    })
  })
}
