/** Policy documents: from text to what a check reads. */
import type { PolicyDocument, Statement } from '@first-line/labs'

/** IAM sends policy documents percent-encoded (RFC 3986). */
export function decoded(document: string | undefined): string {
  if (document === undefined) throw new Error('the account answered without a policy document')
  return decodeURIComponent(document)
}

/** `Statement` becomes a list. What an account holds was validated when it came in, so it parses. */
export function documentOf(text: string): PolicyDocument {
  const parsed = JSON.parse(text) as Omit<PolicyDocument, 'Statement'> & { Statement?: Statement | Statement[] }
  const { Statement: statements = [] } = parsed
  return { ...parsed, Statement: Array.isArray(statements) ? statements : [statements] }
}
