import { fromBase64, textOf, toBase64, utf8 } from '@first-line/aws-api'
import { ec2Error, invalidParameterCombination } from './errors.ts'

export interface PageInput {
  MaxResults?: number
  NextToken?: string
}

interface Limits {
  smallest: number
  largest: number
  /** Without MaxResults; default everything. */
  usual?: number
}

/** Ids leave nothing to page: some operations refuse them beside MaxResults. @throws AwsError InvalidParameterCombination */
export function refusePagesOf(name: string, ids: readonly string[] | undefined, { MaxResults }: PageInput): void {
  if (MaxResults !== undefined && ids?.length)
    throw invalidParameterCombination(`The parameter ${name} cannot be used with the parameter maxResults`)
}

/**
 * One page of a list.
 * @param keyOf gives what a page goes on after
 * @throws AwsError InvalidParameterValue, InvalidNextToken
 */
export function page<T>(
  { MaxResults, NextToken }: PageInput,
  items: readonly T[],
  keyOf: (item: T) => string,
  { smallest, largest, usual = Infinity }: Limits,
): { items: T[]; rest: { NextToken?: string } } {
  if (MaxResults !== undefined) {
    const invalid = `Value ( ${MaxResults} ) for parameter maxResults is invalid.`
    if (MaxResults < smallest)
      throw ec2Error('InvalidParameterValue', `${invalid} Expecting a value greater than ${smallest}.`)
    if (MaxResults > largest)
      throw ec2Error('InvalidParameterValue', `${invalid} Expecting a value smaller than ${largest}.`)
  }
  const after = NextToken === undefined ? undefined : readToken(NextToken)
  const start = after === undefined ? 0 : items.findIndex((item) => keyOf(item) === after) + 1
  const end = start + (MaxResults ?? usual)
  const found = items.slice(start, end)
  return { items: found, rest: end < items.length ? { NextToken: writeToken(keyOf(found.at(-1)!)) } : {} }
}

// Opaque to clients.
const writeToken = (key: string): string => toBase64(utf8(`1:${key}`))

function readToken(token: string): string {
  const bytes = /^[A-Za-z0-9+/]+=*$/.test(token) && token.length % 4 === 0 ? fromBase64(token) : undefined
  const text = bytes === undefined ? '' : textOf(bytes)
  if (!text.startsWith('1:')) throw ec2Error('InvalidNextToken', 'The specified token is not valid.')
  return text.slice(2)
}
