import type { PolicyStatement } from '../types/document.ts'
import type { ClauseExplanation } from '../types/explanation.ts'
import { appendGlob, type Glob, matchGlob } from './glob.ts'

type ActionPattern = { text: string; exact: string | undefined; glob: Glob }

/** Action or NotAction of a statement. Actions are compared regardless of case and hold no variables. */
export class ActionClause {
  private readonly patterns: readonly ActionPattern[]
  private readonly inverted: boolean

  constructor(source: PolicyStatement) {
    this.inverted = source.action === undefined
    this.patterns = (source.action ?? source.notAction ?? []).map(compileAction)
  }

  /** The services its patterns name; undefined when it may match an action of any service. */
  services(): ReadonlySet<string> | undefined {
    if (this.inverted) return undefined
    const services = new Set<string>()
    for (const { text } of this.patterns) {
      const service = text.slice(0, Math.max(text.indexOf(':'), 0)).toLowerCase()
      if (service === '' || /[*?]/.test(service)) return undefined
      services.add(service)
    }
    return services
  }

  /** `action` in lower case. */
  matches(action: string): boolean {
    return (this.find(action) !== undefined) !== this.inverted
  }

  explain(action: string): ClauseExplanation {
    const by = this.find(action.toLowerCase())
    const listed = this.patterns.map(({ text }) => text)
    return {
      element: this.inverted ? 'NotAction' : 'Action',
      matched: (by !== undefined) !== this.inverted,
      listed,
      resolved: listed,
      actual: action,
      ...(by === undefined ? {} : { by: by.text }),
    }
  }

  private find(action: string): ActionPattern | undefined {
    return this.patterns.find(({ exact, glob }) => (exact === undefined ? matchGlob(glob, action) : exact === action))
  }
}

function compileAction(text: string): ActionPattern {
  const glob: number[] = []
  appendGlob(glob, text.toLowerCase(), false)
  return { text, exact: /[*?]/.test(text) ? undefined : text.toLowerCase(), glob }
}
