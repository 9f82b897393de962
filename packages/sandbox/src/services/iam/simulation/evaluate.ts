import type { AwsStructure } from '@first-line/aws-api'
import {
  type AccessRequest,
  type Explanation,
  explain,
  type LayerExplanation,
  type PolicyReference,
  type PolicySet,
} from '@first-line/policy'
import { statementPlaces } from './positions.ts'

export type EvalDecision = 'allowed' | 'explicitDeny' | 'implicitDeny'

/** How one action on one resource came out. */
export interface Evaluation {
  resource: string
  decision: EvalDecision
  matched: AwsStructure[]
  crossAccount: boolean
  /** What each kind of policy says, under the names AWS gives them; for cross-account requests. */
  details: Record<string, EvalDecision>
  allowedByBoundary?: boolean
  allowedByOrganizations?: boolean
}

/** The kinds of policies that results speak of, and their names there. */
const KINDS = {
  identity: 'IAM Policy',
  resource: 'Resource Policy',
  boundary: 'Permissions Boundary Policy',
} as const satisfies Partial<Record<LayerExplanation['layer'], string>>

const DECISIONS = {
  allow: 'allowed',
  'explicit-deny': 'explicitDeny',
  'implicit-deny': 'implicitDeny',
} as const satisfies Record<LayerExplanation['result'], EvalDecision>

/** Asks the engine: the very one that decides real requests. */
export function evaluate(request: AccessRequest, policies: PolicySet): Evaluation {
  const explanation = explain(request, policies)
  const { decision } = explanation
  const layer = (name: LayerExplanation['layer']) => explanation.layers.find((one) => one.layer === name)
  const boundary = layer('boundary')
  const organizations = layer('scp')
  return {
    resource: request.resource,
    decision: decision.effect === 'allow' ? 'allowed' : decision.explicit ? 'explicitDeny' : 'implicitDeny',
    matched: matchedStatements(explanation, policies),
    crossAccount: explanation.crossAccount,
    details: Object.fromEntries(
      Object.entries(KINDS).flatMap(([kind, name]) => {
        const found = layer(kind as keyof typeof KINDS)
        return found ? [[name, DECISIONS[found.result]]] : []
      }),
    ),
    ...(boundary && { allowedByBoundary: boundary.result === 'allow' }),
    ...(organizations && { allowedByOrganizations: organizations.result === 'allow' }),
  }
}

/**
 * The statements that made the decision: every Allow that matched, or the Deny statements alone, the boundary's first.
 * SCPs' are not told.
 */
function matchedStatements({ decision, layers }: Explanation, policies: PolicySet): AwsStructure[] {
  const effect = decision.effect === 'allow' ? 'Allow' : decision.explicit ? 'Deny' : undefined
  if (!effect) return []
  const told = layers.filter(
    ({ layer }) => layer === 'identity' || layer === 'resource' || (effect === 'Deny' && layer === 'boundary'),
  )
  told.sort((a, b) => Number(b.layer === 'boundary') - Number(a.layer === 'boundary'))
  return told.flatMap(({ layer, levels }) =>
    levels
      .flatMap((level) => level.policies)
      .flatMap(({ policy, statements }) =>
        statements
          .filter((statement) => statement.matched && statement.effect === effect)
          .map((statement) => ({
            SourcePolicyId: policy.name ?? policy.arn ?? '',
            // The model lists other values; these are what AWS sends.
            SourcePolicyType: KINDS[layer as keyof typeof KINDS],
            ...placesIn(policies, policy, statement.statement),
          })),
      ),
  )
}

function placesIn(policies: PolicySet, reference: PolicyReference, index: number): AwsStructure {
  const all = [
    ...policies.identity,
    ...(policies.boundary ? [policies.boundary] : []),
    ...(policies.resource ? [policies.resource] : []),
  ]
  const policy = all.find((one) => one.reference === reference)
  if (!policy) return {}
  const { start, end } = statementPlaces(policy.document, index)
  return { StartPosition: { ...start }, EndPosition: { ...end } }
}
