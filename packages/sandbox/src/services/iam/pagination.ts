import type { AwsError } from '../../aws-error.ts'
import { validationError } from './errors.ts'

export interface PageInput {
  Marker?: string
  MaxItems?: number
}

const invalidMarker = (): AwsError => validationError('Invalid Marker.')

/** As IAM pages: 100 a page unless asked otherwise. */
const DEFAULT_PAGE = 100

/** A page of something, and the members that say how to go on. */
export interface Page<T> {
  items: T[]
  rest: { IsTruncated: boolean; Marker?: string }
}

/**
 * One page of a list that is read piece by piece, so that it costs what it holds.
 * @param read gives the next entities after a key, in the order of keys
 * @param keyOf gives an entity's key
 * @param wanted leaves entities out (a path prefix)
 * @throws AwsError ValidationError for a marker that none of our answers gave
 */
export function readPage<T>(
  input: PageInput,
  read: (after: string | undefined, limit: number) => readonly T[],
  keyOf: (item: T) => string,
  wanted: (item: T) => boolean = () => true,
  badMarker: () => AwsError = invalidMarker,
): Page<T> {
  const size = input.MaxItems ?? DEFAULT_PAGE
  let after = input.Marker === undefined ? undefined : readMarker(input.Marker, badMarker)
  const items: T[] = []
  for (;;) {
    // One more than the page tells whether there is another.
    const limit = size + 1 - items.length
    const piece = read(after, limit)
    items.push(...piece.filter(wanted))
    if (items.length > size || piece.length < limit) break
    after = keyOf(piece.at(-1)!)
  }
  if (items.length <= size) return { items, rest: { IsTruncated: false } }
  items.length = size
  return { items, rest: { IsTruncated: true, Marker: writeMarker(keyOf(items.at(-1)!)) } }
}

/** A page of a short list that is there already, in its order. */
export function pageOf<T>(
  input: PageInput,
  all: readonly T[],
  keyOf: (item: T) => string,
  badMarker?: () => AwsError,
): Page<T> {
  return readPage(
    input,
    (after, limit) => {
      const start = after === undefined ? 0 : all.findIndex((item) => keyOf(item) === after) + 1
      return all.slice(start, start + limit)
    },
    keyOf,
    undefined,
    badMarker,
  )
}

// Opaque to clients: the last key, in base64 as UTF-8.
function writeMarker(key: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(`1:${key}`)))
}

function readMarker(marker: string, refusal: () => AwsError): string {
  try {
    const bytes = Uint8Array.from(atob(marker), (character) => character.charCodeAt(0))
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.startsWith('1:')) return text.slice(2)
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error
  }
  throw refusal()
}
