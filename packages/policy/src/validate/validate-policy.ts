import { Findings } from '../parse/findings.ts'
import { readPolicy } from '../parse/parse-policy.ts'
import type { PolicyDocument, PolicyKind, Range } from '../types/document.ts'
import type { Finding, ValidateOptions } from '../types/finding.ts'
import { checkActions } from './actions.ts'
import { advise } from './advice.ts'
import type { StatementCheck } from './check.ts'
import { checkConditions } from './conditions.ts'
import { checkElements } from './elements.ts'
import { checkPrincipals } from './principals.ts'
import { checkResources } from './resources.ts'
import { checkSharedProviders } from './shared-providers.ts'
import { checkAgainstIamData } from './with-iam-data.ts'

const checks: readonly StatementCheck[] = [
  checkElements,
  checkActions,
  checkResources,
  checkPrincipals,
  checkSharedProviders,
  checkConditions,
  checkAgainstIamData,
  advise,
]

/** Everything that is wrong with a policy's text, or could be better, in the order of the text. Empty: nothing. */
export function validatePolicy(text: string, options: ValidateOptions): Finding[] {
  const { document, problems } = readPolicy(text)
  const findings = new Findings()
  findings.list.push(...problems)
  if (!document) return findings.list
  const whole: Range = {
    start: { offset: 0, line: 1, column: 1 },
    end: document.statements.at(-1)?.range.end ?? { offset: 0, line: 1, column: 1 },
  }
  if (/^\s/.test(text)) findings.add('leading-space', whole)
  if (!problems.some(({ key }) => key === 'invalid-version')) checkVersion(document, whole, findings)
  checkSids(document, options.kind, findings)
  for (const [index, statement] of document.statements.entries()) {
    for (const check of checks) check({ statement, index, document, options }, findings)
  }
  return findings.list.sort((one, other) => one.range.start.offset - other.range.start.offset)
}

function checkVersion({ version }: PolicyDocument, range: Range, findings: Findings): void {
  if (version === undefined) findings.add('missing-version', range)
  else if (version === '2008-10-17') findings.add('old-version', range, { version })
}

/** Of IAM's own policies; services that keep policies take more (S3 and KMS spaces, for one). */
const PLAIN_SIDS: ReadonlySet<PolicyKind> = new Set(['identity', 'boundary', 'session', 'scp'])

function checkSids({ statements }: PolicyDocument, kind: PolicyKind, findings: Findings): void {
  const seen = new Set<string>()
  for (const [index, { sid, elements, range }] of statements.entries()) {
    if (sid === undefined || sid === '') continue
    if (seen.has(sid)) findings.add('duplicate-sid', elements.Sid ?? range, { sid }, index)
    seen.add(sid)
    if (PLAIN_SIDS.has(kind) && !/^[0-9A-Za-z]*$/.test(sid))
      findings.add('invalid-sid', elements.Sid ?? range, { sid }, index)
  }
}
