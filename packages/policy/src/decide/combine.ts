import type { RequestFacts } from '../request/request-facts.ts'
import type { Decision, Layer, PolicySet } from '../types/decision.ts'
import type { PolicyKind } from '../types/document.ts'
import type { Reason } from '../types/explanation.ts'
import { forbiddingRule } from './credential-rules.ts'
import { type LayerOutcome, type LayerOutcomes, layerOrder } from './layers.ts'

export type Outcome = { decision: Decision; reason: Reason }

/** Layers that only limit: each has to allow, none grants. */
const guardrails = ['rcp', 'scp', 'vpc-endpoint'] as const satisfies readonly PolicyKind[]
/** Limits on what the principal's own policies, and grants to its role, amount to. */
const limits = ['boundary', 'session'] as const satisfies readonly PolicyKind[]

/**
 * From what each layer says to what happens.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function combine(outcomes: LayerOutcomes, policies: PolicySet, facts: RequestFacts): Outcome {
  const rule = forbiddingRule(facts)
  if (rule) return { decision: implicit('credentials'), reason: { key: 'credentials-cannot-call-this', rule } }

  for (const layer of layerOrder) {
    const outcome = outcomes[layer]
    if (outcome?.result !== 'explicit-deny') continue
    return {
      decision: { effect: 'deny', explicit: true, layer, by: outcome.by },
      reason: { key: 'explicit-deny', layer },
    }
  }
  for (const layer of guardrails) if (outcomes[layer] && !allows(outcomes[layer])) return notAllowed(layer)

  const grantLayer = policies.trust ? 'trust' : 'resource'
  const grant = outcomes[grantLayer]
  if (facts.principalAccount === undefined) {
    return grant && allows(grant) ? granted(grantLayer, grant) : notAllowed(grantLayer)
  }
  if (facts.crossAccount) return acrossAccounts(outcomes, grantLayer, grant)

  const mustAllow = policies.trust !== undefined || policies.resourceMustAllow === true
  if (grant && allows(grant) && grant.reach === 'direct') return granted(grantLayer, grant)
  if (mustAllow && !(grant && allows(grant))) return notAllowed(grantLayer)
  return withinAccount(outcomes, grantLayer, grant)
}

/** The principal's own account: its policies, or a grant to its role or its issuer, inside the boundary and the session. */
function withinAccount(
  outcomes: LayerOutcomes,
  grantLayer: 'trust' | 'resource',
  grant: LayerOutcome | undefined,
): Outcome {
  const { identity } = outcomes
  const toRole = grant !== undefined && allows(grant) && (grant.reach === 'role' || grant.reach === 'issuer')
  // Root needs no policy; it has no identity layer.
  if (identity && !allows(identity) && !toRole) return notAllowed('identity')
  for (const layer of limits) if (outcomes[layer] && !allows(outcomes[layer])) return notAllowed(layer)
  if (!identity) return { decision: { effect: 'allow', layer: 'root', by: [] }, reason: { key: 'root-of-the-account' } }
  if (allows(identity)) {
    return {
      decision: { effect: 'allow', layer: 'identity', by: identity.by },
      reason: { key: grant && allows(grant) ? 'allowed-by-both' : 'allowed-by-identity' },
    }
  }
  return granted(grantLayer, grant as LayerOutcome)
}

/** Both accounts have to allow: the principal's through its policies, the resource's through the resource's policy. */
function acrossAccounts(
  outcomes: LayerOutcomes,
  grantLayer: 'trust' | 'resource',
  grant: LayerOutcome | undefined,
): Outcome {
  const { identity } = outcomes
  if (identity && !allows(identity)) return notAllowed('identity')
  for (const layer of limits) if (outcomes[layer] && !allows(outcomes[layer])) return notAllowed(layer)
  if (!grant || !allows(grant)) return notAllowed(grantLayer)
  return {
    decision: { effect: 'allow', layer: grantLayer, by: [...(identity?.by ?? []), ...grant.by] },
    reason: { key: 'allowed-by-both-accounts' },
  }
}

function allows({ result }: LayerOutcome): boolean {
  return result === 'allow'
}

function granted(layer: 'trust' | 'resource', { by, reach }: LayerOutcome): Outcome {
  return { decision: { effect: 'allow', layer, by }, reason: { key: 'granted-by-resource', reach: reach ?? 'direct' } }
}

function notAllowed(layer: PolicyKind): Outcome {
  return { decision: implicit(layer), reason: { key: 'not-allowed', layer } }
}

function implicit(layer: Layer): Decision {
  return { effect: 'deny', explicit: false, layer, by: [] }
}
