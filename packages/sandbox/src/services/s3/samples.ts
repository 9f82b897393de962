import type { AwsStructure } from '@first-line/aws-api'
import type { Client } from '../../testing/client.ts'
import type { OperationSample, OperationSamples, SampleFacts } from '../../testing/sample.ts'

const bucketOf = ({ account }: SampleFacts): string => `sample-${account}`
const shownBucket = (facts: SampleFacts): string => `"arn:aws:s3:::${bucketOf(facts)}"`
const shownObject = (facts: SampleFacts, key = KEY): string => `"arn:aws:s3:::${bucketOf(facts)}/${key}"`

const KEY = 'notes/today.txt'
const BYTES = new TextEncoder().encode('hello')
const TAGS = [{ Key: 'team', Value: 'blue' }]

type Before = NonNullable<OperationSample['before']>

const ACLS_COUNT: readonly [operation: string, input: AwsStructure] = [
  'PutBucketOwnershipControls',
  { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
]

/** A call on the sample bucket. `setup`: what root calls first, on the same bucket. */
const onBucket = (
  input: AwsStructure = {},
  setup: ReadonlyArray<readonly [operation: string, input: AwsStructure]> = [],
): OperationSample => ({
  before: calls(setup),
  input: (facts) => ({ Bucket: bucketOf(facts), ...input }),
  denied: (facts) => [shownBucket(facts)],
})

const onObject = (
  input: AwsStructure = {},
  setup: ReadonlyArray<readonly [operation: string, input: AwsStructure]> = [PUT],
  checks = 1,
): OperationSample => ({
  before: calls(setup),
  input: (facts) => ({ Bucket: bucketOf(facts), Key: KEY, ...input }),
  denied: (facts) => Array.from({ length: checks }, () => shownObject(facts)),
})

/** Nobody can set it, so that reading it never succeeds. */
const NEVER = { elsewhere: 'objects.test.ts: nobody can set it, so that reading it never succeeds' }

const PUT = ['PutObject', { Key: KEY, Body: BYTES }] as const

function calls(setup: ReadonlyArray<readonly [operation: string, input: AwsStructure]>): Before {
  return async (root, facts) => {
    for (const [operation, input] of setup) {
      const { message } = await root('s3', operation, { Bucket: bucketOf(facts), ...input })
      if (message !== undefined) throw new Error(`${operation}: ${message}`)
    }
    return undefined
  }
}

const begin = async (root: Client, facts: SampleFacts): Promise<string> => {
  const { output } = await root('s3', 'CreateMultipartUpload', { Bucket: bucketOf(facts), Key: KEY })
  return String(output?.UploadId)
}

const onUpload = (
  input: AwsStructure,
  options: { source?: true; part?: true; checks?: number } = {},
): OperationSample => ({
  async before(root, facts): Promise<Record<string, string>> {
    const uploadId = await begin(root, facts)
    const own = { Bucket: bucketOf(facts), Key: KEY }
    if (options.source) await root('s3', 'PutObject', { ...own, Body: BYTES })
    if (!options.part) return { uploadId }
    const part = await root('s3', 'UploadPart', { ...own, UploadId: uploadId, PartNumber: 1, Body: BYTES })
    return { uploadId, etag: String(part.output?.ETag) }
  },
  input: ({ account, made, ...facts }) => ({
    Bucket: bucketOf({ account, made, ...facts }),
    Key: KEY,
    UploadId: made.uploadId,
    ...input,
    ...(options.source && { CopySource: `sample-${account}/${KEY}` }),
    ...(options.part &&
      input.MultipartUpload !== undefined && { MultipartUpload: { Parts: [{ PartNumber: 1, ETag: made.etag }] } }),
  }),
  denied: (facts) => Array.from({ length: options.checks ?? 1 }, () => shownObject(facts)),
})

const CORS = { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] }
const LIFECYCLE = { Rules: [{ Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 1 } }] }
const WEBSITE = { IndexDocument: { Suffix: 'index.html' } }
/** Both ends keep versions; here they are the same bucket. */
const replication = (facts: SampleFacts): AwsStructure => ({
  Bucket: bucketOf(facts),
  ReplicationConfiguration: {
    Role: 'arn:aws:iam::111122223333:role/r',
    Rules: [{ Status: 'Enabled', Prefix: '', Destination: { Bucket: `arn:aws:s3:::${bucketOf(facts)}` } }],
  },
})
const VERSIONED = ['PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } }] as const
const ENCRYPTION = { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] }
const policy = ({ account }: SampleFacts): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: account },
        Action: 's3:GetBucketTagging',
        Resource: `arn:aws:s3:::sample-${account}`,
      },
    ],
  })

const withPolicy = (): OperationSample => ({
  ...onBucket(),
  async before(root, facts) {
    await root('s3', 'PutBucketPolicy', { Bucket: bucketOf(facts), Policy: policy(facts) })
    return undefined
  },
})

