import { beforeAll, expect, test } from 'vitest'
import { type TestBench, testBench } from '../../testing/sandbox.ts'
import { Bucket, otherPolicies, publicPolicies, refusedPolicies } from './public-policy-facts.ts'

let bench: TestBench
const blocking = (BlockPublicPolicy: boolean) =>
  bench.root('s3', 'PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: { BlockPublicPolicy } })

beforeAll(async () => {
  bench = await testBench({ users: [{ userName: 'delegated' }] })
  await bench.root('s3', 'CreateBucket', { Bucket })
})

const judged = [
  ...publicPolicies.map((statements) => [JSON.stringify(statements), true] as const),
  ...otherPolicies.map((statements) => [JSON.stringify(statements), false] as const),
]

test.each(judged)('whether it is public: %s', async (statements, IsPublic) => {
  const Policy = `{"Version":"2012-10-17","Statement":${statements}}`
  await blocking(false)
  expect(await bench.root('s3', 'PutBucketPolicy', { Bucket, Policy })).toMatchObject({ status: 204 })
  const { output } = await bench.root('s3', 'GetBucketPolicyStatus', { Bucket })
  expect(output).toEqual({ PolicyStatus: { IsPublic } })
  await blocking(true)
  expect((await bench.root('s3', 'PutBucketPolicy', { Bucket, Policy })).status).toBe(IsPublic ? 403 : 204)
  expect(bench.faults).toEqual([])
})

test.each(refusedPolicies.map((statements) => [JSON.stringify(statements)]))('not taken: %s', async (statements) => {
  const Policy = `{"Version":"2012-10-17","Statement":${statements}}`
  const { code, status } = await bench.root('s3', 'PutBucketPolicy', { Bucket, Policy })
  expect([code, status]).toEqual(['MalformedPolicy', 400])
})
