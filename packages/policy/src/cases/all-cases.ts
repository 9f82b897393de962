import type { Case } from './case.ts'
import { conditionCases } from './conditions.ts'
import { contextCases } from './contexts.ts'
import { denialCases } from './denials.ts'
import { documentedCases } from './documented.ts'
import { findingCases } from './findings.ts'
import { layerCases } from './layers.ts'
import { malformedCases } from './malformed.ts'
import { patternCases } from './patterns.ts'
import { principalCases } from './principals.ts'
import { scenarioCases } from './scenarios.ts'

/** Every table by subject. */
export const allCases = {
  conditions: conditionCases,
  contexts: contextCases,
  denials: denialCases,
  documented: documentedCases,
  findings: findingCases,
  layers: layerCases,
  malformed: malformedCases,
  patterns: patternCases,
  principals: principalCases,
  scenarios: scenarioCases,
} as const satisfies Record<string, readonly Case[]>

/**
 * The names of the cases that come out otherwise than expected; for runners that are not a test framework.
 * @public mutants of the engine are run on it, from source in a string
 */
export function failingCases(): string[] {
  return Object.entries(allCases).flatMap(([subject, cases]) =>
    cases
      .filter(({ actual, expected }) => JSON.stringify(outcomeOf(actual)) !== JSON.stringify(expected))
      .map(({ name }) => `${subject}: ${name}`),
  )
}

function outcomeOf(actual: () => unknown): unknown {
  try {
    return actual()
  } catch (error) {
    return { threw: String(error) }
  }
}
