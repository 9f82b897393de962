import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import { type Bucket, buckets } from '../../entities.ts'
import { invalidArgument, invalidRequest, malformedXml } from '../../errors.ts'

const METHODS = new Set(['GET', 'PUT', 'POST', 'DELETE', 'HEAD'])

interface CorsRule {
  AllowedMethods: string[]
  AllowedOrigins: string[]
  AllowedHeaders?: string[]
}

/** @throws AwsError InvalidRequest, MalformedXML */
export function validCors(document: AwsStructure): void {
  const rules = (document.CORSRules ?? []) as unknown as CorsRule[]
  if (rules.length === 0 || rules.length > 100) throw malformedXml()
  for (const { AllowedMethods, AllowedOrigins, AllowedHeaders = [] } of rules) {
    const unknown = AllowedMethods.find((method) => !METHODS.has(method))
    if (unknown !== undefined)
      throw invalidRequest(`Found unsupported HTTP method in CORS config. Unsupported method is ${unknown}`)
    const origin = AllowedOrigins.find((one) => one.split('*').length > 2)
    if (origin !== undefined) throw invalidRequest(`AllowedOrigin "${origin}" can not have more than one wildcard.`)
    const header = AllowedHeaders.find((one) => one.split('*').length > 2)
    if (header !== undefined) throw invalidRequest(`AllowedHeader "${header}" can not have more than one wildcard.`)
  }
}

interface LifecycleRule {
  ID?: string
  Filter?: object
  Prefix?: string
  Expiration?: { Days?: number; Date?: Date }
  Transitions?: object[]
  NoncurrentVersionExpiration?: object
  NoncurrentVersionTransitions?: object[]
  AbortIncompleteMultipartUpload?: object
}

/** @throws AwsError MalformedXML, InvalidRequest, InvalidArgument */
export function validLifecycle(document: AwsStructure): void {
  const rules = (document.Rules ?? []) as unknown as LifecycleRule[]
  if (rules.length === 0 || rules.length > 1000) throw malformedXml()
  const ids = new Set<string>()
  const filtered = rules[0]?.Filter !== undefined
  for (const rule of rules) {
    if (rule.Filter === undefined && rule.Prefix === undefined) throw malformedXml()
    if (rule.Filter !== undefined && rule.Prefix !== undefined) throw malformedXml()
    // hashicorp/terraform-provider-aws#23299 and noobaa/noobaa-core#8426 quote the words.
    if ((rule.Filter !== undefined) !== filtered)
      throw invalidRequest(
        filtered
          ? 'Base level prefix cannot be used in Lifecycle V2, prefixes are only supported in the Filter.'
          : 'Filter element can only be used in Lifecycle V2.',
      )
    const acts =
      rule.Expiration ??
      rule.Transitions ??
      rule.NoncurrentVersionExpiration ??
      rule.NoncurrentVersionTransitions ??
      rule.AbortIncompleteMultipartUpload
    if (!acts) throw invalidRequest('At least one action needs to be specified in a rule')
    if (rule.ID !== undefined) {
      if (rule.ID.length > 255) throw invalidArgument('ID length should not exceed allowed limit of 255', 'ID', rule.ID)
      if (ids.has(rule.ID))
        throw invalidArgument('Rule ID must be unique. Found same ID for more than one rule', 'ID', rule.ID)
      ids.add(rule.ID)
    }
    if (rule.Expiration?.Days !== undefined && rule.Expiration.Days < 1)
      throw new AwsError('InvalidArgument', 400, "'Days' for Expiration action must be a positive integer")
  }
}

interface ReplicationRule {
  Destination: { Bucket: string }
}

const replicationRules = (document: AwsStructure) => (document.Rules ?? []) as unknown as ReplicationRule[]

/** @throws AwsError MalformedXML */
export function validReplication(document: AwsStructure): void {
  if (replicationRules(document).length === 0) throw malformedXml()
}

/** Both ends keep versions. A bucket that does not exist is told as one that keeps none. @throws AwsError InvalidRequest */
export function checkReplication(call: Call, bucket: Bucket, document: AwsStructure): void {
  if (bucket.versioning !== 'Enabled')
    throw invalidRequest("Versioning must be 'Enabled' on the bucket to apply a replication configuration")
  for (const { Destination } of replicationRules(document))
    if (call.table(buckets).get(Destination.Bucket.split(':').at(-1) ?? '')?.versioning !== 'Enabled')
      throw invalidRequest('Destination bucket must have versioning enabled.')
}

/** Dates became text when the document was kept. */
export function revived(document: object): AwsStructure {
  return JSON.parse(JSON.stringify(document), (name, value) =>
    name === 'Date' && typeof value === 'string' ? new Date(value) : value,
  ) as AwsStructure
}
