import { type Decision, denialReason, type PolicyKind } from '../index.ts'
import type { Case } from './case.ts'

const implicit = (layer: PolicyKind): Decision => ({ effect: 'deny', explicit: false, layer, by: [] })
const explicit = (layer: PolicyKind, arn?: string): Decision => ({
  effect: 'deny',
  explicit: true,
  layer,
  by: [{ policy: { kind: layer, ...(arn === undefined ? {} : { arn }) }, statement: 0 }],
})

const rows: readonly (readonly [decision: Decision, words: string])[] = [
  [implicit('identity'), 'because no identity-based policy allows the iam:GetUser action'],
  [implicit('boundary'), 'because no permissions boundary allows the iam:GetUser action'],
  [implicit('session'), 'because no session policy allows the iam:GetUser action'],
  [implicit('resource'), 'because no resource-based policy allows the iam:GetUser action'],
  [implicit('scp'), 'because no service control policy allows the iam:GetUser action'],
  [implicit('rcp'), 'because no resource control policy allows the iam:GetUser action'],
  [implicit('trust'), 'because no role trust policy allows the iam:GetUser action'],
  [implicit('vpc-endpoint'), 'because no VPC endpoint policy allows the iam:GetUser action'],
  [explicit('identity'), 'with an explicit deny in an identity-based policy'],
  [explicit('boundary'), 'with an explicit deny in a permissions boundary'],
  [explicit('session'), 'with an explicit deny in a session policy'],
  [explicit('resource'), 'with an explicit deny in a resource-based policy'],
  [explicit('scp'), 'with an explicit deny in a service control policy'],
  [explicit('rcp'), 'with an explicit deny in a resource control policy'],
  [explicit('trust'), 'with an explicit deny in the role trust policy'],
  [explicit('vpc-endpoint'), 'with an explicit deny in a VPC endpoint policy'],
  [
    explicit('identity', 'arn:aws:iam::111122223333:policy/p'),
    'with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/p',
  ],
  [explicit('resource', 'arn:aws:s3:::b'), 'with an explicit deny in a resource-based policy'],
  [{ effect: 'deny', explicit: false, layer: 'credentials', by: [] }, ''],
  [{ effect: 'allow', layer: 'root', by: [] }, ''],
]

export const denialCases: readonly Case[] = rows.map(([decision, expected]) => ({
  name: `${JSON.stringify(decision)} reads ${expected}`,
  actual: () => denialReason(decision, 'iam:GetUser'),
  expected,
}))
