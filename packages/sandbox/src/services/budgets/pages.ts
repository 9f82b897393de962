import { badToken } from './errors.ts'

export interface PageInput {
  MaxResults?: number
  NextToken?: string
}

/** One page of a list, and the token of the next: where it begins. @throws AwsError InvalidNextTokenException */
export function pageOf<T>(
  { MaxResults = 100, NextToken }: PageInput,
  all: readonly T[],
): { items: T[]; rest: { NextToken?: string } } {
  const start = NextToken === undefined ? 0 : readToken(NextToken)
  const end = start + MaxResults
  return { items: all.slice(start, end), rest: end < all.length ? { NextToken: btoa(`1:${end}`) } : {} }
}

function readToken(token: string): number {
  try {
    const [, start] = /^1:(\d+)$/.exec(atob(token)) ?? []
    if (start !== undefined) return Number(start)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
  throw badToken()
}
