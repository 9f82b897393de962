import { CompiledCondition } from '../conditions/compiled-condition.ts'
import { PrincipalClause } from '../principal/principal-clause.ts'
import type { RequestFacts } from '../request/request-facts.ts'
import type { PolicyKind, PolicyStatement } from '../types/document.ts'
import type { ClauseExplanation, GrantReach, StatementExplanation } from '../types/explanation.ts'
import { ActionClause } from './action-clause.ts'
import { ResourceClause } from './resource-clause.ts'

/** Kinds whose statements say who is meant. In the others it is the principal they are attached to. */
const namesPrincipals = {
  identity: false,
  boundary: false,
  session: false,
  scp: false,
  resource: true,
  trust: true,
  rcp: true,
  'vpc-endpoint': true,
} as const satisfies Record<PolicyKind, boolean>

/**
 * In identity-based policies an ARN with fewer than six fields means every one that begins so.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
const completesArns: ReadonlySet<PolicyKind> = new Set(['identity', 'boundary'])

/** One statement, ready to be matched against requests. */
export class CompiledStatement {
  readonly index: number
  readonly source: PolicyStatement
  readonly action: ActionClause
  private readonly principal: PrincipalClause | undefined
  /** A trust policy is about its own role and names no resource. */
  private readonly resource: ResourceClause | undefined
  private readonly conditions: readonly CompiledCondition[]
  /** What it lists has no Action at all: it means nothing. */
  readonly empty: boolean

  constructor(source: PolicyStatement, index: number, kind: PolicyKind, variables: boolean) {
    this.index = index
    this.source = source
    this.empty = source.action === undefined && source.notAction === undefined
    this.action = new ActionClause(source)
    this.principal = namesPrincipals[kind] ? new PrincipalClause(source) : undefined
    const hasResource = source.resource !== undefined || source.notResource !== undefined
    this.empty ||= !hasResource && kind !== 'trust'
    this.resource = hasResource ? new ResourceClause(source, variables, completesArns.has(kind)) : undefined
    this.conditions = source.conditions.map((entry) => new CompiledCondition(entry, variables))
  }

  /** How closely a matching statement names the caller; undefined: it does not match. The action has been looked at already. */
  match(facts: RequestFacts): GrantReach | undefined {
    const reach = this.principal ? this.principal.reach(facts) : 'direct'
    if (reach === undefined || (this.resource && !this.resource.matches(facts))) return undefined
    for (const condition of this.conditions) if (!condition.matches(facts)) return undefined
    return reach
  }

  explain(facts: RequestFacts): StatementExplanation {
    const clauses: ClauseExplanation[] = []
    if (this.principal) clauses.push(this.principal.explain(facts))
    clauses.push(this.action.explain(facts.request.action))
    if (this.resource) clauses.push(this.resource.explain(facts))
    for (const condition of this.conditions) clauses.push(condition.explain(facts))
    return {
      statement: this.index,
      ...(this.source.sid === undefined ? {} : { sid: this.source.sid }),
      effect: this.source.effect,
      matched: !this.empty && clauses.every(({ matched }) => matched),
      clauses,
      range: this.source.range,
    }
  }
}
