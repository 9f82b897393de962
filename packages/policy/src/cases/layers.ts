import { type AccessRequest, type CompiledPolicy, decide, type PolicyKind, type PolicySet } from '../index.ts'
import { type Case, compiled } from './case.ts'
import { here, type Person, people, there } from './people.ts'

/** A policy of one statement: allows the request, denies it, or is about something else. */
type Say = 'allow' | 'deny' | 'other'
/** The same for a policy that names principals. */
type SayTo = readonly [Say, principal: unknown]

type Row = {
  name: string
  by: Person
  action?: string
  resource?: string
  owner?: string
  context?: AccessRequest['context']
  identity?: readonly Say[]
  boundary?: Say
  session?: readonly Say[]
  resourcePolicy?: SayTo
  resourceMustAllow?: true
  trust?: SayTo
  scps?: readonly (readonly Say[])[]
  rcps?: readonly (readonly Say[])[]
  vpcEndpoint?: Say
  /** `allow LAYER`, `explicit LAYER`, `implicit LAYER` */
  expected: string
}

const bob = people.bob.arn
const role = people.session.roleArn
const session = people.session.arn
const carol = people.federated.arn
const root = `arn:aws:iam::${here}:root`

const rows: readonly Row[] = [
  // One account, identity policies.
  { name: 'no policy at all', by: 'bob', expected: 'implicit identity' },
  { name: 'an allow', by: 'bob', identity: ['allow'], expected: 'allow identity' },
  { name: 'an allow of something else', by: 'bob', identity: ['other'], expected: 'implicit identity' },
  { name: 'a deny beats an allow', by: 'bob', identity: ['allow', 'deny'], expected: 'explicit identity' },
  { name: 'a deny before an allow', by: 'bob', identity: ['deny', 'allow'], expected: 'explicit identity' },
  // Boundary, session.
  { name: 'inside the boundary', by: 'bob', identity: ['allow'], boundary: 'allow', expected: 'allow identity' },
  { name: 'outside the boundary', by: 'bob', identity: ['allow'], boundary: 'other', expected: 'implicit boundary' },
  { name: 'denied by the boundary', by: 'bob', identity: ['allow'], boundary: 'deny', expected: 'explicit boundary' },
  { name: 'a boundary grants nothing', by: 'bob', boundary: 'allow', expected: 'implicit identity' },
  {
    name: 'a session policy that allows',
    by: 'session',
    identity: ['allow'],
    session: ['allow'],
    expected: 'allow identity',
  },
  {
    name: 'a session policy that does not',
    by: 'session',
    identity: ['allow'],
    session: ['other'],
    expected: 'implicit session',
  },
  {
    name: 'one of two session policies',
    by: 'session',
    identity: ['allow'],
    session: ['other', 'allow'],
    expected: 'allow identity',
  },
  {
    name: 'a session policy that denies',
    by: 'session',
    identity: ['allow'],
    session: ['allow', 'deny'],
    expected: 'explicit session',
  },
  { name: 'a session policy grants nothing', by: 'session', session: ['allow'], expected: 'implicit identity' },
  // Resource policies within the account.
  { name: 'a grant to the user', by: 'bob', resourcePolicy: ['allow', { AWS: bob }], expected: 'allow resource' },
  {
    name: 'a grant to the user, boundary silent',
    by: 'bob',
    boundary: 'other',
    resourcePolicy: ['allow', { AWS: bob }],
    expected: 'allow resource',
  },
  {
    name: 'a grant to the user, boundary denies',
    by: 'bob',
    boundary: 'deny',
    resourcePolicy: ['allow', { AWS: bob }],
    expected: 'explicit boundary',
  },
  {
    name: 'a grant to the account',
    by: 'bob',
    resourcePolicy: ['allow', { AWS: root }],
    expected: 'implicit identity',
  },
  {
    name: 'a grant to the account and identity',
    by: 'bob',
    identity: ['allow'],
    resourcePolicy: ['allow', { AWS: root }],
    expected: 'allow identity',
  },
  { name: 'a grant to everyone', by: 'bob', resourcePolicy: ['allow', '*'], expected: 'allow resource' },
  {
    name: 'a grant to everyone, boundary silent',
    by: 'session',
    boundary: 'other',
    session: ['other'],
    resourcePolicy: ['allow', '*'],
    expected: 'allow resource',
  },
  {
    name: 'a resource policy about others',
    by: 'bob',
    identity: ['allow'],
    resourcePolicy: ['allow', { AWS: carol }],
    expected: 'allow identity',
  },
  {
    name: 'a deny of the resource policy',
    by: 'bob',
    identity: ['allow'],
    resourcePolicy: ['deny', '*'],
    expected: 'explicit resource',
  },
  { name: 'a grant to the role', by: 'session', resourcePolicy: ['allow', { AWS: role }], expected: 'allow resource' },
  {
    name: 'a grant to the role, boundary silent',
    by: 'session',
    boundary: 'other',
    resourcePolicy: ['allow', { AWS: role }],
    expected: 'implicit boundary',
  },
  {
    name: 'a grant to the role, session silent',
    by: 'session',
    session: ['other'],
    resourcePolicy: ['allow', { AWS: role }],
    expected: 'implicit session',
  },
  {
    name: 'a grant to the role within boundary and session',
    by: 'session',
    boundary: 'allow',
    session: ['allow'],
    resourcePolicy: ['allow', { AWS: role }],
    expected: 'allow resource',
  },
  {
    name: 'a grant to the session',
    by: 'session',
    boundary: 'other',
    session: ['other'],
    resourcePolicy: ['allow', { AWS: session }],
    expected: 'allow resource',
  },
  {
    name: 'a grant to the session, session denies',
    by: 'session',
    session: ['deny'],
    resourcePolicy: ['allow', { AWS: session }],
    expected: 'explicit session',
  },
  // GetFederationToken.
  {
    name: 'federated without a session policy',
    by: 'federated',
    identity: ['allow'],
    session: [],
    expected: 'implicit session',
  },
  {
    name: 'federated within its session policy',
    by: 'federated',
    identity: ['allow'],
    session: ['allow'],
    expected: 'allow identity',
  },
  { name: 'federated, issuer may not', by: 'federated', session: ['allow'], expected: 'implicit identity' },
  {
    name: 'a grant to the federated user',
    by: 'federated',
    session: [],
    resourcePolicy: ['allow', { AWS: carol }],
    expected: 'allow resource',
  },
  {
    name: 'a grant to the issuer, session silent',
    by: 'federated',
    session: [],
    resourcePolicy: ['allow', { AWS: bob }],
    expected: 'implicit session',
  },
  {
    name: 'a grant to the issuer, session allows',
    by: 'federated',
    session: ['allow'],
    resourcePolicy: ['allow', { AWS: bob }],
    expected: 'allow resource',
  },
  { name: 'federated by root, session allows', by: 'federatedByRoot', session: ['allow'], expected: 'allow root' },
  {
    name: 'federated by root, session silent',
    by: 'federatedByRoot',
    session: ['other'],
    expected: 'implicit session',
  },
  // Keys: the resource policy has to allow even at home.
  {
    name: 'a key that trusts the account',
    by: 'bob',
    identity: ['allow'],
    resourceMustAllow: true,
    resourcePolicy: ['allow', { AWS: root }],
    expected: 'allow identity',
  },
  {
    name: 'a key that trusts others',
    by: 'bob',
    identity: ['allow'],
    resourceMustAllow: true,
    resourcePolicy: ['allow', { AWS: carol }],
    expected: 'implicit resource',
  },
  {
    name: 'a key that trusts the user',
    by: 'bob',
    resourceMustAllow: true,
    resourcePolicy: ['allow', { AWS: bob }],
    expected: 'allow resource',
  },
  {
    name: 'a key that does not trust root',
    by: 'root',
    resourceMustAllow: true,
    resourcePolicy: ['allow', { AWS: bob }],
    expected: 'implicit resource',
  },
  // Root.
  { name: 'root at home', by: 'root', expected: 'allow root' },
  { name: 'root under an SCP that denies', by: 'root', scps: [['allow', 'deny']], expected: 'explicit scp' },
  { name: 'root under an SCP that is silent', by: 'root', scps: [['other']], expected: 'implicit scp' },
  { name: 'root denied by the resource', by: 'root', resourcePolicy: ['deny', '*'], expected: 'explicit resource' },
  { name: 'root denied by an RCP', by: 'root', rcps: [['allow'], ['deny']], expected: 'explicit rcp' },
  {
    name: 'root gets at its bucket policy',
    by: 'root',
    action: 's3:DeleteBucketPolicy',
    resourcePolicy: ['deny', '*'],
    expected: 'allow root',
  },
  {
    name: 'a user does not',
    by: 'bob',
    action: 's3:DeleteBucketPolicy',
    identity: ['allow'],
    resourcePolicy: ['deny', '*'],
    expected: 'explicit resource',
  },
  {
    name: 'root cannot assume a role',
    by: 'root',
    action: 'sts:AssumeRole',
    trust: ['allow', { AWS: root }],
    expected: 'implicit credentials',
  },
  { name: 'root elsewhere', by: 'root', owner: there, expected: 'implicit resource' },
  {
    name: 'root elsewhere, let in',
    by: 'root',
    owner: there,
    resourcePolicy: ['allow', { AWS: here }],
    expected: 'allow resource',
  },
  // Organisation.
  {
    name: 'every level of SCPs allows',
    by: 'bob',
    identity: ['allow'],
    scps: [['allow'], ['other', 'allow']],
    expected: 'allow identity',
  },
  {
    name: 'one level of SCPs is silent',
    by: 'bob',
    identity: ['allow'],
    scps: [['allow'], ['other']],
    expected: 'implicit scp',
  },
  { name: 'a level without SCPs', by: 'bob', identity: ['allow'], scps: [['allow'], []], expected: 'implicit scp' },
  { name: 'an SCP grants nothing', by: 'bob', scps: [['allow']], expected: 'implicit identity' },
  {
    name: 'an SCP binds a grant to the user',
    by: 'bob',
    scps: [['other']],
    resourcePolicy: ['allow', { AWS: bob }],
    expected: 'implicit scp',
  },
  {
    name: 'SCPs leave service-linked roles alone',
    by: 'serviceLinked',
    identity: ['allow'],
    scps: [['deny']],
    rcps: [['deny']],
    expected: 'allow identity',
  },
  {
    name: 'SCPs leave services alone',
    by: 'service',
    scps: [['deny']],
    resourcePolicy: ['allow', { Service: 'cloudtrail.amazonaws.com' }],
    expected: 'allow resource',
  },
  { name: 'an RCP that denies', by: 'bob', identity: ['allow'], rcps: [['allow', 'deny']], expected: 'explicit rcp' },
  { name: 'an RCP that is silent', by: 'bob', identity: ['allow'], rcps: [['other']], expected: 'implicit rcp' },
  {
    name: 'an RCP binds callers from elsewhere',
    by: 'bob',
    owner: there,
    identity: ['allow'],
    resourcePolicy: ['allow', { AWS: here }],
    rcps: [['allow', 'deny']],
    expected: 'explicit rcp',
  },
  {
    name: 'an RCP binds services',
    by: 'service',
    rcps: [['allow', 'deny']],
    resourcePolicy: ['allow', '*'],
    expected: 'explicit rcp',
  },
  {
    name: 'a VPC endpoint that allows',
    by: 'bob',
    identity: ['allow'],
    vpcEndpoint: 'allow',
    expected: 'allow identity',
  },
  {
    name: 'a VPC endpoint that is silent',
    by: 'bob',
    identity: ['allow'],
    vpcEndpoint: 'other',
    expected: 'implicit vpc-endpoint',
  },
  {
    name: 'a VPC endpoint that denies',
    by: 'bob',
    identity: ['allow'],
    vpcEndpoint: 'deny',
    expected: 'explicit vpc-endpoint',
  },
  // Two accounts.
  {
    name: 'elsewhere, both allow',
    by: 'bob',
    owner: there,
    identity: ['allow'],
    resourcePolicy: ['allow', { AWS: bob }],
    expected: 'allow resource',
  },
  {
    name: 'elsewhere, both allow, by account',
    by: 'bob',
    owner: there,
    identity: ['allow'],
    resourcePolicy: ['allow', { AWS: here }],
    expected: 'allow resource',
  },
  { name: 'elsewhere, identity only', by: 'bob', owner: there, identity: ['allow'], expected: 'implicit resource' },
  {
    name: 'elsewhere, resource only',
    by: 'bob',
    owner: there,
    resourcePolicy: ['allow', { AWS: bob }],
    expected: 'implicit identity',
  },
  {
    name: 'elsewhere, everyone, resource only',
    by: 'bob',
    owner: there,
    resourcePolicy: ['allow', '*'],
    expected: 'implicit identity',
  },
  {
    name: 'elsewhere, boundary silent',
    by: 'bob',
    owner: there,
    identity: ['allow'],
    boundary: 'other',
    resourcePolicy: ['allow', { AWS: bob }],
    expected: 'implicit boundary',
  },
  {
    name: 'elsewhere, a grant to the session does not lift the session policy',
    by: 'session',
    owner: there,
    identity: ['allow'],
    session: ['other'],
    resourcePolicy: ['allow', { AWS: session }],
    expected: 'implicit session',
  },
  {
    name: 'elsewhere, resource denies',
    by: 'bob',
    owner: there,
    identity: ['allow'],
    resourcePolicy: ['deny', { AWS: here }],
    expected: 'explicit resource',
  },
  {
    name: 'elsewhere, a resource policy about something else',
    by: 'bob',
    owner: there,
    identity: ['allow'],
    resourcePolicy: ['other', { AWS: bob }],
    expected: 'implicit resource',
  },
  // Roles.
  {
    name: 'a role that trusts the user',
    by: 'bob',
    action: 'sts:AssumeRole',
    trust: ['allow', { AWS: bob }],
    expected: 'allow trust',
  },
  {
    name: 'a role that trusts the account',
    by: 'bob',
    action: 'sts:AssumeRole',
    trust: ['allow', { AWS: root }],
    expected: 'implicit identity',
  },
  {
    name: 'a role that trusts the account, identity allows',
    by: 'bob',
    action: 'sts:AssumeRole',
    identity: ['allow'],
    trust: ['allow', { AWS: root }],
    expected: 'allow identity',
  },
  {
    name: 'a role that trusts nobody here',
    by: 'bob',
    action: 'sts:AssumeRole',
    identity: ['allow'],
    trust: ['allow', { AWS: there }],
    expected: 'implicit trust',
  },
  {
    name: 'a role that denies',
    by: 'bob',
    action: 'sts:AssumeRole',
    identity: ['allow'],
    trust: ['deny', { AWS: bob }],
    expected: 'explicit trust',
  },
  {
    name: 'a role elsewhere, both allow',
    by: 'bob',
    action: 'sts:AssumeRole',
    owner: there,
    identity: ['allow'],
    trust: ['allow', { AWS: here }],
    expected: 'allow trust',
  },
  {
    name: 'a role elsewhere, trust only',
    by: 'bob',
    action: 'sts:AssumeRole',
    owner: there,
    trust: ['allow', { AWS: bob }],
    expected: 'implicit identity',
  },
  {
    name: 'a role for a service',
    by: 'service',
    action: 'sts:AssumeRole',
    trust: ['allow', { Service: 'cloudtrail.amazonaws.com' }],
    expected: 'allow trust',
  },
  {
    name: 'a role for another service',
    by: 'service',
    action: 'sts:AssumeRole',
    trust: ['allow', { Service: 'ec2.amazonaws.com' }],
    expected: 'implicit trust',
  },
  {
    name: 'a role for a provider',
    by: 'webIdentity',
    action: 'sts:AssumeRoleWithWebIdentity',
    trust: ['allow', { Federated: people.webIdentity.provider }],
    expected: 'allow trust',
  },
  // Nobody.
  {
    name: 'anonymous, let in',
    by: 'anonymous',
    owner: here,
    resourcePolicy: ['allow', '*'],
    expected: 'allow resource',
  },
  {
    name: 'anonymous, not let in',
    by: 'anonymous',
    owner: here,
    resourcePolicy: ['allow', { AWS: here }],
    expected: 'implicit resource',
  },
  { name: 'anonymous, no policy', by: 'anonymous', owner: here, expected: 'implicit resource' },
  // Limits of credentials.
  {
    name: 'a session token on IAM',
    by: 'bobWithToken',
    action: 'iam:ListUsers',
    identity: ['allow'],
    expected: 'implicit credentials',
  },
  {
    name: 'a session token on IAM with MFA',
    by: 'bobWithToken',
    action: 'iam:ListUsers',
    context: { 'aws:multifactorauthpresent': 'true' },
    identity: ['allow'],
    expected: 'allow identity',
  },
  {
    name: 'a session token on STS',
    by: 'bobWithToken',
    action: 'sts:GetSessionToken',
    identity: ['allow'],
    expected: 'implicit credentials',
  },
  {
    name: 'a session token assumes a role',
    by: 'bobWithToken',
    action: 'sts:AssumeRole',
    trust: ['allow', { AWS: bob }],
    expected: 'allow trust',
  },
  { name: 'a session token on S3', by: 'bobWithToken', identity: ['allow'], expected: 'allow identity' },
  {
    name: 'a federated user on IAM',
    by: 'federated',
    action: 'iam:ListUsers',
    identity: ['allow'],
    session: ['allow'],
    expected: 'implicit credentials',
  },
  {
    name: 'a federated user asks who it is',
    by: 'federated',
    action: 'sts:GetCallerIdentity',
    identity: ['allow'],
    session: ['allow'],
    expected: 'allow identity',
  },
  {
    name: 'a federated user assumes a role',
    by: 'federated',
    action: 'sts:AssumeRole',
    identity: ['allow'],
    session: ['allow'],
    trust: ['allow', { AWS: carol }],
    expected: 'implicit credentials',
  },
  // The first deny in AWS's order is named.
  { name: 'SCP and identity deny', by: 'bob', identity: ['deny'], scps: [['deny']], expected: 'explicit scp' },
  {
    name: 'an explicit deny is named before an implicit one',
    by: 'bob',
    identity: ['deny'],
    scps: [['other']],
    expected: 'explicit identity',
  },
]

