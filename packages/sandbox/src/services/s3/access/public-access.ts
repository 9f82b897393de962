import { type PolicyDocument, type PolicyStatement, parsePolicy } from '@first-line/policy'
import type { Call } from '../../../call.ts'
import { accountPublicAccess, type Bucket, type PublicAccessBlock, type Setting } from '../entities.ts'

export const SETTINGS: readonly Setting[] = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
]

/** What new buckets have. */
export const ALL_BLOCKED: PublicAccessBlock = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

/** The bucket's own settings; `undefined` when they were taken away. */
export const blockOf = (bucket: Bucket): PublicAccessBlock | undefined =>
  bucket.publicAccessBlock === null ? undefined : (bucket.publicAccessBlock ?? ALL_BLOCKED)

/** Whether a setting is in force: the stricter of the bucket's and its account's counts. */
export function isBlocked(call: Call, bucket: Bucket, setting: Setting): boolean {
  const own = blockOf(bucket)?.[setting] ?? false
  return own || (call.table(accountPublicAccess, bucket.account).get('account')?.settings[setting] ?? false)
}

/**
 * Whether a bucket policy grants to the public (S3 User Guide, *The meaning of "public"*): it does unless every statement
 * that allows names fixed principals, or is tied to fixed values of one of these keys.
 */
export function isPublicPolicy(text: string): boolean {
  const parsed = parsePolicy(text)
  return parsed.ok && publicStatements(parsed.document).length > 0
}

export const publicStatements = ({ statements }: PolicyDocument): PolicyStatement[] =>
  statements.filter((statement) => statement.effect === 'Allow' && !isFixed(statement))

function isFixed({ principal, notPrincipal, conditions }: PolicyStatement): boolean {
  if (!notPrincipal && principal?.every(({ value }) => !hasWildcard(value))) return true
  return conditions.some(({ operator, key, values }) => {
    const name = key.toLowerCase()
    const test = operator.replace(/^ForAnyValue:/i, '').toLowerCase()
    if (name === 'aws:sourceip') return test === 'ipaddress' && values.every(isNarrow)
    return FIXING_OPERATORS.has(test) && FIXING_KEYS.has(name) && values.every((value) => isFixedValue(name, value))
  })
}

const FIXING_OPERATORS = new Set(['stringequals', 'stringequalsignorecase', 'stringlike', 'arnequals', 'arnlike'])

const FIXING_KEYS = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourcearn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
  'aws:sourceaccount',
  'aws:userid',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
])

const hasWildcard = (value: string): boolean => /[*?]/.test(value) || value.includes('${')

/** `AROLEID:*` of aws:userid is every session of one role, and an access point's ARN may leave its name open. */
function isFixedValue(key: string, value: string): boolean {
  if (key === 'aws:userid') return !hasWildcard(value.replace(/^(A[A-Z0-9]{15,}):\*$/, '$1'))
  if (key === 's3:dataaccesspointarn') return /^arn:aws:s3:[^*?]*:\d{12}:accesspoint\//.test(value)
  return !hasWildcard(value)
}

const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/

/** A range as wide as half of the internet is the internet: wider than /8, or /32 in IPv6. */
function isNarrow(range: string): boolean {
  const [address = '', length] = range.split('/')
  if (hasWildcard(range)) return false
  if (length === undefined || PRIVATE.test(address)) return true
  return Number(length) >= (address.includes(':') ? 32 : 8)
}
