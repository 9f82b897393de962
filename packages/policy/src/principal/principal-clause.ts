import type { RequestFacts } from '../request/request-facts.ts'
import type { PolicyStatement, PrincipalEntry } from '../types/document.ts'
import type { ClauseExplanation, GrantReach } from '../types/explanation.ts'
import { identitiesOf, isSpared, matchPrincipal } from './match-principal.ts'

const width: Readonly<Record<GrantReach, number>> = { account: 0, issuer: 1, role: 1, direct: 2 }

/** The wider of two reaches: what limits the grant less. */
export function widest(one: GrantReach | undefined, other: GrantReach | undefined): GrantReach | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return width[other] > width[one] ? other : one
}

/** The Principal or NotPrincipal of a statement in a policy that has one. Without either, nobody is meant. */
export class PrincipalClause {
  private readonly source: PolicyStatement
  constructor(source: PolicyStatement) {
    this.source = source
  }

  /** How closely the caller is named; undefined: not at all. */
  reach(facts: RequestFacts): GrantReach | undefined {
    const { principal, notPrincipal, effect } = this.source
    if (notPrincipal) {
      if (effect === 'Deny') return isSpared(notPrincipal, facts) ? undefined : 'direct'
      return notPrincipal.some((entry) => matchPrincipal(entry, facts.principal)) ? undefined : 'direct'
    }
    let reach: GrantReach | undefined
    for (const entry of principal ?? []) {
      reach = widest(reach, matchPrincipal(entry, facts.principal))
      if (reach === 'direct') break
    }
    return reach
  }

  explain(facts: RequestFacts): ClauseExplanation {
    const { principal, notPrincipal } = this.source
    const listed = notPrincipal ?? principal ?? []
    const reach = this.reach(facts)
    const by = listed.find((entry) => namesAs(entry, facts, notPrincipal ? undefined : reach))
    return {
      element: notPrincipal ? 'NotPrincipal' : 'Principal',
      matched: reach !== undefined,
      listed,
      actual: identitiesOf(facts.principal).map(([first]) => first?.value ?? ''),
      ...(by ? { by } : {}),
      ...(reach ? { reach } : {}),
    }
  }
}

function namesAs(entry: PrincipalEntry, facts: RequestFacts, reach: GrantReach | undefined): boolean {
  const found = matchPrincipal(entry, facts.principal)
  return reach === undefined ? found !== undefined : found === reach
}
