/**
 * What S3 calls a public policy (S3 User Guide, *The meaning of "public"*), as it was recorded in September 2026 in
 * radkawar/stackd (testdata/aws/s3/public_policy_replay.json), where the guide is not exact.
 */
import { covers, type PolicyStatement, parsePolicy, readOperator } from '@first-line/policy'

type Condition = PolicyStatement['conditions'][number]

/** Whether a bucket policy grants something to the public that it does not deny to the public again. */
export function isPublicPolicy(text: string): boolean {
  const parsed = parsePolicy(text)
  if (!parsed.ok) return false
  const { statements } = parsed.document
  const denials = statements.filter(({ effect }) => effect === 'Deny')
  return statements.some(
    (statement) =>
      statement.effect === 'Allow' &&
      !isFixed(statement) &&
      !denials.some((denial) => coversStatement(denial, statement) && denial.conditions.every(fixesUnlessDenied)),
  )
}

/** It names principals one by one, or ties what it allows to fixed values of a key. */
function isFixed({ principal, notPrincipal, conditions }: PolicyStatement): boolean {
  if (!notPrincipal && principal?.every(({ value }) => !isOpen(value))) return true
  const required = new Set(conditions.filter(requiresKey).map(({ key }) => key.toLowerCase()))
  return conditions.some((condition) => {
    const { operator, set, ifExists } = readOperator(condition.operator)
    if (!operator || operator.negated) return false
    const passesWithoutKey = ifExists || set === 'ForAllValues'
    if (passesWithoutKey && !required.has(condition.key.toLowerCase())) return false
    return hasFixedValues(operator.name, condition)
  })
}

const requiresKey = ({ operator, values }: Condition): boolean =>
  readOperator(operator).operator === null && values.every((value) => value.toLowerCase() === 'false')

/** What a denial with this condition leaves is tied to its values, as with `StringNotEquals`. */
function fixesUnlessDenied(condition: Condition): boolean {
  const { operator, set } = readOperator(condition.operator)
  if (!operator?.negated || set === 'ForAnyValue') return false
  return hasFixedValues(operator.name.replace('Not', ''), condition)
}

/** Whether a denial reaches everyone and everything that the other statement allows. */
function coversStatement(denial: PolicyStatement, { action, resource }: PolicyStatement): boolean {
  const all = (wide: readonly string[] = [], narrow: readonly string[] = []) =>
    narrow.length > 0 && narrow.every((one) => wide.some((pattern) => covers(pattern, one)))
  return (
    denial.principal?.some(({ value }) => value === '*') === true &&
    all(denial.action?.map(lower), action?.map(lower)) &&
    all(denial.resource, resource)
  )
}

const lower = (text: string): string => text.toLowerCase()

/** `operator` is a positive one. */
function hasFixedValues(operator: string, { key, values }: Condition): boolean {
  const name = key.toLowerCase()
  if (name === 'aws:sourceip') return operator === 'IpAddress' && values.every(isNarrow)
  if (!KEYS.has(name)) return false
  return /^(String|Arn)/.test(operator) && values.every((value) => isFixedValue(operator, name, value))
}

const ARN_KEYS = new Set(['aws:principalarn', 'aws:sourcearn', 's3:dataaccesspointarn'])

/** The guide names aws:SourceOwner among them, which was recorded as public. */
const KEYS = new Set([
  ...ARN_KEYS,
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  's3:dataaccesspointaccount',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
])

const isOpen = (value: string): boolean => /[*?]/.test(value) || value.includes('${')

/** An ARN has to be of one account; `AROAID:*` of aws:userid is every session of one role. */
function isFixedValue(operator: string, key: string, value: string): boolean {
  if (!isOpen(value)) return true
  if (value.includes('${')) return false
  if (operator.startsWith('StringEquals')) return true
  if (ARN_KEYS.has(key)) return /^\d{12}$/.test(value.split(':')[4] ?? '')
  return key === 'aws:userid' && /^A[A-Z0-9]{15,}:\*$/.test(value)
}

/** A wide range is the internet: wider than /8, or /32 in IPv6. */
function isNarrow(range: string): boolean {
  const [address = '', length] = range.split('/')
  if (isOpen(range)) return false
  return length === undefined || Number(length) >= (address.includes(':') ? 32 : 8)
}
