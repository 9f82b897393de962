/**
 * Which bucket policies AWS called public in September 2026, as recorded in radkawar/stackd
 * (testdata/aws/s3/public_policy_replay.json), and which it did not take. Facts only; the policies are ours.
 */
const ACCOUNT = '111122223333'
const ACCESS_POINT = 'arn:aws:s3:us-east-1:111122223333:accesspoint/fixed'

export const Bucket = 'recorded'
const Resource = `arn:aws:s3:::${Bucket}/a`

/** What a statement says beside what it allows: reading one object, to everyone. */
type Statement = Record<string, unknown>
type Condition = Record<string, Record<string, string | readonly string[]>>

const allow = (more: Statement = {}): Statement => {
  const whole = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource, ...more }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))
}
const deny = (more: Statement = {}): Statement => allow({ Effect: 'Deny', ...more })
const to = (Principal: unknown): Statement[] => [allow({ Principal })]
const when = (Condition: Condition): Statement[] => [allow({ Condition })]
const NotPrincipal = { AWS: `arn:aws:iam::${ACCOUNT}:root` }
const NotResource = `arn:aws:s3:::${Bucket}/excluded`
const noPrincipal = { Principal: undefined, NotPrincipal }
const vpc = (operator: string, value: string | readonly string[]): Condition => ({
  [operator]: { 'aws:SourceVpc': value },
})
const range = (value: string | readonly string[], operator = 'IpAddress'): Condition => ({
  [operator]: { 'aws:SourceIp': value },
})
const equals = (key: string, value: string): Condition => ({ StringEquals: { [key]: value } })
const like = (key: string, value: string): Condition => ({ ArnLike: { [key]: value } })
const isThere = { Null: { 'aws:SourceVpc': 'false' } }

export const publicPolicies: readonly Statement[][] = [
  to('*'),
  to({ AWS: '*' }),
  [allow({ Resource: undefined, NotResource })],
  [allow({ Principal: { AWS: ACCOUNT } }), allow()],
  [allow(), deny(noPrincipal)],
  ...[
    equals('aws:SourceOwner', ACCOUNT),
    equals('aws:sourceowner', ACCOUNT),
    equals('aws:Referer', 'https://example.invalid'),
    equals('aws:SourceVpc', '${aws:SourceVpc}'),
    equals('aws:SourceAccount', '${aws:PrincipalAccount}'),
    vpc('StringLike', 'vpc-*'),
    vpc('StringLike', 'vpc-1234567?'),
    vpc('StringLike', ['vpc-12345678', 'vpc-*']),
    vpc('ForAllValues:StringEquals', 'vpc-12345678'),
    vpc('StringEqualsIfExists', 'vpc-12345678'),
    vpc('ForAllValues:StringEqualsIfExists', 'vpc-12345678'),
    vpc('StringNotEquals', 'vpc-12345678'),
    { StringLike: { 'aws:userid': '*' } },
    like('s3:DataAccessPointArn', 'arn:aws:s3:us-east-1:*:accesspoint/fixed'),
    like('aws:SourceArn', 'arn:aws:sns:us-east-1:*:fixed'),
    like('aws:SourceArn', 'arn:aws:sns:us-east-1:111122223333:${aws:username}'),
    like('aws:SourceArn', 'arn:aws:sns:us-east-1:${aws:PrincipalAccount}:fixed'),
    like('aws:PrincipalArn', 'arn:aws:iam::*:role/fixed'),
    like('aws:PrincipalArn', 'arn:aws:iam::111122223333:role/${aws:username}'),
    range('0.0.0.0/0'),
    range('0.0.0.0/7'),
    range('10.0.0.0/7'),
    range('::/0'),
    range('2000::/31'),
    range('fc00::/7'),
    range('fe80::/10'),
    range(['11.0.0.0/8', '0.0.0.0/0']),
    range('11.0.0.0/8', 'IpAddressIfExists'),
    range('11.0.0.0/8', 'ForAllValues:IpAddress'),
    range('11.0.0.0/8', 'NotIpAddress'),
  ].map(when),
]

