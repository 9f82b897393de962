/**
 * Configurations that S3 keeps as they are and gives back: what they say is not played (nothing expires, nothing is
 * logged), CORS excepted. One entry each.
 */
import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import type { AccessLevel, Operation } from '../../../../operation.ts'
import { bucketCheck } from '../../access/checks.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import { type Bucket, buckets } from '../../entities.ts'
import { invalidRequest } from '../../errors.ts'
import { checkSmallBody } from '../../objects/small-body.ts'
import { checkReplication, revived, validCors, validLifecycle, validReplication } from './document-rules.ts'

interface DocumentConfiguration {
  /** Names of the operations; nothing deletes some of them, and nothing puts what is not offered. */
  put?: string
  get: string
  delete?: string
  /** As in policies: `s3:` + this. Deleting asks what putting asks, unless it is named. */
  actions: { put: string; get: string; delete?: string }
  /** The member of the input that holds the document. */
  member: string
  /** How the output has it: the document's own members, or one member of this name. */
  output?: string
  /** What reading says where there is none; an answer, or an error. */
  absent: AwsStructure | ((bucket: string) => AwsError)
  validate?: (document: AwsStructure, bucket: string) => void
  /** What it asks of the buckets it is about. */
  check?: (call: Call, bucket: Bucket, document: AwsStructure) => void
  /** Told back besides: lifecycle's transition minimum. */
  constant?: AwsStructure
}

const absent = (code: string, message: string) => (bucket: string) =>
  new AwsError(code, 404, message, { BucketName: bucket })

const CONFIGURATIONS: readonly DocumentConfiguration[] = [
  {
    put: 'PutBucketCors',
    get: 'GetBucketCors',
    delete: 'DeleteBucketCors',
    actions: { put: 'PutBucketCORS', get: 'GetBucketCORS' },
    member: 'CORSConfiguration',
    absent: absent('NoSuchCORSConfiguration', 'The CORS configuration does not exist'),
    validate: validCors,
  },
  {
    put: 'PutBucketLifecycleConfiguration',
    get: 'GetBucketLifecycleConfiguration',
    delete: 'DeleteBucketLifecycle',
    actions: { put: 'PutLifecycleConfiguration', get: 'GetLifecycleConfiguration' },
    member: 'LifecycleConfiguration',
    absent: absent('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'),
    validate: validLifecycle,
    constant: { TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K' },
  },
  {
    put: 'PutBucketWebsite',
    get: 'GetBucketWebsite',
    delete: 'DeleteBucketWebsite',
    actions: { put: 'PutBucketWebsite', get: 'GetBucketWebsite', delete: 'DeleteBucketWebsite' },
    member: 'WebsiteConfiguration',
    absent: absent('NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'),
  },
  {
    put: 'PutBucketReplication',
    get: 'GetBucketReplication',
    delete: 'DeleteBucketReplication',
    actions: { put: 'PutReplicationConfiguration', get: 'GetReplicationConfiguration' },
    member: 'ReplicationConfiguration',
    output: 'ReplicationConfiguration',
    absent: absent('ReplicationConfigurationNotFoundError', 'The replication configuration was not found'),
    validate: validReplication,
    check: checkReplication,
  },
  {
    put: 'PutBucketLogging',
    get: 'GetBucketLogging',
    actions: { put: 'PutBucketLogging', get: 'GetBucketLogging' },
    member: 'BucketLoggingStatus',
    absent: {},
  },
  {
    put: 'PutBucketNotificationConfiguration',
    get: 'GetBucketNotificationConfiguration',
    actions: { put: 'PutBucketNotification', get: 'GetBucketNotification' },
    member: 'NotificationConfiguration',
    absent: {},
  },
  {
    put: 'PutBucketRequestPayment',
    get: 'GetBucketRequestPayment',
    actions: { put: 'PutBucketRequestPayment', get: 'GetBucketRequestPayment' },
    member: 'RequestPaymentConfiguration',
    absent: { Payer: 'BucketOwner' },
  },
  {
    get: 'GetObjectLockConfiguration',
    actions: { put: 'PutBucketObjectLockConfiguration', get: 'GetBucketObjectLockConfiguration' },
    member: 'ObjectLockConfiguration',
    absent: absent('ObjectLockConfigurationNotFoundError', 'Object Lock configuration does not exist for this bucket'),
  },
  {
    put: 'PutBucketAccelerateConfiguration',
    get: 'GetBucketAccelerateConfiguration',
    actions: { put: 'PutAccelerateConfiguration', get: 'GetAccelerateConfiguration' },
    member: 'AccelerateConfiguration',
    absent: {},
    validate(_document, bucket) {
      if (bucket.includes('.'))
        throw invalidRequest('S3 Transfer Acceleration is not supported for buckets with periods (.) in their names')
    },
  },
]

type Input = { Bucket: string } & AwsStructure

function operationsOf(configuration: DocumentConfiguration): Operation[] {
  const { put, get, actions, member } = configuration
  const ask = (call: Call<Input>, action: string) => bucketCheck(call, `s3:${action}`, call.input.Bucket)
  const putting =
    put === undefined
      ? undefined
      : defineBucketOperation<Input, AwsStructure>({
          name: put,
          access: 'Write',
          validate(call) {
            checkSmallBody(call, { required: false })
            configuration.validate?.((call.input[member] ?? {}) as AwsStructure, call.input.Bucket)
          },
          authorise: (call) => ask(call, actions.put),
          execute(call) {
            const bucket = existingBucket(call, call.input.Bucket)
            configuration.check?.(call, bucket, (call.input[member] ?? {}) as AwsStructure)
            const document = JSON.parse(JSON.stringify(call.input[member] ?? {})) as object
            call.table(buckets).put({ ...bucket, configurations: { ...bucket.configurations, [get]: document } })
            return { ...configuration.constant }
          },
        })
  const getting = defineBucketOperation<Input>({
    name: get,
    access: 'Read',
    authorise: (call) => ask(call, actions.get),
    execute(call) {
      const { name, configurations } = existingBucket(call, call.input.Bucket)
      const document = configurations?.[get]
      if (!document) {
        if (typeof configuration.absent === 'function') throw configuration.absent(name)
        return configuration.absent
      }
      const shown = revived(document)
      return { ...configuration.constant, ...(configuration.output ? { [configuration.output]: shown } : shown) }
    },
  })
  if (!putting) return [getting]
  if (!configuration.delete) return [putting, getting]
  const deleting = defineBucketOperation<Input, undefined>({
    name: configuration.delete,
    access: 'Write' satisfies AccessLevel,
    authorise: (call) => ask(call, actions.delete ?? actions.put),
    execute(call) {
      const bucket = existingBucket(call, call.input.Bucket)
      const { [get]: _, ...configurations } = bucket.configurations ?? {}
      call.table(buckets).put({ ...bucket, configurations })
    },
  })
  return [putting, getting, deleting]
}

export const documentOperations: readonly Operation[] = CONFIGURATIONS.flatMap(operationsOf)
