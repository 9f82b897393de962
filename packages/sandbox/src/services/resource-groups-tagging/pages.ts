/** A page's token says where the last one ended. Callers get an empty one with the last page. */
import { fromBase64, textOf, toBase64, utf8 } from '@first-line/aws-api'
import { invalidParameter } from './errors.ts'

export interface PageInput {
  PaginationToken?: string
}

/** @throws AwsError InvalidParameterException for a token that none of the answers had */
export function pageOf<T>(
  { PaginationToken: token = '' }: PageInput,
  all: readonly T[],
  most: number,
  keyOf: (one: T) => string,
): { page: readonly T[]; PaginationToken: string } {
  const after = token === '' ? undefined : readToken(token)
  const rest = after === undefined ? all : all.filter((one) => keyOf(one) > after)
  const page = rest.slice(0, most)
  const last = page.at(-1)
  const more = rest.length > page.length && last !== undefined
  return { page, PaginationToken: more ? toBase64(utf8(JSON.stringify({ after: keyOf(last) }))) : '' }
}

function readToken(token: string): string {
  const bytes = fromBase64(token)
  try {
    const { after } = JSON.parse(bytes ? textOf(bytes) : '') as { after?: unknown }
    if (typeof after === 'string') return after
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw invalidParameter('Invalid pagination token')
}
