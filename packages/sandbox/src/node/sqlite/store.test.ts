import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeContract } from '../../testing/store-contract.ts'
import { sqliteStore } from './store.ts'

let folder: string
let file: string
let count = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-line-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const freshFile = () => {
  count += 1
  file = join(folder, `store-${count}.db`)
  return file
}

storeContract('SQLite', {
  open: () => sqliteStore({ file: freshFile() }),
  reopen: async (store) => {
    await store.close()
    return sqliteStore({ file })
  },
})

describe('a SQLite file', () => {
  test('belongs to one process at a time', async () => {
    const store = await sqliteStore({ file: freshFile() })
    await store.append([{ type: 'create-world', world: 'a' }])
    await expect(sqliteStore({ file })).rejects.toThrow(`${file} is in use by another process`)
    await store.close()
    await (await sqliteStore({ file })).close()
  })

  test('that cannot be opened is named', async () => {
    const nowhere = join(folder, 'no', 'such', 'folder.db')
    await expect(sqliteStore({ file: nowhere })).rejects.toThrow(
      `${nowhere} cannot be opened: unable to open database file`,
    )
  })

  test('that is full refuses a batch, keeps what it has, and takes what fits', async () => {
    const store = await sqliteStore({ file: freshFile(), maxPages: 40 })
    await store.append([
      { type: 'create-world', world: 'a' },
      { type: 'put', world: 'a', key: 'k', value: '1' },
    ])
    const big = 'x'.repeat(400_000)
    await expect(store.append([{ type: 'put', world: 'a', key: 'big', value: big }])).rejects.toThrow('full')
    expect((await store.loadWorld('a')).records).toEqual([['k', '1']])
    await store.append([{ type: 'put', world: 'a', key: 'k2', value: '2' }])
    expect((await store.loadWorld('a')).records).toHaveLength(2)
    await store.close()
  })

  test('answers a call after its end with an error', async () => {
    const store = await sqliteStore({ file: freshFile() })
    await store.close()
    await expect(store.load()).rejects.toThrow('is closed')
    await store.close()
  })
})
