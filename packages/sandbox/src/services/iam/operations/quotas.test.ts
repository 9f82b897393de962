/** Quotas of an account, against accounts that are seeded full. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestBench, testBench } from '../../../testing/sandbox.ts'
import { QUOTAS } from '../quotas.ts'

const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}'
const many = <T>(count: number, make: (name: string) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(`n${index}`))

let bench: TestBench
beforeAll(async () => {
  bench = await testBench({
    roles: [
      ...many(QUOTAS.RolesPerAccount - 1, (roleName) => ({ roleName, assumeRolePolicyDocument: TRUST })),
      {
        roleName: 'attached',
        assumeRolePolicyDocument: TRUST,
        attachedPolicies: many(QUOTAS.PoliciesPerRole, (name) => `arn:aws:iam::ACCOUNT:policy/${name}`),
      },
    ],
    policies: many(QUOTAS.PoliciesPerAccount, (policyName) => ({ policyName, document: DOCUMENT })),
  })
})
afterAll(async () => {
  await bench.sandbox.close()
  expect(bench.faults).toEqual([])
})

test.each([
  ['CreateRole', { RoleName: 'more', AssumeRolePolicyDocument: TRUST }, 'RolesPerAccount: 1000'],
  ['CreateServiceLinkedRole', { AWSServiceName: 'rds.amazonaws.com' }, 'RolesPerAccount: 1000'],
  ['CreatePolicy', { PolicyName: 'more', PolicyDocument: DOCUMENT }, 'PoliciesPerAccount: 1500'],
  [
    'AttachRolePolicy',
    { RoleName: 'attached', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    'PoliciesPerRole: 20',
  ],
])('%s past the quota', async (operation, input, quota) => {
  expect(await bench.root('iam', operation, input)).toMatchObject({
    status: 409,
    code: 'LimitExceeded',
    message: `Cannot exceed quota for ${quota}`,
  })
})

test('a policy\u2019s size counts without white space', async () => {
  const spacious = DOCUMENT.replace('{', `{${' '.repeat(QUOTAS.PolicySize)}`)
  const long = DOCUMENT.replace('"*"', `"arn:aws:s3:::${'x'.repeat(QUOTAS.PolicySize)}"`)
  const add = (PolicyDocument: string) =>
    bench.root('iam', 'CreatePolicyVersion', { PolicyArn: 'arn:aws:iam::111122223333:policy/n1', PolicyDocument })
  expect(await add(spacious)).toMatchObject({ status: 200 })
  expect(await add(long)).toMatchObject({ status: 409, message: 'Cannot exceed quota for PolicySize: 6144' })
})
