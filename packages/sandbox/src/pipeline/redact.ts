import { type AwsValue, type ServiceModel, type ShapeRef, shapeOf } from '@first-line/aws-api'

/** Members that must not be kept, although not every model says so. */
const SECRETS = new Set([
  'SecretAccessKey',
  'SessionToken',
  'Password',
  'NewPassword',
  'OldPassword',
  'SAMLAssertion',
  'WebIdentityToken',
  'PrivateKey',
  'TokenCode',
])
/** Stands where a secret was. */
export const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS'
/** Longer texts (policies aside, there are none in IAM) would fill the log. */
const LONGEST = 10_000

/** An input or output as the event log may keep it: no secrets, no bytes, JSON. */
export function redact(model: ServiceModel, ref: ShapeRef, value: AwsValue | undefined): unknown {
  if (value === undefined || value === null) return undefined
  const shape = shapeOf(model, ref)
  if (shape.sensitive) return HIDDEN
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array || value instanceof ReadableStream) return undefined
  if (Array.isArray(value)) return shape.member ? value.map((item) => redact(model, shape.member!, item)) : undefined
  if (typeof value === 'object') {
    const kept: Record<string, unknown> = {}
    for (const [name, member] of Object.entries(value)) {
      const memberRef = shape.members ? shape.members[name] : shape.value
      if (member === undefined || !memberRef) continue
      kept[name] = SECRETS.has(name) ? HIDDEN : redact(model, memberRef, member)
    }
    return kept
  }
  if (typeof value === 'bigint') return String(value)
  return typeof value === 'string' && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value
}
