/** One contract, every store of learners. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSandbox, defaultHash, memoryStore } from '@first-line/sandbox'
import { managedPolicyFile, sqliteStore } from '@first-line/sandbox/node'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { learnersOf, sandboxTarget } from '../targets/sandbox.ts'
import { createStandIn } from '../testing/stand-in.ts'
import type { LearnerStore } from './store.ts'

interface Opened {
  store: LearnerStore
  close(): Promise<void>
}

async function overSandbox(folder?: string): Promise<Opened> {
  const kept =
    folder === undefined ? memoryStore({ hash: defaultHash }) : sqliteStore({ file: join(folder, 'x.sqlite') })
  const sandbox = await createSandbox({ store: await kept, managedPolicies: managedPolicyFile })
  const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  return { store: learnersOf(sandbox, target), close: () => sandbox.close() }
}

const stores: [name: string, open: (folder: string) => Promise<Opened>, lasts: boolean][] = [
  ['the stand-in of tests', async () => ({ store: createStandIn().store, close: async () => {} }), false],
  ['the sandbox in memory', () => overSandbox(), false],
  ['the sandbox over SQLite', (folder) => overSandbox(folder), true],
]

describe.each(stores)('%s', (_, open, lasts) => {
  let folder: string
  let opened: Opened
  let store: LearnerStore
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'first-line-learners-'))
    opened = await open(folder)
    store = opened.store
  })
  afterEach(async () => {
    await opened.close()
    await rm(folder, { recursive: true })
  })

  test('finds whom it made, and nobody else', async () => {
    const learner = await store.create()
    expect(await store.find(learner.id)).toEqual(learner)
    for (const id of ['nobody', '', 'workshop', '__proto__']) expect(await store.find(id)).toBeUndefined()
  })

  test('keeps documents of each learner apart, and of the server', async () => {
    const [one, two] = [await store.create(), await store.create()]
    await store.documents(one).put('notes', 'b', { a: [1, null, 'x'] })
    await store.documents(one).put('notes', 'a', 2)
    await store.documents(one).put('note', 's/c', 3)
    await store.shared.put('notes', 'a', 'shared')
    expect(await store.documents(one).get('notes', 'b')).toEqual({ a: [1, null, 'x'] })
    expect(await store.documents(two).get('notes', 'b')).toBeUndefined()
    expect(await store.documents(one).list('notes')).toEqual([
      { key: 'a', value: 2 },
      { key: 'b', value: { a: [1, null, 'x'] } },
    ])
    expect(await store.shared.list('notes')).toEqual([{ key: 'a', value: 'shared' }])
    await store.documents(one).delete('notes', 'a')
    await store.shared.delete('notes', 'a')
    await store.shared.delete('nothing', 'a')
    expect(await store.documents(one).get('notes', 'a')).toBeUndefined()
    expect(await store.shared.get('notes', 'a')).toBeUndefined()
    expect(await store.documents(one).get('note', 's/c')).toBe(3)
  })

  test('brings a world back as it was kept, documents and all', async () => {
    const learner = await store.create()
    const world = store.world(learner)
    await store.documents(learner).put('progress', 'steps', 1)
    await world.keep('before')
    const before = await world.export()
    await store.documents(learner).put('progress', 'steps', 2)
    await store.documents(learner).put('home', 'laptop', {})
    expect(await world.kept('before')).toEqual(before)
    expect(await world.kept('never')).toBeUndefined()
    await world.replace(before)
    expect(await world.export()).toEqual(before)
    expect(await store.documents(learner).get('progress', 'steps')).toBe(1)
    expect(await store.documents(learner).get('home', 'laptop')).toBeUndefined()
    expect(await store.find(learner.id)).toEqual(learner)
    await world.forget('before')
    expect(await world.kept('before')).toBeUndefined()
  })

  test('lets time pass in one world', async () => {
    const [one, two] = [await store.create(), await store.create()]
    const day = 86_400_000
    const before = await store.world(one).ledger()
    const after = await store.world(one).passTime(30 * day)
    expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(30 * day)
    expect((await store.world(one).ledger()).getTime()).toBeGreaterThanOrEqual(after.getTime())
    expect((await store.world(two).ledger()).getTime()).toBeLessThan(after.getTime() - 29 * day)
  })

  test('forgets whom it is told to', async () => {
    const [one, two] = [await store.create(), await store.create()]
    await store.documents(one).put('notes', 'a', 1)
    await store.documents(two).put('notes', 'a', 2)
    await store.drop(one)
    expect(await store.find(one.id)).toBeUndefined()
    expect(await store.find(two.id)).toEqual(two)
    expect(await store.documents(two).get('notes', 'a')).toBe(2)
  })

  test.skipIf(!lasts)('still has everything after a restart (a store in memory does not)', async () => {
    const learner = await store.create()
    await store.documents(learner).put('notes', 'a', 1)
    await store.shared.put('resume', 'x', 'y')
    await store.world(learner).keep('before')
    await opened.close()
    opened = await open(folder)
    expect(await opened.store.find(learner.id)).toEqual(learner)
    expect(await opened.store.documents(learner).get('notes', 'a')).toBe(1)
    expect(await opened.store.shared.get('resume', 'x')).toBe('y')
    expect((await opened.store.world(learner).kept('before'))?.format).toBe('first-line-world')
    await opened.store.shared.put('resume', 'z', 'y')
  })
})
