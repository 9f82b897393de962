/**
 * What nobody can set here (inventories, analytics, metrics, tiering, locks of objects), so that reading it has one answer,
 * as on AWS for a bucket where nobody did. Tools that look at everything about a bucket ask for all of it.
 */
import { AwsError } from '../../../../aws-error.ts'
import type { Operation } from '../../../../operation.ts'
import { bucketCheck } from '../../access/checks.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import { invalidRequest } from '../../errors.ts'
import { type ObjectInput, readChecks, versionToRead } from '../../objects/read.ts'

const noSuchConfiguration = (): AwsError =>
  new AwsError('NoSuchConfiguration', 404, 'The specified configuration does not exist.')

/** By what the operations are called, with the action they ask for. */
const CONFIGURATIONS = {
  Analytics: 's3:GetAnalyticsConfiguration',
  IntelligentTiering: 's3:GetIntelligentTieringConfiguration',
  Inventory: 's3:GetInventoryConfiguration',
  Metrics: 's3:GetMetricsConfiguration',
} as const

interface Input {
  Bucket: string
}

const configurations = Object.entries(CONFIGURATIONS).flatMap(([name, action]): Operation[] => [
  defineBucketOperation<Input>({
    name: `ListBucket${name}Configurations`,
    access: 'List',
    authorise: (call) => bucketCheck(call, action, call.input.Bucket),
    execute(call) {
      existingBucket(call, call.input.Bucket)
      return { IsTruncated: false }
    },
  }),
  defineBucketOperation<Input>({
    name: `GetBucket${name}Configuration`,
    access: 'Read',
    authorise: (call) => bucketCheck(call, action, call.input.Bucket),
    execute(call) {
      existingBucket(call, call.input.Bucket)
      throw noSuchConfiguration()
    },
  }),
])

const locks = (['GetObjectRetention', 'GetObjectLegalHold'] as const).map((name) =>
  defineBucketOperation<ObjectInput>({
    name,
    access: 'Read',
    authorise: (call) => readChecks(call, { latest: [`s3:${name}`], version: [`s3:${name}`] }),
    execute(call) {
      versionToRead(call)
      throw invalidRequest('Bucket is missing Object Lock Configuration')
    },
  }),
)

export const neverSetOperations: readonly Operation[] = [...configurations, ...locks]
