import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { bucketArn, existingBucket, objectArn } from '../buckets.ts'
import type { Bucket, ObjectVersion } from '../entities.ts'
import { aclsCount, statementsOf } from './acl.ts'
import { isBlocked } from './public-access.ts'
import { isPublicPolicy } from './public-policy.ts'

type Context = NonNullable<Check['context']>

/** What an operation on a bucket asks. S3 looks for the bucket first: everyone hears that a bucket does not exist. */
export function bucketCheck(call: Call, action: string, name: string, context: Context = {}): Check {
  const bucket = existingBucket(call, name)
  const arn = bucketArn(name)
  return {
    action,
    resource: arn,
    resourceAccount: bucket.account,
    context: { ...requestContext(call, bucket.account), ...context },
    ...resourcePolicy(call, bucket, undefined),
  }
}

/** What an operation on an object asks; `version` is the one it is about, if there is one. */
export function objectCheck(
  call: Call,
  action: string,
  bucketName: string,
  key: string,
  version: ObjectVersion | undefined,
  context: Context = {},
): Check {
  const bucket = existingBucket(call, bucketName)
  const owner = version && aclsCount(bucket) ? version.owner : bucket.account
  return {
    action,
    resource: objectArn(bucketName, key),
    resourceAccount: owner,
    context: { ...requestContext(call, owner), ...existingTags(version), ...context },
    ...resourcePolicy(call, bucket, version),
  }
}

const existingTags = (version: ObjectVersion | undefined): Context =>
  Object.fromEntries((version?.tags ?? []).map(({ Key, Value }) => [`s3:ExistingObjectTag/${Key}`, Value]))

/** Keys that every request to S3 has (Service Authorization Reference, *Condition keys for Amazon S3*). */
function requestContext(call: Call, account: string): Context {
  const { request, proof } = call.message
  const sha256 = request.headers['x-amz-content-sha256']
  return {
    's3:ResourceAccount': account,
    ...(call.request.secureTransport && { 's3:TlsVersion': '1.3' }),
    ...(sha256 !== undefined && { 's3:x-amz-content-sha256': sha256 }),
    ...(proof && {
      's3:signatureversion': 'AWS4-HMAC-SHA256',
      's3:authType': proof.signature.kind === 'query' ? 'REST-QUERY-STRING' : 'REST-HEADER',
      's3:signatureAge': String(Math.max(0, call.wallTime - proof.signature.time.getTime())),
    }),
  }
}

/**
 * The bucket's policy as far as it counts for the caller, and what ACLs grant, as one policy.
 * A bucket policy does not reach objects that belong to another account; a public one reaches nobody outside the
 * owner's account when public buckets are restricted.
 */
function resourcePolicy(
  call: Call,
  bucket: Bucket,
  version: ObjectVersion | undefined,
): { resourcePolicy?: ReturnType<Call['compile']> } {
  const outsider = call.caller.kind === 'anonymous' || call.caller.account !== bucket.account
  const foreign = version !== undefined && aclsCount(bucket) && version.owner !== bucket.account
  const restricted =
    outsider &&
    bucket.policy !== undefined &&
    isBlocked(call, bucket, 'RestrictPublicBuckets') &&
    isPublicPolicy(bucket.policy)
  const policy = foreign || restricted ? undefined : bucket.policy
  const granted = outsider || foreign ? aclStatements(call, bucket, version) : []
  if (policy === undefined && granted.length === 0) return {}
  const text = granted.length === 0 ? policy! : withStatements(policy, granted)
  return {
    resourcePolicy: call.compile(text, { kind: 'resource', attachedTo: bucketArn(bucket.name), name: bucket.name }),
  }
}

function aclStatements(call: Call, bucket: Bucket, version: ObjectVersion | undefined): object[] {
  if (!aclsCount(bucket)) return []
  const ignorePublic = isBlocked(call, bucket, 'IgnorePublicAcls')
  const ofBucket = [bucketArn(bucket.name), objectArn(bucket.name, '*')]
  return [
    ...statementsOf(call, bucket.acl ?? [], 'bucket', ofBucket, ignorePublic),
    ...(version
      ? statementsOf(call, version.acl ?? [], 'object', [objectArn(bucket.name, version.key)], ignorePublic)
      : []),
  ]
}

function withStatements(policy: string | undefined, statements: object[]): string {
  if (policy === undefined) return JSON.stringify({ Version: '2012-10-17', Statement: statements })
  const document = JSON.parse(policy) as { Statement: object | object[] }
  return JSON.stringify({ ...document, Statement: [document.Statement, statements].flat() })
}