/** A call of each operation that succeeds, and how its denials name the resource. */
export const s3Samples: OperationSamples = {
  AbortMultipartUpload: onUpload({}),
  CompleteMultipartUpload: onUpload({ MultipartUpload: {} }, { part: true }),
  CopyObject: {
    before: calls([PUT]),
    input: (facts) => ({ Bucket: bucketOf(facts), Key: 'copy', CopySource: `${bucketOf(facts)}/${KEY}` }),
    denied: (facts) => [shownObject(facts), shownObject(facts, 'copy')],
  },
  CreateBucket: {
    input: ({ account }) => ({ Bucket: `new-${account}` }),
    denied: ({ account }) => [`"arn:aws:s3:::new-${account}"`],
  },
  CreateMultipartUpload: onObject(),
  DeleteBucket: onBucket(),
  DeleteBucketCors: onBucket(),
  DeleteBucketEncryption: onBucket(),
  DeleteBucketLifecycle: onBucket(),
  DeleteBucketOwnershipControls: onBucket(),
  DeleteBucketPolicy: onBucket(),
  DeleteBucketReplication: onBucket(),
  DeleteBucketTagging: onBucket(),
  DeleteBucketWebsite: onBucket(),
  DeleteObject: onObject(),
  DeleteObjects: {
    elsewhere: 'a key that may not be deleted is an error within an answer that is none: s3/objects.test.ts',
    asks: 's3:DeleteObject',
  },
  DeleteObjectTagging: onObject(),
  DeletePublicAccessBlock: onBucket(),
  GetBucketAccelerateConfiguration: onBucket(),
  ListBucketAnalyticsConfigurations: onBucket(),
  ListBucketIntelligentTieringConfigurations: onBucket(),
  ListBucketInventoryConfigurations: onBucket(),
  ListBucketMetricsConfigurations: onBucket(),
  GetBucketAnalyticsConfiguration: NEVER,
  GetBucketIntelligentTieringConfiguration: NEVER,
  GetBucketInventoryConfiguration: NEVER,
  GetBucketMetricsConfiguration: NEVER,
  GetObjectLegalHold: NEVER,
  GetObjectRetention: NEVER,
  GetObjectLockConfiguration: { elsewhere: 'objects.test.ts: no bucket has one, so it never succeeds' },
  GetBucketAcl: onBucket(),
  GetBucketCors: onBucket({}, [['PutBucketCors', { CORSConfiguration: CORS }]]),
  GetBucketEncryption: onBucket(),
  GetBucketLifecycleConfiguration: onBucket({}, [
    ['PutBucketLifecycleConfiguration', { LifecycleConfiguration: LIFECYCLE }],
  ]),
  GetBucketLocation: onBucket(),
  GetBucketLogging: onBucket(),
  GetBucketNotificationConfiguration: onBucket(),
  GetBucketOwnershipControls: onBucket(),
  GetBucketPolicy: withPolicy(),
  GetBucketPolicyStatus: withPolicy(),
  GetBucketReplication: {
    ...onBucket(),
    async before(root, facts) {
      await calls([VERSIONED])(root, facts)
      await root('s3', 'PutBucketReplication', replication(facts))
      return undefined
    },
  },
  GetBucketRequestPayment: onBucket(),
  GetBucketTagging: onBucket({}, [['PutBucketTagging', { Tagging: { TagSet: TAGS } }]]),
  GetBucketVersioning: onBucket(),
  GetBucketWebsite: onBucket({}, [['PutBucketWebsite', { WebsiteConfiguration: WEBSITE }]]),
  GetObject: onObject(),
  GetObjectAcl: onObject(),
  GetObjectAttributes: onObject({ ObjectAttributes: ['ETag'] }, [PUT], 2),
  GetObjectTagging: onObject(),
  GetPublicAccessBlock: onBucket(),
  HeadBucket: { elsewhere: 'an answer to HEAD has no words: s3/buckets.test.ts', asks: 's3:ListBucket' },
  HeadObject: { elsewhere: 'an answer to HEAD has no words: s3/objects.test.ts', asks: 's3:GetObject' },
  ListBuckets: { input: () => ({}), denied: () => [null] },
  ListMultipartUploads: onBucket(),
  ListObjects: onBucket(),
  ListObjectsV2: onBucket({ Prefix: 'notes/' }),
  ListObjectVersions: onBucket(),
  ListParts: onUpload({}),
  PutBucketAccelerateConfiguration: onBucket({ AccelerateConfiguration: { Status: 'Enabled' } }),
  PutBucketAcl: onBucket({ ACL: 'private' }, [ACLS_COUNT]),
  PutBucketCors: onBucket({ CORSConfiguration: CORS }),
  PutBucketEncryption: onBucket({ ServerSideEncryptionConfiguration: ENCRYPTION }),
  PutBucketLifecycleConfiguration: onBucket({ LifecycleConfiguration: LIFECYCLE }),
  PutBucketLogging: onBucket({ BucketLoggingStatus: {} }),
  PutBucketNotificationConfiguration: onBucket({ NotificationConfiguration: {} }),
  PutBucketOwnershipControls: onBucket({ OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } }),
  PutBucketPolicy: {
    input: (facts) => ({ Bucket: bucketOf(facts), Policy: policy(facts) }),
    denied: (facts) => [shownBucket(facts)],
  },
  PutBucketReplication: { ...onBucket({}, [VERSIONED]), input: replication },
  PutBucketRequestPayment: onBucket({ RequestPaymentConfiguration: { Payer: 'BucketOwner' } }),
  PutBucketTagging: onBucket({ Tagging: { TagSet: TAGS } }),
  PutBucketVersioning: onBucket({ VersioningConfiguration: { Status: 'Enabled' } }),
  PutBucketWebsite: onBucket({ WebsiteConfiguration: WEBSITE }),
  PutObject: onObject({ Body: BYTES, Tagging: 'team=blue' }, [], 2),
  PutObjectAcl: onObject({ ACL: 'bucket-owner-full-control' }, [PUT, ACLS_COUNT]),
  PutObjectTagging: onObject({ Tagging: { TagSet: TAGS } }),
  PutPublicAccessBlock: onBucket({ PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
  UploadPart: onUpload({ PartNumber: 1, Body: BYTES }),
  UploadPartCopy: onUpload({ PartNumber: 1 }, { source: true, checks: 2 }),
}
