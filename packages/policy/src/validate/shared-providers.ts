import { ActionClause } from '../compile/action-clause.ts'
import { readOperator } from '../conditions/operators.ts'
import type { ConditionEntry } from '../types/document.ts'
import { rangeOf, type StatementCheck } from './check.ts'

/**
 * Providers that many customers share, and the claims of which a trust policy has to name one: without, it trusts them all.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
const SHARED: ReadonlyMap<string, string> = new Map([
  ['sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d', 'sts:RoleSessionName'],
  ...['api.pulumi.com/oidc', 'cognito-identity.amazonaws.com', 'oidc.vercel.com', 'sandboxes.cloud'].map(
    (issuer) => [issuer, `${issuer}:aud`] as const,
  ),
  ...[
    'agent.buildkite.com',
    'app.terraform.io',
    'gitlab.com',
    'oidc-configuration.audit-log.githubusercontent.com',
    'oidc.codefresh.io',
    'oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu',
    'oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb',
    'proidc.upbound.io',
    'rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7',
    'rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr',
    'rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg',
    'rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26',
    'scalr.io',
    'studio.datachain.ai/api',
    'tokens.cloud.shisho.dev',
    'vstoken.actions.githubusercontent.com',
  ].map((issuer) => [issuer, `${issuer}:sub`] as const),
])

const GITHUB = 'token.actions.githubusercontent.com'

/** The applications of the providers that need no ARN. */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  'accounts.google.com': ['aud', 'oaud', 'sub'],
  'graph.facebook.com': ['app_id', 'sub'],
  'www.amazon.com': ['app_id', 'sub'],
}

type Operators = ReadonlySet<string>
const EQUAL: Operators = new Set(['StringEquals', 'StringEqualsIgnoreCase'])
const EQUAL_OR_LIKE: Operators = new Set([...EQUAL, 'StringLike'])

const comparesWith = ({ operator }: ConditionEntry, allowed: Operators): boolean => {
  const { operator: found, ifExists } = readOperator(operator)
  return !ifExists && found != null && allowed.has(found.name)
}

/** What a value may not be, as recorded on AWS in 2026 (radkawar/stackd, `oidc_trust_controls`). */
const isOfAll = (value: string): boolean => value === '*'
const isOfAllOnGitHub = (value: string): boolean => value.trim() === '' || value.startsWith('*')

/** Whether some operator compares one of the claims, and with nothing that stands for everyone. */
function isScoped(
  conditions: readonly ConditionEntry[],
  claims: readonly string[],
  ofAll: (value: string) => boolean,
): boolean {
  const names = new Set(claims.map((claim) => claim.toLowerCase()))
  const about = conditions.filter((entry) => names.has(entry.key.toLowerCase()) && comparesWith(entry, EQUAL_OR_LIKE))
  const tooWide = new Set(about.filter(({ values }) => values.some(ofAll)).map(({ operator }) => operator))
  return about.some(({ operator }) => !tooWide.has(operator))
}

/** A role may not be left open to every customer of a provider. */
export const checkSharedProviders: StatementCheck = ({ statement, index, options }, findings) => {
  if (options.kind !== 'trust' || statement.effect !== 'Allow') return
  if (!new ActionClause(statement).matches('sts:assumerolewithwebidentity')) return
  const { conditions } = statement
  for (const { type, value } of statement.principal ?? []) {
    if (type !== 'Federated') continue
    const issuer = value.replace(/^.*:oidc-provider\//, '')
    const range = rangeOf(statement, 'Principal')
    const applications = Object.hasOwn(BUILT_IN, issuer) ? BUILT_IN[issuer] : undefined
    if (applications) {
      const keys = applications.map((claim) => `${issuer}:${claim}`)
      if (!conditions.some((entry) => keys.includes(entry.key) && comparesWith(entry, EQUAL)))
        findings.add('provider-without-application', range, { issuer }, index)
      continue
    }
    const ofGitHub = issuer.startsWith(GITHUB)
    const claims = ofGitHub ? [`${issuer}:sub`, `${issuer}:job_workflow_ref`] : [SHARED.get(issuer) ?? []].flat()
    if (claims.length > 0 && !isScoped(conditions, claims, ofGitHub ? isOfAllOnGitHub : isOfAll))
      findings.add('provider-of-all', range, { provider: value, claims: claims.join(' or ') }, index)
  }
}
