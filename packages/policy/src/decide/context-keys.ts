import { parseTemplate } from '../compile/template.ts'
import type { PolicyDocument, PolicyStatement } from '../types/document.ts'

/** The condition keys and variables a policy uses, each once, spelled as first written. */
export function contextKeysOf(document: PolicyDocument): string[] {
  const keys = new Map<string, string>()
  for (const statement of document.statements) {
    for (const key of keysOfStatement(statement, document.version === '2012-10-17')) {
      if (!keys.has(key.toLowerCase())) keys.set(key.toLowerCase(), key)
    }
  }
  return [...keys.values()]
}

/**
 * The same as IAM's GetContextKeysForCustomPolicy lists them: every spelling, and `*`, `?` and `$` where they are written
 * as variables (recorded on AWS in 2026).
 */
export function contextKeySpellings(document: PolicyDocument): string[] {
  const keys = document.statements.flatMap((statement) => [
    ...keysOfStatement(statement, document.version === '2012-10-17', true),
  ])
  return [...new Set(keys)]
}

export function* keysOfStatement(
  statement: PolicyStatement,
  variables: boolean,
  characters = false,
): Generator<string> {
  for (const text of statement.resource ?? statement.notResource ?? []) yield* variablesOf(text, variables, characters)
  for (const { key, values } of statement.conditions) {
    yield key
    for (const value of values) yield* variablesOf(value, variables, characters)
  }
}

function* variablesOf(text: string, variables: boolean, characters: boolean): Generator<string> {
  for (const part of parseTemplate(text, variables)) {
    if (part.kind === 'variable') yield part.name
    else if (part.kind === 'literal' && characters) yield part.text
  }
}
