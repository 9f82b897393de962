/** An explanation of the policy engine, told: the outcome, each layer in its order, and what was compared. No markup. */
import type {
  ClauseExplanation,
  Explanation,
  LayerExplanation,
  PolicyExplanation,
  StatementExplanation,
} from '@first-line/policy'
import type { GlyphName } from '../components/glyphs.ts'
import { explorerWords } from '../words/explorer.ts'

const say = explorerWords

type Layer = LayerExplanation['layer']
export type LayerState = keyof typeof say.states

export interface Comparison {
  readonly element: string
  /** small, under the element: the operator of a condition, and its key */
  readonly note: string | undefined
  readonly listed: readonly string[]
  readonly actual: readonly string[]
  /** the one of `listed` that matched */
  readonly by: string | undefined
  readonly matched: boolean
  /** in words, where the values alone do not say it */
  readonly because: string | undefined
}

export interface ToldLayer {
  readonly layer: Layer
  readonly state: LayerState
  readonly decided: boolean
  readonly sentence: string
  readonly comparisons: readonly Comparison[]
}

export interface Told {
  readonly allowed: boolean
  readonly glyph: GlyphName
  readonly outcome: string
  readonly because: string
  readonly rule: string
  readonly layers: readonly ToldLayer[]
  /** the layer that decided, if one did */
  readonly decidedBy: Layer | undefined
}

const order = ['rcp', 'scp', 'vpc-endpoint', 'resource', 'trust', 'identity', 'boundary', 'session'] as const
/** Shown though nothing is there: that a layer is missing is part of the answer. */
const always: ReadonlySet<Layer> = new Set(['scp', 'resource', 'identity', 'boundary', 'session'])
const limits: ReadonlySet<string> = new Set(['rcp', 'scp', 'vpc-endpoint', 'boundary', 'session'])

export function tell(explanation: Explanation): Told {
  const { decision, reason, layers, crossAccount } = explanation
  const allowed = decision.effect === 'allow'
  const hasTrust = layers.some(({ layer }) => layer === 'trust')
  const stopAt = allowed ? order.length : (order as readonly string[]).indexOf(decision.layer)
  const shown = order.filter(
    (layer) => layers.some((one) => one.layer === layer) || (always.has(layer) && !(layer === 'resource' && hasTrust)),
  )
  return {
    allowed,
    glyph: allowed ? 'through' : decision.effect === 'deny' && decision.explicit ? 'stop' : 'unopened',
    outcome: outcomeOf(explanation),
    because:
      reason.key === 'not-allowed' && limits.has(reason.layer)
        ? say.reasons['not-allowed-limit']
        : say.reasons[reason.key],
    rule: crossAccount ? say.ruleAcross : say.rule,
    decidedBy: order.find((layer) => layer === decision.layer),
    layers: shown.map((layer) => {
      const found = layers.find((one) => one.layer === layer)
      return found ? toldLayer(found, explanation, order.indexOf(layer) > stopAt) : absent(layer)
    }),
  }
}

function outcomeOf({ decision, reason }: Explanation): string {
  if (decision.effect === 'allow') return say.outcomes.allowed
  if (decision.explicit) return say.outcomes.explicit
  if (reason.key === 'credentials-cannot-call-this') return say.outcomes.credentials
  return limits.has(decision.layer) ? say.outcomes.limited : say.outcomes.implicit
}

function absent(layer: Layer): ToldLayer {
  return { layer, state: 'absent', decided: false, sentence: say.layers[layer].none, comparisons: [] }
}

