import type { PrincipalEntry, PrincipalType } from '../types/document.ts'
import { rangeOf, type StatementCheck } from './check.ts'

/** The forms AWS stores. Whether a user or role exists is for the account to say. */
const forms = {
  AWS: /^(?:\*|\d{12}|arn:aws[a-z-]*:(?:iam|sts)::\d{12}:(?:root|(?:user|role|assumed-role|federated-user)\/[^*?]+)|A(?:IDA|ROA)[A-Z0-9]{12,}(?::.+)?|arn:aws[a-z-]*:iam::cloudfront:user\/.+)$/,
  Service: /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com(?:\.cn)?|amazon\.com|aws\.internal)$/,
  Federated:
    /^(?:arn:aws[a-z-]*:iam::\d{12}:(?:saml|oidc)-provider\/.+|cognito-identity\.amazonaws\.com|accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)$/,
  CanonicalUser: /^[0-9a-f]{64}$/,
} as const satisfies Record<PrincipalType, RegExp>

/** Whether a principal has a form AWS accepts. */
export function isWellFormedPrincipal({ type, value }: PrincipalEntry): boolean {
  return forms[type].test(value)
}

export const checkPrincipals: StatementCheck = ({ statement, index, document, options }, findings) => {
  for (const element of ['Principal', 'NotPrincipal'] as const) {
    const range = rangeOf(statement, element)
    const written = document.text.slice(range.start.offset, range.end.offset)
    if (options.kind === 'trust' && written === '"*"') findings.add('bare-star-principal', range, {}, index)
    for (const entry of (element === 'Principal' ? statement.principal : statement.notPrincipal) ?? []) {
      if (isWellFormedPrincipal(entry)) continue
      findings.add('invalid-principal', range, { type: entry.type, value: entry.value }, index)
    }
  }
}
