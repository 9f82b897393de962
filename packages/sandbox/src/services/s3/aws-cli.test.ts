/** The real AWS CLI against S3, its high-level commands and a few of its low-level ones. */
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findCli, runCli } from '../../testing/aws-cli.ts'
import { type ServedBench, servedBench } from '../../testing/served.ts'

const cli = await findCli()
/** All a thousand files take a minute or two; the sample takes the same ways. */
const FILES = process.env.TEST_ALL === '1' ? 1_000 : 60

describe.skipIf(cli.path === undefined)(`AWS CLI (${cli.path === undefined ? cli.reason : cli.version})`, () => {
  let bench: ServedBench
  let folder: string
  const aws = (...args: string[]) => runCli(cli.path!, args, { endpoint: bench.url, ...bench.rootKey })

  beforeAll(async () => {
    bench = await servedBench({ buckets: [{ name: 'cli-bucket' }] })
    folder = await mkdtemp(join(tmpdir(), 's3-'))
  })
  afterAll(async () => {
    await bench.close()
    await rm(folder, { recursive: true })
    expect(bench.faults).toEqual([])
  })

  test('copies there and back, in parts where that is needed, lists and removes', async () => {
    const bytes = new Uint8Array(9 * 1024 ** 2).map((_, index) => (index * 7) >> 5)
    await writeFile(join(folder, 'big'), bytes)
    await writeFile(join(folder, 'small.txt'), 'hello\n')
    const up = await aws('s3', 'cp', folder, 's3://cli-bucket/dir', '--recursive', '--no-progress')
    expect([up.status, up.stderr]).toEqual([0, ''])
    expect((await aws('s3', 'ls', 's3://cli-bucket')).stdout).toBe(`${' '.repeat(27)}PRE dir/\n`)
    expect((await aws('s3', 'ls', 's3://cli-bucket/dir/')).stdout).toMatch(
      /^\S+ \S+ {4}9437184 big\n\S+ \S+ {10}6 small\.txt\n$/,
    )
    expect((await aws('s3', 'cp', 's3://cli-bucket/dir/small.txt', '-')).stdout).toBe('hello\n')
    await aws('s3', 'cp', 's3://cli-bucket/dir/big', join(folder, 'back'), '--no-progress')
    expect(Buffer.compare(await readFile(join(folder, 'back')), bytes)).toBe(0)
    expect((await aws('s3', 'rb', 's3://cli-bucket')).stderr).toMatch(
      /An error occurred \(BucketNotEmpty\) when calling the DeleteBucket operation: The bucket you tried to delete is not empty/,
    )
    expect((await aws('s3', 'rm', 's3://cli-bucket', '--recursive')).status).toBe(0)
    expect((await aws('s3', 'ls', 's3://cli-bucket')).stdout).toBe('')
  }, 60_000)

  test(`synchronises ${FILES} files both ways, and sends again only what changed`, { timeout: 300_000 }, async () => {
    // A folder of its own, so that a second try meets nothing of the first.
    const [here, there] = [await mkdtemp(join(folder, 'here-')), await mkdtemp(join(folder, 'there-'))]
    const bucket = `s3://cli-bucket/${basename(here)}`
    const longAgo = new Date(Date.now() - 60_000)
    const names = Array.from({ length: FILES }, (_, at) => `${at % 10}/file ${at} é+&.txt`)
    for (const name of names) {
      await mkdir(join(here, name, '..'), { recursive: true })
      // On both sides of what S3's records hold themselves.
      await writeFile(join(here, name), name.repeat(names.indexOf(name) % 2 ? 1 : 300))
      // S3 keeps whole seconds: a file written within the second of its upload is newer than its object.
      await utimes(join(here, name), longAgo, longAgo)
    }
    const sync = async (...args: string[]) => {
      const { status, stdout, stderr } = await aws('s3', 'sync', '--no-progress', ...args)
      expect([status, stderr]).toEqual([0, ''])
      return stdout.trim() === '' ? 0 : stdout.trim().split('\n').length
    }
    expect(await sync(here, bucket)).toBe(FILES)
    expect(await sync(bucket, there)).toBe(FILES)
    for (const name of names)
      expect(await readFile(join(there, name), 'utf8')).toBe(await readFile(join(here, name), 'utf8'))
    expect(await sync(here, bucket)).toBe(0)
    await rm(join(here, names[0]!))
    await writeFile(join(here, names[1]!), 'changed, and longer than it was before')
    expect(await sync(here, bucket, '--delete')).toBe(2)
    expect(await sync(bucket, there, '--delete')).toBe(2)
    expect(await readFile(join(there, names[1]!), 'utf8')).toBe('changed, and longer than it was before')
    expect((await readdir(there, { recursive: true })).filter((name) => name.endsWith('.txt'))).toHaveLength(FILES - 1)
    expect((await aws('s3', 'rm', bucket, '--recursive', '--only-show-errors')).status).toBe(0)
  })

  test('presigns, and says what is missing as AWS does', async () => {
    await writeFile(join(folder, 'a'), 'signed')
    await aws('s3api', 'put-object', '--bucket', 'cli-bucket', '--key', 'a', '--body', join(folder, 'a'))
    const { stdout: url } = await aws('s3', 'presign', 's3://cli-bucket/a')
    expect(await (await fetch(url.trim())).text()).toBe('signed')
    const missing = await aws('s3api', 'get-object', '--bucket', 'cli-bucket', '--key', 'b', join(folder, 'b'))
    expect([missing.status, missing.stderr.trim().split('\n')[0]]).toEqual([
      254,
      expect.stringMatching(
        /An error occurred \(NoSuchKey\) when calling the GetObject operation: The specified key does not exist\.$/,
      ),
    ])
    const head = await aws('s3api', 'head-bucket', '--bucket', 'cli-bucket')
    expect(JSON.parse(head.stdout)).toEqual({
      BucketArn: 'arn:aws:s3:::cli-bucket',
      BucketRegion: 'us-east-1',
      AccessPointAlias: false,
    })
  }, 60_000)
})
