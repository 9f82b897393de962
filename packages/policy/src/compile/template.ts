import type { RequestFacts } from '../request/request-facts.ts'

/**
 * A policy string taken apart: text in which `*` and `?` may be wildcards, characters that never are, and variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export type TemplatePart =
  | { kind: 'text'; text: string }
  | { kind: 'literal'; text: string }
  | { kind: 'variable'; name: string; key: string; fallback?: string }

const variable = /\$\{(?:([*?$])|\s*([^${},\s][^${},]*?)\s*(?:,\s*'([^']*)'\s*)?)\}/g

/** `variables` is false for documents of version 2008-10-17: `${` is plain text there. */
export function parseTemplate(text: string, variables: boolean): readonly TemplatePart[] {
  if (!variables || !text.includes('${')) return [{ kind: 'text', text }]
  const parts: TemplatePart[] = []
  let end = 0
  for (const found of text.matchAll(variable)) {
    const [whole, character, name, fallback] = found
    if (found.index > end) parts.push({ kind: 'text', text: text.slice(end, found.index) })
    end = found.index + whole.length
    if (character !== undefined) parts.push({ kind: 'literal', text: character })
    else if (name !== undefined) {
      parts.push({ kind: 'variable', name, key: name.toLowerCase(), ...(fallback === undefined ? {} : { fallback }) })
    }
  }
  if (end < text.length || parts.length === 0) parts.push({ kind: 'text', text: text.slice(end) })
  return parts
}

/**
 * A variable's value. A multivalued key cannot be used as a variable: it has none, and its default is for absent keys
 * (recorded on AWS in 2026: radkawar/stackd, `condition_sets`).
 */
export function variableValue(part: TemplatePart & { kind: 'variable' }, facts: RequestFacts): string | undefined {
  const value = facts.lookup(part.key)
  if (value === undefined) return part.fallback
  return typeof value === 'string' ? value : undefined
}

/** The text with its variables replaced; null when one has neither value nor default. */
export function resolveTemplate(parts: readonly TemplatePart[], facts: RequestFacts): string | null {
  let resolved = ''
  for (const part of parts) {
    const text = part.kind === 'variable' ? variableValue(part, facts) : part.text
    if (text === undefined) return null
    resolved += text
  }
  return resolved
}

/** The first variable that has no value. */
export function absentVariable(parts: readonly TemplatePart[], facts: RequestFacts): string | undefined {
  for (const part of parts) {
    if (part.kind === 'variable' && variableValue(part, facts) === undefined) return part.name
  }
  return undefined
}
