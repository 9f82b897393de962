import { toHex, utf8 } from '@first-line/aws-api'
import type { Call } from '../../call.ts'

/** Of EC2's things: a prefix and 17 hex digits, of which AWS has made the first 0 so far. */
export const newId = (call: Call, prefix: string): string => `${prefix}-0${call.ids.hex(16)}`

/** Ids follow from names alone, and each instance of a list asks for half a dozen. */
const known = new Map<string, string>()
const MOST_KNOWN = 10_000

function idOfName({ hash }: Pick<Call, 'hash'>, prefix: string, name: string): string {
  const found = known.get(name)
  if (found !== undefined) return found
  const id = `${prefix}-0${toHex(hash.sha256(utf8(name))).slice(0, 16)}`
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(name, id)
  return id
}

/**
 * The id of what every account has without anyone having made it: the same each time, another in each account and Region.
 */
export function derivedId(call: Call, prefix: string, ...of: string[]): string {
  return idOfName(call, prefix, [prefix, call.account, call.region, ...of].join('/'))
}

/** The id of what AWS offers to all accounts: images and their snapshots, another in each Region. */
export function publicId(call: Pick<Call, 'hash'>, prefix: string, region: string, name: string): string {
  return idOfName(call, prefix, [prefix, region, name].join('/'))
}
