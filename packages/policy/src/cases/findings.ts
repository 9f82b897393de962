import { findingMessage, type PolicyKind, validatePolicy } from '../index.ts'
import { type Case, policyText } from './case.ts'

const good = { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' }
const trusted = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }
type Row = readonly [name: string, kind: PolicyKind, document: string, keys: readonly string[]]

/** What is found in a document, without looking at what AWS publishes. */
const rows: readonly Row[] = [
  ['a good policy', 'identity', policyText(good), []],
  ['a good trust policy', 'trust', policyText(trusted), []],
  ['nothing', 'identity', ' ', ['empty-policy']],
  ['broken JSON', 'identity', '{"Version":}', ['json-syntax']],
  ['a list', 'identity', '[]', ['not-an-object']],
  [
    'a doubled key',
    'identity',
    `{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}`,
    ['duplicate-key', 'empty-statements'],
  ],
  [
    'an operator twice',
    'identity',
    `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"},"Bool":{"aws:ViaAWSService":"true"}}}}`,
    ['duplicate-key'],
  ],
  ['no version', 'identity', policyText(good, null), ['missing-version']],
  ['an old version', 'identity', policyText(good, '2008-10-17'), ['old-version']],
  ['a version of another year', 'identity', policyText(good, '2020-01-01'), ['invalid-version']],
  ['everything is missing', 'identity', policyText({}), ['missing-effect', 'missing-action', 'missing-resource']],
  [
    'both kinds of action',
    'identity',
    policyText({ ...good, NotAction: '*' }),
    ['allow-not-action', 'action-and-not-action'].sort(),
  ],
  [
    'a principal where none belongs',
    'identity',
    policyText({ ...good, Principal: '*' }),
    ['prohibited-element', 'public-principal'].sort(),
  ],
  ['a resource where none belongs', 'trust', policyText({ ...trusted, Resource: '*' }), ['prohibited-element']],
  ['another action in a trust policy', 'trust', policyText({ ...trusted, Action: 's3:GetObject' }), ['trust-action']],
  [
    'an unknown operator',
    'identity',
    policyText({ ...good, Condition: { Equals: { 'aws:username': 'a' } } }),
    ['invalid-operator'],
  ],
  [
    'an address that is none',
    'identity',
    policyText({ ...good, Condition: { IpAddress: { 'aws:SourceIp': 'home' } } }),
    ['invalid-condition-value'],
  ],
  [
    'a wildcard that is none',
    'identity',
    policyText({ ...good, Condition: { StringEquals: { 'aws:username': 'b*' } } }),
    ['wildcard-without-like'],
  ],
  [
    'ForAllValues in an allow',
    'identity',
    policyText({ ...good, Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } } }),
    ['for-all-values-allow'],
  ],
  [
    'ForAllValues with a check for presence',
    'identity',
    policyText({
      ...good,
      Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' }, Null: { 'aws:TagKeys': 'false' } },
    }),
    [],
  ],
  ['everything allowed', 'identity', policyText({ Effect: 'Allow', Action: '*', Resource: '*' }), ['allow-all']],
  [
    'every role may be passed',
    'identity',
    policyText({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }),
    ['pass-role-any'],
  ],
  [
    'a whole service',
    'identity',
    policyText({ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::b' }),
    ['wildcard-service'],
  ],
  [
    'one action says it all',
    'identity',
    policyText({ ...good, Action: ['s3:List*', 's3:ListBucket'] }),
    ['redundant-action'],
  ],
  [
    'an ARN that lacks fields',
    'identity',
    policyText({ ...good, Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs' }),
    ['resource-short'],
  ],
  ['a bucket for everyone', 'resource', policyText({ ...good, Principal: '*' }), ['public-principal']],
  ['a bucket for nobody', 'resource', policyText(good), ['missing-principal']],
  [
    'a deny with exceptions',
    'resource',
    policyText({ ...good, Effect: 'Deny', NotPrincipal: { AWS: '111122223333' } }),
    ['deny-not-principal'],
  ],
  ['a wide SCP is how SCPs are', 'scp', policyText({ Effect: 'Allow', Action: '*', Resource: '*' }), []],
]

export const findingCases: readonly Case[] = rows.flatMap(([name, kind, document, keys]) => [
  {
    name: `${name} (${kind})`,
    actual: () =>
      validatePolicy(document, { kind })
        .map(({ key }) => key)
        .sort(),
    expected: [...keys].sort(),
  },
  {
    name: `${name} (${kind}), in words`,
    actual: () =>
      validatePolicy(document, { kind })
        .map(findingMessage)
        .filter((words) => !words.endsWith('.') || words.includes('undefined')),
    expected: [],
  },
])
