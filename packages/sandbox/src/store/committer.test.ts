/** What happens when the store fails: nothing acknowledged is lost, nothing unacknowledged is seen. */
import { describe, expect, test } from 'vitest'
import { defaultHash } from '../environment.ts'
import { managedPolicyFile } from '../node/managed-policy-file.ts'
import { createSandbox } from '../sandbox.ts'
import { client } from '../testing/client.ts'
import { testBench } from '../testing/sandbox.ts'
import { Committer, StoreFailure } from './committer.ts'
import { memoryStore } from './memory.ts'
import type { Store, StoreOperation } from './store.ts'

/** A store whose appends wait until they are let through, or fail. */
function gatedStore(): {
  store: Store
  /** What is on disk. */
  inner: Store
  batches: number
  open: () => void
  fail: (error: Error) => void
  hold: boolean
  failing: Error | undefined
} {
  const inner = memoryStore({ hash: defaultHash })
  const gate = {
    hold: false,
    failing: undefined as Error | undefined,
    batches: 0,
    inner,
    waiting: [] as Array<{ resolve: () => void; reject: (error: Error) => void }>,
    open() {
      gate.hold = false
      for (const { resolve } of gate.waiting.splice(0)) resolve()
    },
    fail(error: Error) {
      for (const { reject } of gate.waiting.splice(0)) reject(error)
    },
    store: {
      ...inner,
      async append(batch: readonly StoreOperation[]) {
        gate.batches += 1
        if (gate.hold) await new Promise<void>((resolve, reject) => gate.waiting.push({ resolve, reject }))
        if (gate.failing) throw gate.failing
        await inner.append(batch)
      },
    } satisfies Store,
  }
  return gate
}

const settled = async (promise: Promise<unknown>): Promise<boolean> => {
  const mark = Symbol()
  return (await Promise.race([promise, new Promise((resolve) => setTimeout(resolve, 20, mark))])) !== mark
}

describe('group commit', () => {
  test('what arrives while an append is under way goes together into the next', async () => {
    const gate = gatedStore()
    const committer = new Committer(gate.store, () => undefined)
    await committer.commit([{ type: 'create-world', world: 'a' }])
    gate.hold = true
    const order: number[] = []
    const commits = [1, 2, 3, 4].map((at) =>
      committer.commit([{ type: 'put', world: 'a', key: `k${at}`, value: '1' }], () => order.push(at)),
    )
    await settled(commits[0]!)
    gate.open()
    await Promise.all(commits)
    expect(order).toEqual([1, 2, 3, 4])
    expect(gate.batches).toBeLessThanOrEqual(3)
  })
})

describe('an answer waits for the disk', () => {
  test('a write’s and that of a read that saw it, not that of another world', async () => {
    const gate = gatedStore()
    const bench = await testBench({}, { store: gate.store })
    const other = await bench.sandbox.worlds.create('other')
    const stranger = bench.with((await bench.sandbox.createAccount(other, {})).rootKey!)
    await stranger('iam', 'ListUsers')
    await bench.root('iam', 'ListUsers')
    await bench.sandbox.worlds.flush()
    gate.hold = true
    const write = bench.root('iam', 'CreateUser', { UserName: 'eve' })
    const read = bench.root('iam', 'GetUser', { UserName: 'eve' })
    expect(await settled(write)).toBe(false)
    expect(await settled(read)).toBe(false)
    expect(await settled(stranger('iam', 'ListUsers'))).toBe(true)
    gate.open()
    expect(await write).toMatchObject({ status: 200 })
    expect(await read).toMatchObject({ status: 200 })
  })
})

