import { expect, test } from 'vitest'
import { ACCOUNT, testBench } from '../../testing/sandbox.ts'

const ResourceArn = 'arn:aws:s3:::photos'
const own = { AccountId: ACCOUNT, ResourceArn }

test('buckets are tagged by their ARN, one tag beside the other', async () => {
  const { root, faults } = await testBench({ buckets: [{ name: 'photos' }] })
  const tags = async () => (await root('s3control', 'ListTagsForResource', own)).output
  await root('s3control', 'TagResource', { ...own, Tags: [{ Key: 'team', Value: 'red' }] })
  await root('s3control', 'TagResource', {
    ...own,
    Tags: [
      { Key: 'team', Value: 'blue' },
      { Key: 'stage', Value: 'test' },
    ],
  })
  const both = [
    { Key: 'team', Value: 'blue' },
    { Key: 'stage', Value: 'test' },
  ]
  expect(await tags()).toEqual({ Tags: both })
  expect((await root('s3', 'GetBucketTagging', { Bucket: 'photos' })).output).toEqual({ TagSet: both })
  await root('s3control', 'UntagResource', { ...own, TagKeys: ['team', 'stage'] })
  expect(await tags()).toEqual({ Tags: [] })
  expect(await root('s3control', 'ListTagsForResource', { ...own, ResourceArn: 'arn:aws:s3:::gone' })).toMatchObject({
    code: 'NoSuchBucket',
    status: 404,
  })
  expect(await root('s3control', 'TagResource', { ...own, Tags: [{ Key: 'aws:x', Value: '' }] })).toMatchObject({
    code: 'InvalidTag',
    status: 400,
    message: 'System tags cannot be added/updated by requester',
  })
  expect(faults).toEqual([])
})
