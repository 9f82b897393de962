import {
  compilePolicy,
  type Explanation,
  explain,
  type PolicyReference,
  type PolicySet,
  parsePolicy,
} from '@first-line/policy'
import type { RecordedDecision, SandboxEvent } from './events/event.ts'
import type { ManagedPolicies } from './managed-policies/managed-policies.ts'
import type { PolicyCompiler } from './pipeline/policy-set.ts'
import { policyTexts } from './world/account.ts'
import type { WorldState } from './world/state.ts'

/** A decision and how it came about. */
export interface ExplainedDecision {
  action: string
  resource: string
  explanation: Explanation
  /** The texts of the policies that were looked at, by their hash. */
  documents: Record<string, string>
}

export interface ExplanationContext {
  managedPolicies: ManagedPolicies
  compiler: PolicyCompiler
}

/** Explains an event's decisions with the policies as they were then. A policy whose text is lost is left out. */
export function explainEvent(event: SandboxEvent, state: WorldState, context: ExplanationContext): ExplainedDecision[] {
  return event.decisions.map((decision) => {
    const documents: Record<string, string> = {}
    const set = rebuild(decision, state, context, documents)
    const explanation = explain(
      {
        principal: event.principal,
        action: decision.action,
        resource: decision.resource,
        ...(decision.resourceAccount !== undefined && { resourceAccount: decision.resourceAccount }),
        context: decision.context,
      },
      set,
    )
    return { action: decision.action, resource: decision.resource, explanation, documents }
  })
}

function rebuild(
  decision: RecordedDecision,
  state: WorldState,
  { managedPolicies, compiler }: ExplanationContext,
  documents: Record<string, string>,
): PolicySet {
  const compiled = decision.policies.flatMap((reference) => {
    const text = textOf(reference, state, managedPolicies, compiler)
    const parsed = text === undefined ? undefined : parsePolicy(text)
    if (text === undefined || !parsed?.ok) return []
    if (reference.hash !== undefined) documents[reference.hash] = text
    return [compilePolicy(parsed.document, reference)]
  })
  const of = (kind: PolicyReference['kind']) => compiled.filter((policy) => policy.kind === kind)
  const first = (kind: PolicyReference['kind']) => of(kind)[0]
  const boundary = first('boundary')
  const resource = first('resource')
  const trust = first('trust')
  const session = of('session')
  return {
    identity: of('identity'),
    ...(boundary && { boundary }),
    ...(resource && { resource }),
    ...(trust && { trust }),
    ...(session.length > 0 && { session }),
  }
}

function textOf(
  { arn, hash }: PolicyReference,
  state: WorldState,
  managedPolicies: ManagedPolicies,
  compiler: PolicyCompiler,
): string | undefined {
  const kept = hash === undefined ? undefined : state.table(policyTexts).get(hash)?.text
  if (kept !== undefined) return kept
  const managed = arn === undefined ? undefined : managedPolicies.get(arn)?.document
  if (managed !== undefined && compiler.hashOf(managed) === hash) return managed
  return hash === undefined ? undefined : compiler.textOf(hash)
}
