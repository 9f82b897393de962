import type { RequestFacts } from '../request/request-facts.ts'
import type { PolicyStatement } from '../types/document.ts'
import type { ClauseExplanation } from '../types/explanation.ts'
import { compilePattern, type Pattern } from './pattern.ts'

/** Resource or NotResource of a statement: whole ARNs, in which a `*` may run over colons and slashes. */
export class ResourceClause {
  private readonly patterns: readonly Pattern[]
  private readonly inverted: boolean

  constructor(source: PolicyStatement, variables: boolean) {
    this.inverted = source.resource === undefined
    this.patterns = (source.resource ?? source.notResource ?? []).map((text) =>
      compilePattern(text, { variables, wildcards: true }),
    )
  }

  matches(facts: RequestFacts): boolean {
    return (this.find(facts) !== undefined) !== this.inverted
  }

  explain(facts: RequestFacts): ClauseExplanation {
    const by = this.find(facts)
    return {
      element: this.inverted ? 'NotResource' : 'Resource',
      matched: (by !== undefined) !== this.inverted,
      listed: this.patterns.map(({ text }) => text),
      resolved: this.patterns.map((pattern) => pattern.resolve(facts)),
      actual: facts.resource,
      ...(by === undefined ? {} : { by: by.text }),
    }
  }

  private find(facts: RequestFacts): Pattern | undefined {
    return this.patterns.find((pattern) => pattern.matches(facts.resource, facts))
  }
}
