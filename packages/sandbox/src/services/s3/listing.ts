/** Lists of keys: prefixes, delimiters and pages, as every listing of S3 has them. */

import { percentEncode } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import { within } from './buckets.ts'
import { type ObjectVersion, objects } from './entities.ts'
import { invalidArgument } from './errors.ts'
import { AFTER_ALL, encodeKey } from './keys.ts'

/** An entry of a listing: a key, or a prefix that stands for all keys that go on behind a delimiter. */
export type Entry<T> = { kind: 'item'; item: T; key: string } | { kind: 'prefix'; prefix: string }

export interface Listing<T> {
  entries: Entry<T>[]
  truncated: boolean
}

export interface ListingOptions<T> {
  bucket: string
  prefix?: string
  delimiter?: string
  /** Only what sorts after this key, or this common prefix. */
  after?: string
  limit: number
  /** What of a key is listed; nothing: the key is passed over. */
  items: (latest: ObjectVersion) => readonly T[]
}

const CHUNK = 256

/** Walks the keys of a bucket in their order; what is rolled up into a prefix costs one step, however much it is. */
export function listKeys<T>(call: Call, options: ListingOptions<T>): Listing<T> {
  const { bucket, prefix = '', delimiter, limit } = options
  const table = within(call, bucket, objects)
  const entries: Entry<T>[] = []
  let after = options.after === undefined ? undefined : startAfter(options, options.after)
  for (;;) {
    const page = table.list({
      prefix: `${bucket}/${encodeKey(prefix)}`,
      limit: CHUNK,
      ...(after !== undefined && { after }),
    })
    if (page.length === 0) return { entries, truncated: false }
    for (const latest of page) {
      after = objects.key(latest)
      const items = options.items(latest)
      if (items.length === 0) continue
      const rolled = commonPrefix(latest.key, prefix, delimiter)
      if (entries.length + (rolled === undefined ? items.length : 1) > limit) {
        // What still fits of a key with many versions is given.
        if (rolled === undefined)
          for (const item of items.slice(0, limit - entries.length))
            entries.push({ kind: 'item', item, key: latest.key })
        return { entries, truncated: true }
      }
      if (rolled === undefined) for (const item of items) entries.push({ kind: 'item', item, key: latest.key })
      else {
        entries.push({ kind: 'prefix', prefix: rolled })
        after = `${bucket}/${encodeKey(rolled)}${AFTER_ALL}`
        break
      }
    }
  }
}

function commonPrefix(key: string, prefix: string, delimiter: string | undefined): string | undefined {
  if (!delimiter) return undefined
  const at = key.indexOf(delimiter, prefix.length)
  return at < 0 ? undefined : key.slice(0, at + delimiter.length)
}

/** A marker that is itself a common prefix stands for all that is behind it. */
function startAfter<T>({ bucket, prefix = '', delimiter }: ListingOptions<T>, marker: string): string {
  const place = `${bucket}/${encodeKey(marker)}`
  return commonPrefix(marker, prefix, delimiter) === marker ? place + AFTER_ALL : place
}

const MOST = 1_000

/** @throws AwsError InvalidArgument */
export function pageSize(given: number | undefined, name: string): number {
  if (given === undefined) return MOST
  if (given < 0)
    throw invalidArgument(`Argument ${name} must be an integer between 0 and 2147483647`, name, String(given))
  return Math.min(given, MOST)
}

/** Writes keys as the client asked for: `url` for what XML cannot hold. */
export function keyWriter(encodingType: string | undefined): (key: string) => string {
  if (encodingType === undefined) return (key) => key
  if (encodingType !== 'url')
    throw invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', encodingType)
  return (key) => percentEncode(key, { keepSlash: true }).replaceAll('%20', '+')
}

export const prefixesOf = <T>(
  listing: Listing<T>,
  write: (key: string) => string,
): { CommonPrefixes?: Array<{ Prefix: string }> } => {
  const prefixes = listing.entries.flatMap((entry) =>
    entry.kind === 'prefix' ? [{ Prefix: write(entry.prefix) }] : [],
  )
  return prefixes.length > 0 ? { CommonPrefixes: prefixes } : {}
}

export const itemsOf = <T>({ entries }: Listing<T>): T[] =>
  entries.flatMap((entry) => (entry.kind === 'item' ? [entry.item] : []))

/** The last key or prefix of a page. */
export function lastOf<T>({ entries }: Listing<T>): string {
  const last = entries.at(-1)
  return last === undefined ? '' : last.kind === 'prefix' ? last.prefix : last.key
}

/** Condition keys of listings. */
export function listingKeys(input: { Prefix?: string; Delimiter?: string }, limit: number | undefined) {
  return {
    ...(input.Prefix !== undefined && { 's3:prefix': input.Prefix }),
    ...(input.Delimiter !== undefined && { 's3:delimiter': input.Delimiter }),
    ...(limit !== undefined && { 's3:max-keys': String(limit) }),
  }
}