function toldLayer(of: LayerExplanation, { decision }: Explanation, beyond: boolean): ToldLayer {
  const { layer, result, role } = of
  const policies = of.levels.flatMap((level) => level.policies)
  const decided = role === 'granted' || role === 'denied' || role === 'missing'
  if (beyond) {
    const would = { allow: 'wouldAllow', 'explicit-deny': 'wouldDeny', 'implicit-deny': 'wouldNot' } as const
    return { layer, state: 'unreached', decided: false, sentence: say.sentences[would[result]], comparisons: [] }
  }
  if (result === 'explicit-deny' || result === 'allow') {
    const effect = result === 'allow' ? 'Allow' : 'Deny'
    const [first] = matching(policies, effect)
    const words = result === 'allow' ? say.sentences.allows : say.sentences.denies
    return {
      layer,
      state: result === 'allow' ? 'allows' : 'denies',
      decided,
      sentence: first ? words(statementName(first.statement), policyName(first.policy)) : '',
      comparisons: decided && first ? first.statement.clauses.map(compare) : [],
    }
  }
  if (role !== 'missing')
    return {
      layer,
      state: 'silent',
      decided: false,
      sentence: policies.length === 0 ? say.sentences.silentEmpty : say.sentences.silent,
      comparisons: [],
    }
  const read = policies.flatMap((policy) =>
    policy.statements.filter(({ effect }) => effect === 'Allow').map((statement) => ({ policy, statement })),
  )
  const nearest = nearestOf(read)
  const sentence =
    read.length === 0
      ? say.sentences.shutEmpty
      : [
          say.sentences.shut(read.length),
          nearest && read.length > 1
            ? say.sentences.nearest(statementName(nearest.statement), policyName(nearest.policy))
            : '',
        ]
          .filter((part) => part !== '')
          .join(' ')
  return {
    layer,
    state: 'shut',
    decided: decision.layer === layer,
    sentence,
    comparisons: nearest ? nearest.statement.clauses.map(compare) : [],
  }
}

interface Read {
  readonly policy: PolicyExplanation
  readonly statement: StatementExplanation
}

function matching(policies: readonly PolicyExplanation[], effect: 'Allow' | 'Deny'): Read[] {
  return policies.flatMap((policy) =>
    policy.statements
      .filter((statement) => statement.matched && statement.effect === effect)
      .map((statement) => ({ policy, statement })),
  )
}

/** The statement of which the fewest clauses do not match: what a person would look at first. */
function nearestOf(read: readonly Read[]): Read | undefined {
  const missed = ({ statement }: Read) => statement.clauses.filter(({ matched }) => !matched).length
  return read.toSorted((one, other) => missed(one) - missed(other))[0]
}

function statementName({ sid, statement }: StatementExplanation): string {
  return say.statement(sid, statement + 1)
}

function policyName({ policy }: PolicyExplanation): string {
  const name = policy.name ?? policy.arn?.split('/').at(-1)
  return name ? `\`${name}\`` : say.unnamed
}

function compare(clause: ClauseExplanation): Comparison {
  if (clause.element === 'Condition') {
    const { reason } = clause
    const words: Readonly<Record<string, string>> = say.conditions
    return {
      element: say.elements.Condition,
      note: `${clause.operator} ${clause.conditionKey}`,
      listed: clause.resolved.map((value, at) => value ?? clause.listed[at] ?? ''),
      actual: clause.actual ?? [say.noValue],
      by: reason.key === 'matched' ? reason.expected : undefined,
      matched: clause.matched,
      because: words[reason.key],
    }
  }
  if (isPrincipal(clause)) {
    return {
      element: say.elements[clause.element],
      note: undefined,
      listed: clause.listed.map(({ value }) => value),
      actual: clause.actual.slice(0, 1),
      by: clause.by?.value,
      matched: clause.matched,
      because: undefined,
    }
  }
  return {
    element: say.elements[clause.element],
    note: undefined,
    listed: clause.resolved.map((value, at) => value ?? clause.listed[at] ?? ''),
    actual: [clause.actual],
    by: clause.by,
    matched: clause.matched,
    because: undefined,
  }
}

type PrincipalClause = Extract<ClauseExplanation, { element: 'Principal' | 'NotPrincipal' }>

/** Their `listed` are principals, the others' are texts: the compiler does not tell them apart by two elements at once. */
function isPrincipal(clause: Exclude<ClauseExplanation, { element: 'Condition' }>): clause is PrincipalClause {
  return clause.element === 'Principal' || clause.element === 'NotPrincipal'
}
