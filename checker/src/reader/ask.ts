/**
 * What a principal may do: the policies are read from the account, and the engine that the sandbox enforces with decides.
 * The basis says whether the target itself would decide so (the sandbox) or only AWS would (LocalStack enforces nothing).
 */
import type { Asking, Basis, Decision, PolicySource } from '@first-line/labs'
import {
  type CompiledPolicy,
  decide,
  type Decision as EngineDecision,
  lowerCaseContext,
  type StatementReference,
} from '@first-line/policy'
import { clauseOf } from './clause.ts'
import { foreignPolicy, type Standing } from './standing.ts'

/** What the thing that is asked for says itself. */
export interface OwnWord {
  readonly kind: 'resource' | 'trust'
  /** Absent: it has none, and still it is somebody's. */
  readonly policy?: CompiledPolicy
  /** Twelve digits: whose it is. */
  readonly account: string
}

export interface Question {
  readonly action: string
  readonly asking: Asking
  readonly basis: Basis
  readonly ownWord?: OwnWord | undefined
}

export function ask({ principal, policies }: Standing, { action, asking, basis, ownWord }: Question): Decision {
  const resource = asking.resource ?? '*'
  const decision = decide(
    {
      principal,
      action,
      resource,
      ...(ownWord && { resourceAccount: ownWord.account }),
      context: contextOf(asking),
    },
    ownWord?.policy ? { ...policies, [ownWord.kind]: ownWord.policy } : policies,
  )
  const by = decision.by.filter(({ policy }) => policy.name !== foreignPolicy)
  const allowed = decision.effect === 'allow'
  return {
    ...{ action, resource, allowed, denied: !allowed, basis },
    forbidden: decision.effect === 'deny' && decision.explicit,
    layer: decision.layer,
    because: clauseOf({ ...decision, by } as EngineDecision),
    by: by.map(sourceOf),
  }
}

/** What every request of a real client carries, unless the check says otherwise. */
function contextOf(asking: Asking): ReturnType<typeof lowerCaseContext> {
  const context: Record<string, string | string[]> = {
    'aws:SecureTransport': 'true',
    'aws:CurrentTime': new Date().toISOString(),
    'aws:EpochTime': String(Math.floor(Date.now() / 1000)),
    'aws:RequestedRegion': 'us-east-1',
  }
  for (const [key, value] of Object.entries(asking.context ?? {})) {
    context[key] = typeof value === 'string' ? value : [...value]
  }
  return lowerCaseContext(context)
}

function sourceOf({ policy, sid }: StatementReference): PolicySource {
  return {
    kind: sourceKind(policy.kind, policy.arn),
    name: policy.name ?? policy.arn ?? policy.kind,
    ...(policy.arn !== undefined && { arn: policy.arn }),
    ...(policy.attachedTo !== undefined && { attachedTo: policy.attachedTo }),
    ...(sid !== undefined && { sid }),
  }
}

function sourceKind(kind: StatementReference['policy']['kind'], arn: string | undefined): PolicySource['kind'] {
  if (kind === 'boundary' || kind === 'session' || kind === 'trust') return kind
  if (kind === 'identity') return arn === undefined ? 'inline' : 'managed'
  return 'resource'
}
