/** What `aws s3` asks of S3: in parts, in order, with the type of a name, no more than is new. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeTransport } from '../../node/machine.ts'
import { runScript } from '../../session/script.ts'
import { type CannedAws, startCannedAws } from '../../testing/canned-aws.ts'
import { syncItems } from './sync.ts'

let aws: CannedAws

beforeAll(async () => {
  aws = await startCannedAws()
})
afterAll(() => aws.close())

async function run(script: string, files: Record<string, string | Uint8Array> = {}) {
  aws.requests.length = 0
  const { status, stdout, stderr } = await runScript(script, {
    env: {
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: aws.url,
    },
    transport: nodeTransport,
    files,
    now: () => Date.parse('2026-03-04T05:06:07Z'),
  })
  return { status, stdout, stderr, requests: [...aws.requests] }
}

const MIB = 1024 * 1024

test('8 MiB and more go in parts, with a line that says how far', async () => {
  const { status, stdout, requests } = await run('aws s3 cp big s3://b/big', { big: new Uint8Array(9 * MIB) })
  expect(status).toBe(0)
  expect(requests).toEqual([
    'POST /b/big?uploads=',
    'PUT /b/big?partNumber=1&uploadId=UploadId',
    'PUT /b/big?partNumber=2&uploadId=UploadId',
    'POST /b/big?uploadId=UploadId',
  ])
  expect(stdout.split('\r').map((line) => line.replace(/\(.*\/s\)/, '(…)'))).toEqual([
    'Completed 8.0 MiB/9.0 MiB (…) with 1 file(s) remaining',
    'Completed 9.0 MiB/9.0 MiB (…) with 1 file(s) remaining',
    expect.stringMatching(/^upload: \.\/big to s3:\/\/b\/big +\n$/),
  ])
})

test('a profile says from when on, and how large', async () => {
  const { requests } = await run(
    'aws configure set default.s3.multipart_threshold 6MB; aws configure set default.s3.multipart_chunksize 5MiB; aws s3 cp big s3://b/big --quiet',
    { big: new Uint8Array(6 * MIB) },
  )
  expect(requests.filter((request) => request.includes('partNumber'))).toHaveLength(2)
})

test.each([
  ['--no-progress', 'upload: ./f to s3://b/f\n'],
  ['--only-show-errors', ''],
  ['--quiet', ''],
  [
    '--progress-multiline',
    expect.stringMatching(
      /^Completed 3 Bytes\/3 Bytes \(.*\) with 1 file\(s\) remaining\nupload: \.\/f to s3:\/\/b\/f\n$/,
    ),
  ],
])('%s', async (option, stdout) => {
  expect((await run(`aws s3 cp f s3://b/f ${option}`, { f: 'abc' })).stdout).toEqual(stdout)
})

test('a second sync carries nothing: a download has the time of its object', async () => {
  // The stand-in's bodies have six bytes; its list says 1, 10, 100: only time can be compared here.
  const { stdout, requests } = await run(
    'aws s3 sync s3://b out --no-progress; echo; aws s3 sync s3://b out --exact-timestamps --exclude "*" --include a.txt --no-progress',
  )
  expect(stdout.split('\n').filter((line) => line.startsWith('download: ')).length).toBe(6)
  expect(requests.filter((request) => request.startsWith('GET /b/a.txt'))).toHaveLength(2)
})

const at = (name: string, size: number, second: number) => ({ name, size, modified: new Date(second * 1000) })

test.each([
  ['upload', './d', 's3://b', '', ['larger', 'mine', 'newer']],
  ['upload', './d', 's3://b', 'size_only', ['larger', 'mine']],
  ['upload', './d', 's3://b', 'delete', ['larger', 'mine', 'newer', '-theirs']],
  ['download', 's3://b', './d', '', ['larger', 'mine', 'older']],
  ['download', 's3://b', './d', 'exact_timestamps', ['larger', 'mine', 'newer', 'older']],
  ['copy', 's3://a', 's3://b', '', ['larger', 'mine', 'newer']],
])('sync: %s %s %s %s', (_, from, to, option, expected) => {
  const here = [at('larger', 9, 5), at('mine', 1, 5), at('newer', 1, 9), at('older', 1, 1), at('same', 1, 5)]
  const there = [at('larger', 1, 5), at('newer', 1, 5), at('older', 1, 5), at('same', 1, 5), at('theirs', 1, 5)]
  const items = syncItems(
    { place: from, files: here },
    { place: to, files: there },
    new Map(option ? [[option, true]] : []),
  )
  expect(
    items.map((item) => (item.to === undefined ? `-${item.from.split('/').at(-1)}` : item.to.split('/').at(-1))),
  ).toEqual(expected)
})
