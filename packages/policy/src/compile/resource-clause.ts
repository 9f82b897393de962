import type { RequestFacts } from '../request/request-facts.ts'
import type { PolicyStatement } from '../types/document.ts'
import type { ClauseExplanation } from '../types/explanation.ts'
import { compilePattern, type Pattern } from './pattern.ts'

/** Resource or NotResource of a statement: whole ARNs, in which a `*` may run over colons and slashes. */
export class ResourceClause {
  private readonly patterns: readonly Pattern[]
  private readonly inverted: boolean

  /** `completes`: ARNs that lack fields stand for all that have them. */
  constructor(source: PolicyStatement, variables: boolean, completes: boolean) {
    this.inverted = source.resource === undefined
    this.patterns = (source.resource ?? source.notResource ?? []).map((text) =>
      compileResource(text, variables, completes),
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

function compileResource(text: string, variables: boolean, completes: boolean): Pattern {
  const options = { variables, wildcards: true }
  const written = compilePattern(text, options)
  const missing = completes && !text.includes('${') ? 6 - text.split(':').length : 0
  if (missing <= 0 || text === '*') return written
  const whole = compilePattern(text + ':*'.repeat(missing), options)
  return { ...written, matches: (value, facts) => written.matches(value, facts) || whole.matches(value, facts) }
}
