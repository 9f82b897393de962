/** What was asked and what came of it, as CloudTrail writes it: `requestParameters` and `responseElements`. */
import { lowerFirst } from '@first-line/aws-api'
import type { SandboxEvent } from '../../events/event.ts'
import { HIDDEN } from '../../pipeline/redact.ts'
import { ec2Request, ec2Response } from './ec2-elements.ts'
import { isIsoDate } from './iso-date.ts'

type Elements = Record<string, unknown> | null

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number): string => String(value).padStart(2, '0')

/** `Mar 9, 2026, 9:16:35 AM`, in UTC: dates within what IAM and STS tell, in records of 2026. */
function spelled(iso: string): string {
  const date = new Date(iso)
  const hour = date.getUTCHours()
  const time = `${hour % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'}`
  return `${months[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}, ${time}`
}

/**
 * IAM and STS leave secrets out of the record and spell their dates (IAM User Guide, *Logging IAM and AWS STS API calls with
 * AWS CloudTrail*).
 */
const globalIdentity = new Set(['iam', 'sts'])

/** Text may look like a date: a tag's value is left alone. */
const isDate = (name: string, value: unknown): value is string =>
  (name.endsWith('Date') || name === 'Expiration') && isIsoDate(value)

function toldOf(value: unknown, service: string): unknown {
  if (Array.isArray(value)) return value.map((item) => toldOf(item, service))
  if (typeof value !== 'object' || value === null) return value
  const told: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(value)) {
    if (!globalIdentity.has(service)) told[lowerFirst(name)] = toldOf(inner, service)
    else if (inner !== HIDDEN) told[lowerFirst(name)] = isDate(name, inner) ? spelled(inner) : toldOf(inner, service)
  }
  return told
}

/** `null` where nothing was asked, or nothing may be told. */
function elementsOf({ service }: SandboxEvent, told: Record<string, unknown> | undefined): Elements {
  const elements = (toldOf(told, service) ?? {}) as Record<string, unknown>
  return Object.keys(elements).length === 0 ? null : elements
}

export const requestOf = (event: SandboxEvent): Elements =>
  event.service === 'ec2' ? ec2Request(event) : elementsOf(event, event.requestParameters)

export const responseOf = (event: SandboxEvent): Elements =>
  event.service === 'ec2' ? ec2Response(event) : elementsOf(event, event.responseElements)
