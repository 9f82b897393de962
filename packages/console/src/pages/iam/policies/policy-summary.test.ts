import { loadIamData } from '@first-line/policy/iam-data'
import { expect, test } from 'vitest'
import { summaryOf } from './policy-summary.ts'

const data = await loadIamData()
const rows = (statement: object) => summaryOf(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }), data)

test('everything', () => {
  expect(rows({ Effect: 'Allow', Action: '*', Resource: '*' })).toEqual([
    { effect: 'Allow', service: 'All services', access: 'Full access', resource: 'All resources', condition: 'None' },
  ])
})

test('one service whole, one in part', () => {
  const found = rows({ Effect: 'Allow', Action: ['s3:*', 'dynamodb:Query'], Resource: '*' })
  expect(found?.map(({ access }) => access)).toEqual(['Full access', 'Limited: Read'])
})

test('a whole level is full', () => {
  expect(rows({ Effect: 'Allow', Action: 'sts:Get*', Resource: '*' })?.[0]?.access).toMatch(/^(Full|Limited): Read/)
})

test('resources and conditions are named', () => {
  const [row] =
    rows({
      Effect: 'Deny',
      Action: 'ec2:StopInstances',
      Resource: 'arn:aws:ec2:*:*:instance/*',
      Condition: { StringEquals: { 'ec2:ResourceTag/Environment': 'Test' } },
    }) ?? []
  expect(row).toMatchObject({
    effect: 'Deny',
    resource: 'arn:aws:ec2:*:*:instance/*',
    condition: 'StringEquals ec2:ResourceTag/Environment: Test',
  })
})

test('what is no policy has no summary', () => {
  expect(summaryOf('{', data)).toBeUndefined()
})
