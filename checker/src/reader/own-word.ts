/** The policies that things have of their own: a bucket's, a topic's, the trust of a role. */
import type { OwnWord } from './ask.ts'
import { compiled } from './compile.ts'
import { decoded } from './documents.ts'
import { required } from './pages.ts'
import type { Reading } from './reading.ts'
import { bucketsOf, policyOfBucket } from './s3.ts'
import { attributesOfTopic, topicArnsOf } from './sns.ts'

const assumes = /^sts:(AssumeRole|AssumeRoleWithWebIdentity|AssumeRoleWithSAML|TagSession|SetSourceIdentity)$/i

/** Undefined where the resource is not of this account, or is of a kind that has no policy. */
export async function ownWordOf(reading: Reading, action: string, resource: string): Promise<OwnWord | undefined> {
  const [, , service, , account, rest = ''] =
    /^(arn):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/.exec(resource)?.slice(1) ?? []
  if (service === 's3') return ofBucket(reading, rest.split('/')[0] ?? '')
  if (account !== reading.accountId) return undefined
  if (service === 'iam' && rest.startsWith('role/') && assumes.test(action)) {
    return trustOf(reading, rest.slice(rest.lastIndexOf('/') + 1))
  }
  if (service === 'sns') return ofTopic(reading, resource)
  return undefined
}

/** The trust policy of a role always has a say. */
export async function trustOf(reading: Reading, roleName: string): Promise<OwnWord | undefined> {
  const role = await reading.iam.role(roleName)
  if (!role) return undefined
  const text = decoded(role.AssumeRolePolicyDocument)
  const reference = {
    kind: 'trust',
    name: `the trust policy of ${roleName}`,
    ...(role.Arn && { attachedTo: role.Arn }),
  } as const
  return { kind: 'trust', policy: compiled(text, reference), account: reading.accountId }
}

async function ofBucket(reading: Reading, name: string): Promise<OwnWord | undefined> {
  if (!reading.target.capabilities.has('buckets')) return undefined
  if (!(await bucketsOf(reading)).some((bucket) => bucket.Name === name)) return undefined
  const text = await policyOfBucket(reading, name)
  if (text === undefined) return { kind: 'resource', account: reading.accountId }
  const reference = {
    kind: 'resource',
    name: `the bucket policy of ${name}`,
    attachedTo: `arn:aws:s3:::${name}`,
  } as const
  return { kind: 'resource', policy: compiled(text, reference), account: reading.accountId }
}

export async function ofTopic(reading: Reading, arn: string): Promise<OwnWord | undefined> {
  if (!reading.target.capabilities.has('topics') || !(await topicArnsOf(reading)).includes(arn)) return undefined
  const text = required((await attributesOfTopic(reading, arn)).Policy, 'Policy')
  const name = arn.slice(arn.lastIndexOf(':') + 1)
  const reference = { kind: 'resource', name: `the policy of the topic ${name}`, attachedTo: arn } as const
  return { kind: 'resource', policy: compiled(text, reference), account: reading.accountId }
}
