import type { CompiledPolicy } from '../compile/compiled-policy.ts'
import { widest } from '../principal/principal-clause.ts'
import { fullContext } from '../request/derived-context.ts'
import { RequestFacts } from '../request/request-facts.ts'
import type { Decision, PolicySet } from '../types/decision.ts'
import type { PolicyKind } from '../types/document.ts'
import type {
  Explanation,
  GrantReach,
  LayerExplanation,
  LayerResult,
  PolicyExplanation,
  StatementExplanation,
} from '../types/explanation.ts'
import type { AccessRequest } from '../types/request.ts'
import { combine } from './combine.ts'
import { keysOfStatement } from './context-keys.ts'
import { evaluateLayers, layerOrder, policiesOf } from './layers.ts'

/** The same decision as `decide`, with everything that led to it: every layer, policy, statement and clause. */
export function explain(request: AccessRequest, policies: PolicySet): Explanation {
  const facts = new RequestFacts(request, policies.boundary !== undefined)
  const { decision, reason } = combine(evaluateLayers(policies, facts), policies, facts)
  const absent = new Map<string, string>()
  const layers: LayerExplanation[] = []
  for (const layer of layerOrder) {
    const levels = policiesOf(layer, policies, facts)?.map((level) => {
      const explained = level.map((policy) => explainPolicy(policy, facts, absent))
      return { result: anyOf(explained), policies: explained }
    })
    if (!levels) continue
    const result = everyOf(levels.map((level) => level.result))
    layers.push({ layer, result, levels, role: roleOf(layer, result, decision) })
  }
  return {
    decision,
    reason,
    ...(facts.principalAccount === undefined ? {} : { principalAccount: facts.principalAccount }),
    ...(facts.resourceAccount === undefined ? {} : { resourceAccount: facts.resourceAccount }),
    crossAccount: facts.crossAccount,
    context: fullContext(request),
    absentKeys: [...absent.values()],
    layers,
  }
}

function explainPolicy(policy: CompiledPolicy, facts: RequestFacts, absent: Map<string, string>): PolicyExplanation {
  const statements = policy.statements.map((statement) => statement.explain(facts))
  for (const statement of policy.candidates(facts.action)) {
    for (const name of keysOfStatement(statement.source, policy.document.version === '2012-10-17')) {
      if (facts.lookup(name.toLowerCase()) === undefined) absent.set(name.toLowerCase(), name)
    }
  }
  const matched = statements.filter((statement) => statement.matched)
  const result: LayerResult = matched.some(({ effect }) => effect === 'Deny')
    ? 'explicit-deny'
    : matched.length > 0
      ? 'allow'
      : 'implicit-deny'
  const reach = result === 'allow' ? reachOf(matched) : undefined
  return { policy: policy.reference, result, ...(reach ? { reach } : {}), statements }
}

function reachOf(statements: readonly StatementExplanation[]): GrantReach | undefined {
  let reach: GrantReach | undefined
  for (const { clauses } of statements) {
    for (const clause of clauses) if ('reach' in clause) reach = widest(reach, clause.reach)
  }
  return reach
}

function anyOf(policies: readonly PolicyExplanation[]): LayerResult {
  if (policies.some(({ result }) => result === 'explicit-deny')) return 'explicit-deny'
  return policies.some(({ result }) => result === 'allow') ? 'allow' : 'implicit-deny'
}

function everyOf(results: readonly LayerResult[]): LayerResult {
  if (results.includes('explicit-deny')) return 'explicit-deny'
  return results.length > 0 && results.every((result) => result === 'allow') ? 'allow' : 'implicit-deny'
}

function roleOf(layer: PolicyKind, result: LayerResult, decision: Decision): LayerExplanation['role'] {
  if (decision.effect === 'deny') {
    if (decision.layer === layer) return decision.explicit ? 'denied' : 'missing'
  } else if (decision.layer === layer || decision.by.some(({ policy }) => policy.kind === layer)) return 'granted'
  return result === 'allow' ? 'allowed' : 'not-needed'
}
