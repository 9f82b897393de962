import type { Principal } from '../index.ts'

export const here = '111122223333'
export const there = '444455556666'

const canonicalId = 'ab'.repeat(32)

/** One caller of each kind. */
export const people = {
  root: { type: 'root', accountId: here, canonicalId },
  bob: {
    type: 'user',
    accountId: here,
    arn: `arn:aws:iam::${here}:user/dev/bob`,
    userName: 'bob',
    userId: 'AIDABOB000000000000A',
    tags: { Team: 'Blue' },
  },
  bobWithToken: {
    type: 'user',
    accountId: here,
    arn: `arn:aws:iam::${here}:user/dev/bob`,
    userName: 'bob',
    userId: 'AIDABOB000000000000A',
    sessionToken: true,
  },
  session: {
    type: 'role-session',
    accountId: here,
    roleArn: `arn:aws:iam::${here}:role/app/reader`,
    roleId: 'AROAREADER0000000000',
    sessionName: 'monday',
    arn: `arn:aws:sts::${here}:assumed-role/reader/monday`,
    tags: { Team: 'Red' },
  },
  serviceLinked: {
    type: 'role-session',
    accountId: here,
    roleArn: `arn:aws:iam::${here}:role/aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport`,
    roleId: 'AROASUPPORT000000000',
    sessionName: 'support',
    arn: `arn:aws:sts::${here}:assumed-role/AWSServiceRoleForSupport/support`,
  },
  federated: {
    type: 'federated-user',
    accountId: here,
    arn: `arn:aws:sts::${here}:federated-user/carol`,
    name: 'carol',
    issuerArn: `arn:aws:iam::${here}:user/dev/bob`,
  },
  federatedByRoot: {
    type: 'federated-user',
    accountId: here,
    arn: `arn:aws:sts::${here}:federated-user/dave`,
    name: 'dave',
    issuerArn: `arn:aws:iam::${here}:root`,
  },
  service: { type: 'service', service: 'cloudtrail.amazonaws.com' },
  webIdentity: { type: 'web-identity', provider: `arn:aws:iam::${here}:oidc-provider/token.example.com` },
  anonymous: { type: 'anonymous' },
} as const satisfies Record<string, Principal>

export type Person = keyof typeof people
