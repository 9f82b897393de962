/** Which pages of other origins may use a bucket (S3 User Guide, *Elements of a CORS configuration*). */
import type { Call } from '../../../call.ts'
import { buckets } from '../entities.ts'

interface CorsRule {
  AllowedMethods: readonly string[]
  AllowedOrigins: readonly string[]
  AllowedHeaders?: readonly string[]
  ExposeHeaders?: readonly string[]
  MaxAgeSeconds?: number
}

export const corsRules = (call: Call, bucket: string): readonly CorsRule[] | undefined =>
  (call.table(buckets).get(bucket)?.configurations?.GetBucketCors as { CORSRules: CorsRule[] } | undefined)?.CORSRules

/** One `*` stands for whatever is there. */
function covers(pattern: string, value: string): boolean {
  const star = pattern.indexOf('*')
  if (star < 0) return pattern === value
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)]
  return value.length >= head.length + tail.length && value.startsWith(head) && value.endsWith(tail)
}

/** The first rule that lets a request through. `headers` are those a preflight announces. */
export const ruleFor = (
  rules: readonly CorsRule[],
  origin: string,
  method: string,
  headers: readonly string[],
): CorsRule | undefined =>
  rules.find(
    ({ AllowedMethods, AllowedOrigins, AllowedHeaders = [] }) =>
      AllowedMethods.includes(method) &&
      AllowedOrigins.some((pattern) => covers(pattern, origin)) &&
      headers.every((header) => AllowedHeaders.some((pattern) => covers(pattern.toLowerCase(), header.toLowerCase()))),
  )

export function crossOriginHeaders(rule: CorsRule, origin: string): Record<string, string> {
  const any = rule.AllowedOrigins.includes('*')
  return {
    'access-control-allow-origin': any ? '*' : origin,
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(rule.ExposeHeaders?.length && { 'access-control-expose-headers': rule.ExposeHeaders.join(', ') }),
    ...(rule.MaxAgeSeconds !== undefined && { 'access-control-max-age': String(rule.MaxAgeSeconds) }),
    ...(!any && { 'access-control-allow-credentials': 'true' }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  }
}

/** Puts onto the answer what lets a page of another origin read it, whatever the answer is. */
export function answerCrossOrigin(call: Call, bucket: string): void {
  const { headers, method } = call.message.request
  if (headers.origin === undefined) return
  const rule = ruleFor(corsRules(call, bucket) ?? [], headers.origin, method, [])
  if (rule) call.answer(crossOriginHeaders(rule, headers.origin))
}
