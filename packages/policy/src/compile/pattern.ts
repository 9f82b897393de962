import type { RequestFacts } from '../request/request-facts.ts'
import { appendGlob, type Glob, matchGlob } from './glob.ts'
import { absentVariable, parseTemplate, resolveTemplate, type TemplatePart, variableValue } from './template.ts'

/** A string of a policy, ready to be compared. A pattern whose variable has no value matches nothing. */
export type Pattern = {
  readonly text: string
  matches(value: string, facts: RequestFacts): boolean
  resolve(facts: RequestFacts): string | null
  absentVariable(facts: RequestFacts): string | undefined
}

export type PatternOptions = {
  variables: boolean
  /** Without: the strings have to be equal. */
  wildcards: boolean
  /** Compares whole strings unless given; ARN operators compare part by part. */
  match?: (glob: Glob, value: string) => boolean
}

/** Compiles a pattern; what can be decided without the request is decided here. */
export function compilePattern(text: string, options: PatternOptions): Pattern {
  const parts = parseTemplate(text, options.variables)
  const dynamic = parts.some(({ kind }) => kind === 'variable')
  return {
    text,
    matches: dynamic ? matchDynamic(parts, options) : matchStatic(parts, options),
    resolve: dynamic ? (facts) => resolveTemplate(parts, facts) : () => parts.map(textOf).join(''),
    absentVariable: dynamic ? (facts) => absentVariable(parts, facts) : () => undefined,
  }
}

function textOf(part: TemplatePart): string {
  return part.kind === 'variable' ? '' : part.text
}

function matchStatic(parts: readonly TemplatePart[], { wildcards, match }: PatternOptions): Pattern['matches'] {
  const text = parts.map(textOf).join('')
  if (!wildcards) return (value) => value === text
  const glob: number[] = []
  for (const part of parts) appendGlob(glob, textOf(part), part.kind === 'literal')
  if (match) return (value) => match(glob, value)
  const wild = glob.filter((unit) => unit < 0)
  if (wild.length === 0) return (value) => value === text
  if (glob.length === 1 && text === '*') return () => true
  if (wild.length === 1 && glob.at(-1) === -1) {
    const prefix = String.fromCharCode(...glob.slice(0, -1))
    return (value) => value.startsWith(prefix)
  }
  return (value) => matchGlob(glob, value)
}

function matchDynamic(parts: readonly TemplatePart[], options: PatternOptions): Pattern['matches'] {
  if (!options.wildcards) return (value, facts) => resolveTemplate(parts, facts) === value
  const match = options.match ?? matchGlob
  return (value, facts) => {
    const glob: number[] = []
    for (const part of parts) {
      const text = part.kind === 'variable' ? variableValue(part, facts) : part.text
      if (text === undefined) return false
      // A `*` that a variable brings along is a character, not a wildcard.
      appendGlob(glob, text, part.kind !== 'text')
    }
    return match(glob, value)
  }
}
