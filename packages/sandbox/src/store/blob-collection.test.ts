import { describe, expect, test } from 'vitest'
import { defaultHash } from '../environment.ts'
import { type TestBench, testBench } from '../testing/sandbox.ts'
import { collectedBlobs } from './blob-collection.ts'
import { memoryStore } from './memory.ts'

const LARGE = (fill: string) => new TextEncoder().encode(fill.repeat(4_000))

async function withBucket(): Promise<TestBench & { store: ReturnType<typeof memoryStore> }> {
  const store = memoryStore({ hash: defaultHash })
  const bench = await testBench({}, { store })
  await bench.root('s3', 'CreateBucket', { Bucket: 'things' })
  return { ...bench, store }
}

const put = (bench: TestBench, Key: string, fill: string) =>
  bench.root('s3', 'PutObject', { Bucket: 'things', Key, Body: LARGE(fill) })

describe('bytes of objects go when nothing names them', () => {
  test('after an object was overwritten, or deleted', async () => {
    const bench = await withBucket()
    await put(bench, 'one', 'a')
    await put(bench, 'two', 'b')
    await put(bench, 'same as two', 'b')
    expect(await bench.sandbox.collectBlobs()).toBe(0)
    await put(bench, 'one', 'c')
    expect(await bench.sandbox.collectBlobs()).toBe(1)
    await bench.root('s3', 'DeleteObject', { Bucket: 'things', Key: 'two' })
    expect(await bench.sandbox.collectBlobs()).toBe(0)
    await bench.root('s3', 'DeleteObject', { Bucket: 'things', Key: 'same as two' })
    expect(await bench.sandbox.collectBlobs()).toBe(1)
    expect(await bench.store.blobs.list()).toHaveLength(1)
  })

  test('after an upload was aborted, and not before', async () => {
    const bench = await withBucket()
    const { output } = await bench.root('s3', 'CreateMultipartUpload', { Bucket: 'things', Key: 'parts' })
    const upload = { Bucket: 'things', Key: 'parts', UploadId: output!.UploadId }
    await bench.root('s3', 'UploadPart', { ...upload, PartNumber: 1, Body: LARGE('a') })
    expect(await bench.sandbox.collectBlobs()).toBe(0)
    await bench.root('s3', 'AbortMultipartUpload', upload)
    expect(await bench.sandbox.collectBlobs()).toBe(1)
  })

  test('after the account was emptied; a snapshot keeps them', async () => {
    const bench = await withBucket()
    await put(bench, 'one', 'a')
    await bench.world.snapshot('before')
    await bench.sandbox.account(bench.world, '111122223333').reset()
    expect(await bench.sandbox.collectBlobs()).toBe(0)
    await bench.world.restore('before')
    const { output } = await bench.root('s3', 'GetObject', { Bucket: 'things', Key: 'one' })
    expect(await new Response(output!.Body as ReadableStream).text()).toBe('a'.repeat(4_000))
    await bench.sandbox.worlds.drop(bench.world.id)
    expect(await bench.sandbox.collectBlobs()).toBe(1)
    expect(await bench.store.blobs.list()).toEqual([])
  })

  test('not while somebody reads them', async () => {
    const bench = await withBucket()
    await put(bench, 'one', 'a')
    const { output } = await bench.root('s3', 'GetObject', { Bucket: 'things', Key: 'one' })
    await bench.root('s3', 'DeleteObject', { Bucket: 'things', Key: 'one' })
    expect(await bench.sandbox.collectBlobs()).toBe(0)
    expect((await new Response(output!.Body as ReadableStream).text()).length).toBe(4_000)
    expect(await bench.sandbox.collectBlobs()).toBe(1)
  })
})

test('what is put during a collection stays, though nothing names it yet', async () => {
  const store = memoryStore({ hash: defaultHash })
  const { hash } = await store.blobs.put(LARGE('a'))
  const held = collectedBlobs(
    {
      ...store,
      // The same bytes come in again while the collection looks for names.
      async blobsNamed() {
        await request.put(LARGE('a'))
        request.release()
        return new Set()
      },
    },
    async () => {},
  )
  const request = held.blobs.hold()
  expect(await held.collect()).toBe(0)
  expect(await store.blobs.list()).toEqual([hash])
  expect(await collectedBlobs(store, async () => {}).collect()).toBe(1)
})
