// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like that
import { here, people, there } from '../cases/people.ts'
import type { AccessRequest, PolicyKind } from '../index.ts'
import type { Random } from './random.ts'

/** A policy as JSON, before anyone has parsed it. */
export type RawStatement = Readonly<Record<string, unknown>> & {
  Effect: 'Allow' | 'Deny'
  Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}
export type RawPolicy = { Version?: string; Statement: readonly RawStatement[] }

/** A request and every policy about it, made at random. */
export type Sample = {
  request: AccessRequest & { resourceAccount: string }
  identity: readonly RawPolicy[]
  boundary?: RawPolicy
  session?: RawPolicy
  resource?: RawPolicy
  scps?: readonly (readonly RawPolicy[])[]
  rcps?: readonly (readonly RawPolicy[])[]
  vpcEndpoint?: RawPolicy
}

const callers = [people.bob, people.bob, people.session, people.session, people.root, people.service, people.anonymous]
const targets = [
  { action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/home/bob/a.txt' },
  { action: 's3:PutObject', resource: 'arn:aws:s3:::bucket/public/b' },
  { action: 's3:ListBucket', resource: 'arn:aws:s3:::bucket' },
  { action: 'iam:GetUser', resource: `arn:aws:iam::${here}:user/dev/bob` },
  { action: 'sqs:SendMessage', resource: `arn:aws:sqs:eu-west-1:${here}:queue` },
  { action: 'sts:AssumeRole', resource: `arn:aws:iam::${here}:role/deploy` },
  { action: 'sts:AssumeRole', resource: `arn:aws:iam::${there}:role/deploy` },
  { action: 'sqs:SendMessage', resource: `arn:aws:sqs:eu-west-1:${there}:queue` },
] as const

/** Root cannot assume roles; the oracle does not know. */
const isForRoot = ({ action }: { action: string }): boolean => action !== 'sts:AssumeRole'

const actions = [
  '*',
  's3:*',
  's3:Get*',
  's3:*Object',
  's3:ListBucket',
  'iam:*',
  'iam:Get????',
  'sqs:SendMessage',
  'sts:*',
]
/** An RCP names its services. */
const rcpActions = ['s3:*', 's3:Get*', 'sqs:SendMessage', 'sts:AssumeRole']
const resources = [
  '*',
  'arn:aws:s3:::bucket',
  'arn:aws:s3:::bucket/*',
  'arn:aws:s3:::bucket/home/${aws:username}/*',
  'arn:aws:s3:::b?cket/public/?',
  'arn:aws:iam::*:user/*',
  `arn:aws:iam::${here}:*`,
  `arn:aws:sqs:*:${here}:*`,
  'arn:aws:iam::*:role/*',
  "arn:aws:s3:::bucket/home/${aws:PrincipalTag/none, 'bob'}/*",
]
const hasNoVariable = (text: string): boolean => !text.includes('${')
const principals = [
  '*',
  { AWS: '*' },
  { AWS: here },
  { AWS: `arn:aws:iam::${there}:root` },
  { AWS: people.bob.arn },
  { AWS: [people.session.roleArn, people.bob.arn] },
  { AWS: people.session.arn },
  { Service: 'cloudtrail.amazonaws.com' },
]

/** The oracle lets a session policy limit a grant to the session itself. */
const isNotDirect = (principal: unknown): boolean => !/"\*"|assumed-role/.test(JSON.stringify(principal))

/** Operators with keys and values they fit, and what the request may hold. */
const conditions: readonly { operators: readonly string[]; key: string; values: readonly string[] }[] = [
  {
    operators: ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    key: 'aws:UserAgent',
    values: ['curl', 'CURL', 'aws-cli'],
  },
  {
    operators: ['StringEquals', 'StringLike', 'StringEqualsIgnoreCase'],
    key: 'aws:UserAgent',
    values: ['curl', '${aws:username}', "${aws:username, 'curl'}"],
  },
  { operators: ['StringLike', 'StringNotLike'], key: 'aws:UserAgent', values: ['cu*', '*l', 'c?rl', '*', 'aws-*'] },
  { operators: ['StringEquals', 'StringLike'], key: 'aws:PrincipalTag/Team', values: ['Blue', 'B*', 'Red'] },
  { operators: ['Bool'], key: 'aws:SecureTransport', values: ['true', 'false'] },
  { operators: ['Bool', 'BoolIfExists'], key: 'aws:MultiFactorAuthPresent', values: ['true', 'false'] },
  {
    operators: ['NumericLessThan', 'NumericGreaterThanEquals', 'NumericEquals', 'NumericNotEquals'],
    key: 'aws:MultiFactorAuthAge',
    values: ['300', '3600', '0'],
  },
  {
    operators: ['DateLessThan', 'DateGreaterThanEquals', 'DateEquals', 'DateNotEquals'],
    key: 'aws:CurrentTime',
    values: ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  },
  {
    operators: ['IpAddress', 'NotIpAddress'],
    key: 'aws:SourceIp',
    values: ['203.0.113.0/24', '198.51.100.7/32', '2001:db8::/32', '192.0.0.0/2'],
  },
  {
    operators: ['ArnLike', 'ArnEquals', 'ArnNotLike', 'ArnNotEquals'],
    key: 'aws:PrincipalArn',
    values: [`arn:aws:iam::${here}:user/*`, 'arn:aws:iam::*:role/*', people.bob.arn, `arn:aws:iam::${there}:*`],
  },
  {
    operators: [
      'ForAnyValue:StringEquals',
      'ForAllValues:StringEquals',
      'ForAnyValue:StringLike',
      'ForAllValues:StringLike',
      'ForAnyValue:StringNotEquals',
      'ForAllValues:StringNotEquals',
    ],
    key: 'aws:CalledVia',
    values: ['athena.amazonaws.com', 'cloudformation.amazonaws.com', '*.amazonaws.com'],
  },
]
const contexts: Readonly<Record<string, readonly (string | readonly string[])[]>> = {
  'aws:useragent': ['curl', 'aws-cli', 'bob'],
  'aws:securetransport': ['true', 'false'],
  'aws:multifactorauthpresent': ['true', 'false'],
  'aws:multifactorauthage': ['0', '299', '3600'],
  'aws:currenttime': ['2026-01-01T00:00:00Z', '2026-06-01T12:00:00Z'],
  'aws:sourceip': ['203.0.113.9', '198.51.100.7', '2001:db8::9'],
  'aws:calledvia': [['athena.amazonaws.com'], ['athena.amazonaws.com', 'cloudformation.amazonaws.com'], ['x']],
}

/** One random sample. What the oracle is known to get wrong is left out, and listed in departures.ts. */
export function makeSample(random: Random): Sample {
  const principal = random.pick(callers)
  const { action, resource } = random.pick(principal.type === 'root' ? targets.filter(isForRoot) : targets)
  const context: Record<string, string | readonly string[]> = {}
  for (const [key, values] of Object.entries(contexts)) if (random.chance(0.6)) context[key] = random.pick(values)
  const foreign = resource.includes(`:${there}:`) || (resource.startsWith('arn:aws:s3') && random.chance(0.3))
  const resourceAccount = foreign ? there : here
  const session = principal.type === 'role-session' && random.chance(0.25) ? makePolicy(random, 'session') : undefined
  const policy = (kind: PolicyKind) => makePolicy(random, kind, session !== undefined)
  const maybe = <T>(probability: number, make: () => T): T | undefined =>
    random.chance(probability) ? make() : undefined
  const isOwn = principal.type === 'user' || principal.type === 'role-session'
  const service = action.split(':')[0] ?? ''
  const levels = (kind: PolicyKind) => [
    [policy(kind)],
    random.chance(0.5) ? [policy(kind)] : [policy(kind), policy(kind)],
  ]
  return {
    request: { principal, action, resource, resourceAccount, context },
    identity: isOwn ? [policy('identity'), ...(random.chance(0.4) ? [policy('identity')] : [])] : [],
    ...drop({
      boundary: isOwn ? maybe(0.25, () => policy('boundary')) : undefined,
      session,
      resource: maybe(0.6, () => policy(action === 'sts:AssumeRole' ? 'trust' : 'resource')),
      scps: 'accountId' in principal ? maybe(0.2, () => levels('scp')) : undefined,
      rcps: service === 's3' || service === 'sqs' || service === 'sts' ? maybe(0.15, () => levels('rcp')) : undefined,
      vpcEndpoint: maybe(0.1, () => policy('vpc-endpoint')),
    }),
  }
}

function makePolicy(random: Random, kind: PolicyKind, hasSession = false): RawPolicy {
  const count = 1 + Math.floor(random.next() * 3)
  const statements = Array.from({ length: count }, () => makeStatement(random, kind, hasSession))
  // The oracle replaces variables in old versions too, and takes RCPs of the new one only.
  const old = !JSON.stringify(statements).includes('${') && kind !== 'rcp' && random.chance(0.3)
  const Version = old ? random.pick(['2008-10-17', undefined]) : '2012-10-17'
  return { ...(Version === undefined ? {} : { Version }), Statement: statements }
}

function makeStatement(random: Random, kind: PolicyKind, hasSession: boolean): RawStatement {
  const names = kind === 'resource' || kind === 'trust'
  const wide = kind === 'rcp' || kind === 'vpc-endpoint'
  // AWS takes only denies in RCPs; RCPFullAWSAccess does the allowing.
  const Effect = kind === 'rcp' || random.chance(0.25) ? 'Deny' : 'Allow'
  const action = kind === 'trust' ? ['sts:AssumeRole'] : random.some(kind === 'rcp' ? rcpActions : actions, 1, 3)
  const inverted = kind !== 'trust' && random.chance(0.12)
  const resource = random.some(inverted ? resources.filter(hasNoVariable) : resources, 1, 3)
  const notAction = kind !== 'trust' && kind !== 'rcp' && random.chance(0.12)
  return {
    Effect,
    ...(names
      ? { Principal: random.pick(hasSession ? principals.filter(isNotDirect) : principals) }
      : wide
        ? { Principal: '*' }
        : {}),
    ...(notAction ? { NotAction: action } : { Action: action }),
    ...(kind === 'trust' ? {} : inverted ? { NotResource: resource } : { Resource: resource }),
    ...(random.chance(0.45) ? { Condition: makeCondition(random) } : {}),
  }
}

function makeCondition(random: Random): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
  const condition: Record<string, Record<string, readonly string[]>> = {}
  for (const { operators, key, values } of random.some(conditions, 1, 2)) {
    if (random.chance(0.1)) condition.Null = { ...condition.Null, [key]: [random.pick(['true', 'false'])] }
    else {
      const picked = random.pick(operators)
      const operator =
        random.chance(0.15) && !picked.includes(':') && !picked.endsWith('IfExists') ? `${picked}IfExists` : picked
      condition[operator] = { ...condition[operator], [key]: random.some(values, 1, 2) }
    }
  }
  return condition
}

function drop<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never
}
