import { validatePolicy } from '@first-line/policy'
import { describe, expect, test } from 'vitest'
import { emptyTrust, trustedEntities, trustText, wrongTrust } from './trust-policy.ts'

const own = '123456789012'
const statement = (part: object) => JSON.parse(trustText({ ...emptyTrust, ...part }, own)).Statement[0]

describe('the trust policy of the wizard', () => {
  test('of a service', () => {
    expect(statement({ service: 'ec2.amazonaws.com' })).toEqual({
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    })
  })
  test('of this account', () => {
    expect(statement({ entity: 'account' }).Principal).toEqual({ AWS: 'arn:aws:iam::123456789012:root' })
  })
  test('of another, with an external ID and MFA', () => {
    const part = { entity: 'account', where: 'another', accountId: '210987654321', externalId: 'kape-7', mfa: true }
    expect(statement(part)).toEqual({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::210987654321:root' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': 'kape-7' }, Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    })
  })
  test('is one that IAM takes', () => {
    for (const part of [{ service: 'ec2.amazonaws.com' }, { entity: 'account' as const, mfa: true }]) {
      const findings = validatePolicy(trustText({ ...emptyTrust, ...part }, own), { kind: 'trust' })
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    }
  })
})

test.each([
  [{}, 'Choose a service.'],
  [{ service: 'ec2.amazonaws.com' }, undefined],
  [{ entity: 'account' as const, where: 'another' as const, accountId: '12' }, 'An account ID has 12 digits.'],
  [{ entity: 'account' as const, externalId: 'x' }, /2 to 1,224/],
])('%j is told what is missing', (part, said) => {
  const wrong = wrongTrust({ ...emptyTrust, ...part })
  if (said === undefined) expect(wrong).toBeUndefined()
  else expect(wrong).toMatch(said)
})

test('trusted entities are named as in the list of roles', () => {
  const text = JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: { Service: ['ec2.amazonaws.com'], AWS: 'arn:aws:iam::123456789012:root' } },
      { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:user/dana' } },
      { Effect: 'Deny', Principal: '*' },
    ],
  })
  expect(trustedEntities(text)).toEqual([
    'AWS Service: ec2',
    'Account: 123456789012',
    'arn:aws:iam::123456789012:user/dana',
  ])
  expect(trustedEntities('{')).toEqual([])
})