export const otherPolicies: readonly Statement[][] = [
  to({ AWS: ACCOUNT }),
  to({ AWS: `arn:aws:iam::${ACCOUNT}:root` }),
  to({ AWS: `arn:aws:iam::${ACCOUNT}:user/delegated` }),
  to({ Service: 'cloudtrail.amazonaws.com' }),
  [deny()],
  [allow(), deny()],
  [allow({ Principal: { AWS: ACCOUNT } }), deny()],
  [deny(noPrincipal)],
  [deny({ Resource: undefined, NotResource })],
  [allow(), deny({ Condition: { StringNotEquals: { 'aws:SourceAccount': ACCOUNT } } })],
  ...[
    equals('aws:SourceAccount', ACCOUNT),
    equals('aws:SourceArn', 'arn:aws:sns:us-east-1:111122223333:fixed'),
    equals('aws:PrincipalArn', 'arn:aws:iam::111122223333:user/delegated'),
    equals('aws:PrincipalOrgID', 'o-1234567890'),
    equals('aws:SourceOrgID', 'o-1234567890'),
    equals('aws:SourceVpc', 'vpc-12345678'),
    equals('aws:SourceVpc', 'vpc-*'),
    equals('aws:SourceVpce', 'vpce-12345678'),
    equals('aws:userid', 'AIDAQAAAAAAAMEZHRHAHY'),
    equals('aws:PrincipalAccount', ACCOUNT),
    equals('s3:DataAccessPointArn', ACCESS_POINT),
    equals('s3:DataAccessPointAccount', ACCOUNT),
    vpc('StringLike', 'vpc-12345678'),
    vpc('ForAnyValue:StringEquals', 'vpc-12345678'),
    vpc('StringEquals', ['vpc-12345678', 'vpc-abcdef12']),
    vpc('StringEquals', []),
    { ...vpc('ForAllValues:StringEquals', 'vpc-12345678'), ...isThere },
    { ...vpc('StringEqualsIfExists', 'vpc-12345678'), ...isThere },
    { ...equals('aws:SourceAccount', ACCOUNT), ...vpc('StringLike', 'vpc-*') },
    { StringLike: { 'aws:userid': 'AROAEXAMPLEUNIQUEID:*' } },
    like('aws:SourceArn', 'arn:aws:sns:us-east-1:111122223333:*'),
    like('aws:SourceArn', 'arn:aws:sns:*:111122223333:*'),
    like('aws:PrincipalArn', 'arn:aws:iam::111122223333:role/*'),
    like('s3:DataAccessPointArn', 'arn:aws:s3:us-east-1:111122223333:accesspoint/*'),
    like('s3:DataAccessPointArn', 'arn:aws:s3:*:111122223333:accesspoint/*'),
    range('11.0.0.0/8'),
    range('11.0.0.0/9'),
    range('10.0.0.0/8'),
    range('172.16.0.0/12'),
    range('192.168.0.0/16'),
    range('127.0.0.0/8'),
    range('2001:db8::/32'),
    range('2001:db8::/33'),
    range('11.0.0.0/8', 'ForAnyValue:IpAddress'),
  ].map(when),
]

export const refusedPolicies: readonly Statement[][] = [
  to({ Service: '*.amazonaws.com' }),
  to({ AWS: `arn:aws:iam::${ACCOUNT}:user/*` }),
  [allow(noPrincipal)],
  [allow({ Resource: '*' })],
  [allow({ Resource: 'arn:aws:s3:::elsewhere/a' })],
  [allow({ Action: 's3:ListBucket' })],
  [allow({ Action: 's3:NotASupportedAction' })],
  when(vpc('ArnEquals', 'vpc-12345678')),
]
