import type { CompiledPolicy } from '../compile/compiled-policy.ts'
import { widest } from '../principal/principal-clause.ts'
import type { RequestFacts } from '../request/request-facts.ts'
import type { PolicySet, StatementReference } from '../types/decision.ts'
import type { PolicyKind } from '../types/document.ts'
import type { GrantReach, LayerResult } from '../types/explanation.ts'

/** What one layer says to a request. */
export type LayerOutcome = {
  result: LayerResult
  /** Of the widest grant, when it allows. */
  reach?: GrantReach
  /** The statements that make the result: the denying ones, or else the allowing ones. */
  by: readonly StatementReference[]
}

/** Absent: there is no such layer, it sets no limit and grants nothing. */
export type LayerOutcomes = Readonly<Partial<Record<PolicyKind, LayerOutcome>>>

/** The order in which AWS looks for a deny, and so the order in which the first one is named. */
export const layerOrder = [
  'rcp',
  'scp',
  'vpc-endpoint',
  'resource',
  'trust',
  'identity',
  'boundary',
  'session',
] as const satisfies readonly PolicyKind[]

/** The policies of a layer: of each level, for those that have levels. Undefined: the layer does not apply. */
export function policiesOf(
  kind: PolicyKind,
  policies: PolicySet,
  facts: RequestFacts,
): readonly (readonly CompiledPolicy[])[] | undefined {
  const { principal } = facts
  switch (kind) {
    case 'identity':
      return 'accountId' in principal && !hasRootsPermissions(facts) ? [policies.identity] : undefined
    case 'boundary':
      return policies.boundary && [[policies.boundary]]
    case 'session':
      return policies.session && [policies.session]
    case 'resource':
      return policies.resource && !keepsBucketPolicy(facts) ? [[policies.resource]] : undefined
    case 'trust':
      return policies.trust && [[policies.trust]]
    case 'scp':
      return 'accountId' in principal && !isServiceLinked(facts) ? policies.scps : undefined
    case 'rcp':
      return isServiceLinked(facts) ? undefined : policies.rcps
    case 'vpc-endpoint':
      return policies.vpcEndpoint && [[policies.vpcEndpoint]]
  }
}

/** Evaluates a layer: a level allows when one of its policies does, the layer when every level does. */
function evaluateLayer(levels: readonly (readonly CompiledPolicy[])[], facts: RequestFacts): LayerOutcome {
  const denies: StatementReference[] = []
  const allows: StatementReference[] = []
  let reach: GrantReach | undefined
  let everyLevel = true
  for (const level of levels) {
    let allowed = false
    for (const policy of level) {
      for (const statement of policy.candidates(facts.action)) {
        const matched = statement.match(facts)
        if (matched === undefined) continue
        const { sid, effect } = statement.source
        const list = effect === 'Deny' ? denies : allows
        list.push({ policy: policy.reference, statement: statement.index, ...(sid ? { sid } : {}) })
        if (effect === 'Deny') continue
        allowed = true
        reach = widest(reach, matched)
      }
    }
    everyLevel &&= allowed
  }
  if (denies.length > 0) return { result: 'explicit-deny', by: denies }
  if (!everyLevel || levels.length === 0) return { result: 'implicit-deny', by: [] }
  return { result: 'allow', ...(reach ? { reach } : {}), by: allows }
}

export function evaluateLayers(policies: PolicySet, facts: RequestFacts): LayerOutcomes {
  const outcomes: Partial<Record<PolicyKind, LayerOutcome>> = {}
  for (const kind of layerOrder) {
    const levels = policiesOf(kind, policies, facts)
    if (levels) outcomes[kind] = evaluateLayer(levels, facts)
  }
  return outcomes
}

/** Root needs no policy at home, nor does what it hands to a federated user: there the session policies are all. */
function hasRootsPermissions({ principal }: RequestFacts): boolean {
  if (principal.type === 'federated-user') return principal.issuerArn.endsWith(':root')
  return principal.type === 'root'
}

/**
 * Service-linked roles are limited by neither SCPs nor RCPs.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
function isServiceLinked({ principal }: RequestFacts): boolean {
  return principal.type === 'role-session' && principal.roleArn.includes(':role/aws-service-role/')
}

/**
 * The bucket owner's root can always get at the bucket's policy, whatever that policy says, lest everyone is locked out.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
function keepsBucketPolicy(facts: RequestFacts): boolean {
  return (
    facts.principal.type === 'root' && !facts.crossAccount && /^s3:(?:get|put|delete)bucketpolicy$/.test(facts.action)
  )
}
