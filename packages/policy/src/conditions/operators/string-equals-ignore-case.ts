import { compilePattern } from '../../compile/pattern.ts'
import type { ConditionOperator } from '../operator.ts'

const ASTRAL = /[\u{10000}-\u{10FFFF}]/gu

/** Lower case, but for what lies beyond U+FFFF: AWS keeps that as it is (recorded in 2026 with U+10400). */
function lower(text: string): string {
  const kept = text.match(ASTRAL)
  return kept ? text.toLowerCase().replace(ASTRAL, () => kept.shift()!) : text.toLowerCase()
}

export const stringEqualsIgnoreCase: ConditionOperator = {
  name: 'StringEqualsIgnoreCase',
  negated: false,
  compile: (value, variables) => {
    const pattern = compilePattern(value, { variables, wildcards: false })
    return {
      ...pattern,
      test(actual, facts) {
        const wanted = pattern.resolve(facts)
        return wanted !== null && lower(wanted) === lower(actual)
      },
    }
  },
}
