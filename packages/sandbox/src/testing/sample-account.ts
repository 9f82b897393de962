import type { AccountSeed } from '../seed.ts'

const DOCUMENT = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
}

const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::ACCOUNT:root' }, Action: 'sts:AssumeRole' }],
}

/** The account in which samples are played: somebody and something of every kind. `caller` has `policy` and a key. */
export function sampleSeed(policy: object): AccountSeed {
  return {
    policies: [{ policyName: 'readers', path: '/app/', document: DOCUMENT }],
    groups: [{ groupName: 'developers', path: '/team/', inlinePolicies: { inline: DOCUMENT } }, { groupName: 'empty' }],
    users: [
      { userName: 'caller', inlinePolicies: { given: policy }, accessKeys: [{}] },
      {
        userName: 'bob',
        path: '/team/',
        groups: ['developers'],
        attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
        inlinePolicies: { inline: DOCUMENT },
        accessKeys: [{}],
        tags: [{ Key: 'team', Value: 'red' }],
      },
      { userName: 'nobody' },
    ],
    roles: [
      { roleName: 'deployer', path: '/team/', assumeRolePolicyDocument: TRUST, inlinePolicies: { inline: DOCUMENT } },
      { roleName: 'unused', assumeRolePolicyDocument: TRUST },
    ],
    buckets: [{ name: 'sample-ACCOUNT' }],
  }
}