const statementOf = (say: Say): Readonly<Record<string, string>> => ({
  Effect: say === 'deny' ? 'Deny' : 'Allow',
  Action: say === 'other' ? 'other:Thing' : '*',
})

const policyOf = (kind: PolicyKind, say: Say, principal?: unknown): CompiledPolicy =>
  compiled(
    {
      ...statementOf(say),
      ...(kind === 'trust' ? {} : { Resource: '*' }),
      ...(principal === undefined ? {} : { Principal: principal }),
    },
    kind,
  )

/** The policy set a row describes. */
function policiesOfRow(row: Row): PolicySet {
  const level = (kind: PolicyKind, principal?: unknown) => (says: readonly Say[]) =>
    says.map((say) => policyOf(kind, say, principal))
  return {
    identity: (row.identity ?? []).map((say) => policyOf('identity', say)),
    ...(row.boundary ? { boundary: policyOf('boundary', row.boundary) } : {}),
    ...(row.session ? { session: row.session.map((say) => policyOf('session', say)) } : {}),
    ...(row.resourcePolicy ? { resource: policyOf('resource', ...row.resourcePolicy) } : {}),
    ...(row.resourceMustAllow ? { resourceMustAllow: true } : {}),
    ...(row.trust ? { trust: policyOf('trust', ...row.trust) } : {}),
    ...(row.scps ? { scps: row.scps.map(level('scp')) } : {}),
    ...(row.rcps ? { rcps: row.rcps.map(level('rcp', '*')) } : {}),
    ...(row.vpcEndpoint ? { vpcEndpoint: policyOf('vpc-endpoint', row.vpcEndpoint, '*') } : {}),
  }
}

function requestOfRow(row: Row): AccessRequest {
  return {
    principal: people[row.by],
    action: row.action ?? 's3:GetObject',
    resource: row.resource ?? 'arn:aws:s3:::bucket/key',
    ...(row.owner ? { resourceAccount: row.owner } : {}),
    context: row.context ?? {},
  }
}

export const layerCases: readonly Case[] = rows.map((row) => ({
  name: row.name,
  actual: () => {
    const decision = decide(requestOfRow(row), policiesOfRow(row))
    if (decision.effect === 'allow') return `allow ${decision.layer}`
    return `${decision.explicit ? 'explicit' : 'implicit'} ${decision.layer}`
  },
  expected: row.expected,
}))