test('who stops between write and flush loses nothing that was acknowledged, and tells of nothing that was not', async () => {
  const gate = gatedStore()
  const bench = await testBench({}, { store: gate.store })
  expect(await bench.root('iam', 'CreateUser', { UserName: 'acknowledged' })).toMatchObject({ status: 200 })
  gate.hold = true
  const hanging = bench.root('iam', 'CreateUser', { UserName: 'hanging' })
  expect(await settled(hanging)).toBe(false)
  // The process is gone now; another opens what is on disk.
  const { rootKey } = bench
  const next = await createSandbox({ store: gate.inner, managedPolicies: managedPolicyFile })
  const root = client((request) => next.handle(request), rootKey)
  expect(await root('iam', 'ListUsers')).toMatchObject({ output: { Users: [{ UserName: 'acknowledged' }] } })
  const events = await next.worlds.get('test')!.events()
  expect(events.filter(({ readOnly }) => !readOnly).map(({ requestParameters }) => requestParameters)).toEqual([
    { UserName: 'acknowledged' },
  ])
})

describe('a store that fails', () => {
  test('is answered with AWS’s 500, memory goes back to the disk, and afterwards all is well', async () => {
    const gate = gatedStore()
    const bench = await testBench({ users: [{ userName: 'admin' }] }, { store: gate.store })
    const heard: string[] = []
    bench.sandbox.events.subscribe('test', (event) => heard.push(event.operation))
    gate.failing = new Error('disk full')
    expect(await bench.root('iam', 'CreateUser', { UserName: 'eve' })).toMatchObject({
      status: 500,
      code: 'ServiceFailure',
    })
    expect(await bench.root('s3', 'CreateBucket', { Bucket: 'bucket' })).toMatchObject({
      status: 500,
      code: 'InternalError',
    })
    expect(bench.faults.every((fault) => fault instanceof StoreFailure)).toBe(true)
    expect(bench.faults.map((fault) => ((fault as Error).cause as Error).message)).toEqual(['disk full', 'disk full'])
    // Reads go on.
    expect(await bench.root('iam', 'ListUsers')).toMatchObject({
      status: 200,
      output: { Users: [{ UserName: 'admin' }] },
    })
    gate.failing = undefined
    expect(await bench.root('iam', 'GetUser', { UserName: 'eve' })).toMatchObject({ code: 'NoSuchEntity' })
    expect(await bench.root('iam', 'CreateUser', { UserName: 'eve' })).toMatchObject({ status: 200 })
    expect(await bench.root('s3', 'ListBuckets')).toMatchObject({ output: { Buckets: [] } })
    expect(heard.filter((operation) => operation === 'CreateUser')).toHaveLength(1)
  })

  test('takes along what was built on what is lost', async () => {
    const gate = gatedStore()
    const bench = await testBench({}, { store: gate.store })
    await bench.root('iam', 'ListUsers')
    await bench.sandbox.worlds.flush()
    gate.hold = true
    const first = bench.root('iam', 'CreateUser', { UserName: 'eve' })
    const second = bench.root('iam', 'CreateAccessKey', { UserName: 'eve' })
    const third = bench.root('iam', 'ListUsers')
    await settled(first)
    gate.hold = false
    gate.fail(new Error('disk full'))
    for (const answer of await Promise.all([first, second, third]))
      expect(answer).toMatchObject({ status: 500, code: 'ServiceFailure' })
    expect(await bench.root('iam', 'ListUsers')).toMatchObject({ output: { Users: [] } })
  })
})

test('an operation that fails half-way takes back what it did', async () => {
  const bench = await testBench({ users: [{ userName: 'eve' }] })
  const before = await bench.world.export()
  // The second tag is refused after the quota and the name were fine.
  const tags = [
    { Key: 'a', Value: '1' },
    { Key: 'A', Value: '2' },
  ]
  expect(await bench.root('iam', 'CreateUser', { UserName: 'new', Tags: tags })).toMatchObject({ code: 'InvalidInput' })
  await expect(
    bench.world.write((state) => {
      const table = state.table({ name: 'sandbox:document', scope: 'world', key: (one: { key: string }) => one.key })
      table.put({ key: 'x' })
      throw new Error('half-way')
    }),
  ).rejects.toThrow('half-way')
  const users = (records: Awaited<ReturnType<typeof bench.world.export>>) =>
    records.records.filter(([key]) => !/:(access-key|service)-use\//.test(key))
  expect(users(await bench.world.export())).toEqual(users(before))
})
