import { type AwsStructure, toHex, utf8 } from '@first-line/aws-api'
import type { LayerExplanation, PolicyExplanation, PolicyReference } from '@first-line/policy'
import type { IamData } from '@first-line/policy/iam-data'
import type { Call, Recollection } from '../../call.ts'
import type { RecordedDecision } from '../../events/event.ts'
import type { ExplainedDecision } from '../../explain.ts'

type Context = Readonly<Record<string, string | readonly string[]>>

const TYPES = {
  identity: 'IDENTITY_BASED_POLICY',
  boundary: 'PERMISSIONS_BOUNDARY',
  session: 'SESSION_POLICY',
  resource: 'RESOURCE_BASED_POLICY',
  trust: 'RESOURCE_BASED_POLICY',
  scp: 'SERVICE_CONTROL_POLICY',
  rcp: 'RESOURCE_CONTROL_POLICY',
  'vpc-endpoint': 'VPC_ENDPOINT_POLICY',
} as const satisfies Record<LayerExplanation['layer'], string>

/** What GetRequestAuthorizationDetails says of a request: its context, each evaluation, every policy that was looked at. */
export function authorizationDetails(call: Call, { event, decisions }: Recollection, data: IamData): AwsStructure {
  const contexts = decisions.map(({ explanation }) => named(explanation.context, data))
  const shared = sharedBy(contexts)
  const policies = new Map<string, AwsStructure>()
  const evaluations = decisions.map((decision, index) => {
    const context = Object.fromEntries(Object.entries(contexts[index]!).filter(([key]) => !(key in shared)))
    const matched: AwsStructure[] = []
    for (const { layer, policy } of policiesOf(decision)) {
      const uri = uriOf(call, policy.policy)
      policies.set(uri, infoOf(layer, policy.policy, uri, event.principalArn, decision.resource))
      const statements = policy.statements.filter((statement) => statement.matched)
      if (statements.length > 0)
        matched.push({
          uri,
          matchedStatements: statements.map(({ sid, effect }) => ({
            ...(sid !== undefined && { sid }),
            evaluatedEffect: effect === 'Allow' ? 'ALLOW' : 'DENY',
          })),
        })
    }
    return {
      action: decision.action,
      resource: decision.resource,
      context,
      evaluatedEffect: effectOf(event.decisions[index]!),
      matchedPolicies: matched,
    }
  })
  return { requestContext: shared, evaluations, policies: [...policies.values()] } as AwsStructure
}

function effectOf({ decision }: RecordedDecision): 'ALLOW' | 'EXPLICIT_DENY' | 'IMPLICIT_DENY' {
  if (decision.effect === 'allow') return 'ALLOW'
  return decision.explicit ? 'EXPLICIT_DENY' : 'IMPLICIT_DENY'
}

function policiesOf({
  explanation,
}: ExplainedDecision): { layer: LayerExplanation['layer']; policy: PolicyExplanation }[] {
  return explanation.layers.flatMap(({ layer, levels }) =>
    levels.flatMap(({ policies }) => policies.map((policy) => ({ layer, policy }))),
  )
}

/** A managed policy's ARN; of others an opaque name, the same wherever the policy comes up. */
function uriOf(call: Call, { arn, kind, name = '', attachedTo = '', hash = '' }: PolicyReference): string {
  if (arn !== undefined) return arn
  return toHex(call.hash.sha256(utf8([kind, name, attachedTo, hash].join('\n')))).slice(0, 32)
}

function infoOf(
  layer: LayerExplanation['layer'],
  { arn, attachedTo }: PolicyReference,
  uri: string,
  principal: string,
  resource: string,
): AwsStructure {
  const onResource = layer === 'resource' || layer === 'trust'
  return {
    type: TYPES[layer],
    inline: arn === undefined,
    uri,
    attachedTo: [{ arn: attachedTo ?? (onResource ? resource : principal) }],
  }
}

/** Keys in AWS's spelling; the engine has them in lower case. */
function named(context: Context, data: IamData): Context {
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => {
      const spelled = data.conditionKey(key)?.key ?? key
      const template = spelled.indexOf('${')
      return [template < 0 ? spelled : spelled.slice(0, template) + key.slice(template), value]
    }),
  )
}

/** What all evaluations have in common. */
function sharedBy([first = {}, ...others]: readonly Context[]): Context {
  return Object.fromEntries(
    Object.entries(first).filter(([key, value]) =>
      others.every((other) => JSON.stringify(other[key]) === JSON.stringify(value)),
    ),
  )
}
