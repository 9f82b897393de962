import { describe, expect, test } from 'vitest'
import { defineCollection } from './collection.ts'
import { WorldState } from './state.ts'

interface Thing {
  name: string
  tags: string[]
  secret?: string
}

const things = defineCollection<Thing>()({
  name: 'test:thing',
  scope: 'account',
  key: (thing) => thing.name.toLowerCase(),
  indexes: { tag: (thing) => thing.tags },
  lookup: { kind: 'secret', key: (thing) => thing.secret },
})

const fresh = (records: Array<[string, string]> = []) =>
  new WorldState('w', records, new Map([[things.name, things as never]]))
const put = (state: WorldState, thing: Thing) => state.unit(() => state.table(things, '1').put(thing))

describe('a table', () => {
  test('lists in the order of keys, from anywhere, as many as wanted', () => {
    const state = fresh()
    for (const name of ['b', 'A', 'd', 'c', 'ab']) put(state, { name, tags: [] })
    const table = state.table(things, '1')
    const names = (options = {}) => table.list(options).map(({ name }) => name)
    expect(names()).toEqual(['A', 'ab', 'b', 'c', 'd'])
    expect(names({ after: 'a', limit: 2 })).toEqual(['ab', 'b'])
    expect(names({ after: 'bb' })).toEqual(['c', 'd'])
    expect(names({ prefix: 'a' })).toEqual(['A', 'ab'])
    expect(names({ prefix: 'z' })).toEqual([])
    put(state, { name: 'bb', tags: [] })
    state.unit(() => table.delete('c'))
    expect(names()).toEqual(['A', 'ab', 'b', 'bb', 'd'])
  })

  test('finds by index, through changes', () => {
    const state = fresh()
    const table = state.table(things, '1')
    put(state, { name: 'a', tags: ['x', 'y'] })
    put(state, { name: 'b', tags: ['x'] })
    expect(table.by('tag', 'x').map(({ name }) => name)).toEqual(['a', 'b'])
    put(state, { name: 'A', tags: ['y'] })
    expect(table.by('tag', 'x').map(({ name }) => name)).toEqual(['b'])
    expect(table.count('tag', 'y')).toBe(1)
    state.unit(() => table.delete('b'))
    expect(table.by('tag', 'x')).toEqual([])
    expect(() => table.by('nothing', 'x')).toThrow('no index nothing')
  })
})

describe('a unit of work', () => {
  test('gives the net effect, lookups given up before those taken', () => {
    const state = fresh()
    put(state, { name: 'old', tags: [], secret: 's' })
    const { operations } = state.unit(() => {
      const table = state.table(things, '1')
      table.put({ name: 'a', tags: [] })
      table.put({ name: 'a', tags: ['x'] })
      table.put({ name: 'gone', tags: [] })
      table.delete('gone')
      table.put({ name: 'new', tags: [], secret: 's' })
      table.delete('old')
    })
    expect(operations).toEqual([
      { type: 'delete-lookup', kind: 'secret', key: 's' },
      { type: 'put', world: 'w', key: '1/test:thing/a', value: '{"name":"a","tags":["x"]}' },
      { type: 'put', world: 'w', key: '1/test:thing/new', value: '{"name":"new","tags":[],"secret":"s"}' },
      { type: 'put-lookup', lookup: { kind: 'secret', key: 's', world: 'w', account: '1' } },
      { type: 'delete', world: 'w', key: '1/test:thing/old' },
    ])
  })

  test('takes everything back when it fails, in indexes and lists too', () => {
    const state = fresh()
    put(state, { name: 'a', tags: ['x'] })
    const table = state.table(things, '1')
    table.list()
    const version = state.version
    expect(() =>
      state.unit(() => {
        table.put({ name: 'a', tags: ['z'] })
        table.put({ name: 'b', tags: ['x'] })
        table.delete('a')
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(table.list()).toEqual([{ name: 'a', tags: ['x'] }])
    expect(table.by('tag', 'x')).toHaveLength(1)
    expect(table.by('tag', 'z')).toEqual([])
    expect(state.version).toBe(version)
  })

  test('is the only way to change anything, and is synchronous', () => {
    const state = fresh()
    expect(() => state.table(things, '1').put({ name: 'a', tags: [] })).toThrow('outside a unit of work')
    expect(() => state.unit(async () => undefined)).toThrow('synchronous')
    expect(() => state.unit(() => state.unit(() => undefined))).toThrow('under way')
  })
})

describe('a state', () => {
  test('is the same after its records were stored and loaded', () => {
    const state = fresh()
    put(state, { name: 'a/b', tags: ['x'] })
    state.unit(() => state.table(things, '2').put({ name: 'c', tags: [] }))
    const again = fresh(state.records())
    expect(again.table(things, '1').by('tag', 'x')).toEqual([{ name: 'a/b', tags: ['x'] }])
    // What nobody looked at is stored as it came.
    expect(again.records().sort()).toEqual(state.records().sort())
  })

  test('knows only collections that a service lists', () => {
    const unlisted = defineCollection<{ id: string }>()({ name: 'test:unlisted', scope: 'world', key: ({ id }) => id })
    expect(() => fresh().table(unlisted)).toThrow('listed by no service')
    expect(() => fresh().table(things)).toThrow('belongs to an account')
    expect(() => fresh([['broken', '{}']])).toThrow('Not a record')
  })
})
