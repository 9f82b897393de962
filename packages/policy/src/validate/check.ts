import type { Findings } from '../parse/findings.ts'
import type { ElementName, PolicyDocument, PolicyStatement, Range } from '../types/document.ts'
import type { ValidateOptions } from '../types/finding.ts'

/** Looks at one statement of a document that could be read. */
export type StatementCheck = (subject: Subject, findings: Findings) => void

export type Subject = {
  statement: PolicyStatement
  index: number
  document: PolicyDocument
  options: ValidateOptions
}

/** Where an element's value stands; the whole statement when it has none. */
export function rangeOf(statement: PolicyStatement, ...elements: readonly ElementName[]): Range {
  for (const element of elements) {
    const range = statement.elements[element]
    if (range) return range
  }
  return statement.range
}

/** The actions a statement lists, whether they are meant or excepted. */
export function listedActions(statement: PolicyStatement): readonly string[] {
  return [...(statement.action ?? []), ...(statement.notAction ?? [])]
}
