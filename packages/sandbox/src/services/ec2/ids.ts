import { toHex, utf8 } from '@first-line/aws-api'
import type { Call } from '../../call.ts'

/** Of EC2's things: a prefix and 17 hex digits, of which AWS has made the first 0 so far. */
export const newId = (call: Call, prefix: string): string => `${prefix}-0${call.ids.hex(16)}`

/**
 * The id of what every account has without anyone having made it: the same each time, another in each account and Region.
 */
export function derivedId(call: Call, prefix: string, ...of: string[]): string {
  const digest = call.hash.sha256(utf8([prefix, call.account, call.region, ...of].join('/')))
  return `${prefix}-0${toHex(digest).slice(0, 16)}`
}

/** The id of what AWS offers to all accounts: images and their snapshots, another in each Region. */
export function publicId(call: Pick<Call, 'hash'>, prefix: string, region: string, name: string): string {
  return `${prefix}-0${toHex(call.hash.sha256(utf8([prefix, region, name].join('/')))).slice(0, 16)}`
}
