import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'

/** Headers that are condition keys under their own name (Service Authorization Reference, *Condition keys for Amazon S3*). */
const HEADERS = [
  'if-match',
  'if-none-match',
  'x-amz-acl',
  'x-amz-bucket-namespace',
  'x-amz-copy-source',
  'x-amz-grant-full-control',
  'x-amz-grant-read',
  'x-amz-grant-read-acp',
  'x-amz-grant-write',
  'x-amz-grant-write-acp',
  'x-amz-metadata-directive',
  'x-amz-object-ownership',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
]

export function headerKeys(call: Call): NonNullable<Check['context']> {
  const { headers } = call.message.request
  const context: Record<string, string> = {}
  for (const name of HEADERS) if (headers[name] !== undefined) context[`s3:${name}`] = headers[name]
  return context
}
