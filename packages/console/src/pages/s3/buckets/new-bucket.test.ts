import { expect, test } from 'vitest'
import { createInput, emptyBucket, nameProblem } from './new-bucket.ts'

test('in the account’s own namespace the name ends with account and Region', () => {
  expect(createInput({ ...emptyBucket, name: 'menu' }, '123456789012', 'us-east-1')).toEqual({
    Bucket: 'menu-123456789012-us-east-1-an',
    ObjectOwnership: 'BucketOwnerEnforced',
    BucketNamespace: 'account-regional',
  })
})

test('a global name, in a Region that has to be said', () => {
  expect(createInput({ ...emptyBucket, namespace: 'global', name: ' kape ' }, '1', 'eu-central-1')).toEqual({
    Bucket: 'kape',
    ObjectOwnership: 'BucketOwnerEnforced',
    CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' },
  })
})

test.each([
  ['', /Enter/],
  ['Menu', /lower-case/],
  ['a..b', /dots/],
  ['x'.repeat(40), /63/],
  ['menu', undefined],
])('the name "%s"', (name, problem) => {
  const said = nameProblem({ ...emptyBucket, name }, '123456789012', 'us-east-1')
  if (problem) expect(said).toMatch(problem)
  else expect(said).toBeUndefined()
})
