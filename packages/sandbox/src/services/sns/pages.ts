import { invalidParameter } from './errors.ts'

/** SNS gives a hundred at a time, whatever is asked. */
const PAGE = 100

/** One page of a list, and the token of the next. @throws AwsError InvalidParameter for a token that none of our answers gave */
export function pageOf<T>(
  all: readonly T[],
  token: string | undefined,
  keyOf: (item: T) => string,
): { items: readonly T[]; rest: { NextToken?: string } } {
  let start = 0
  if (token !== undefined && token !== '') {
    const after = readToken(token)
    // By order, not by presence: what the token names may have been deleted since.
    start = all.findIndex((item) => keyOf(item) > after)
    if (start < 0) start = all.length
  }
  const items = all.slice(start, start + PAGE)
  return { items, rest: start + PAGE < all.length ? { NextToken: writeToken(keyOf(items.at(-1)!)) } : {} }
}

function writeToken(key: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(`1:${key}`)))
}

function readToken(token: string): string {
  try {
    const text = new TextDecoder().decode(Uint8Array.from(atob(token), (character) => character.charCodeAt(0)))
    if (text.startsWith('1:')) return text.slice(2)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
  throw invalidParameter('NextToken')
}
