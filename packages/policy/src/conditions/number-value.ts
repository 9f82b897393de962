import { type ConditionOperator, plainTest } from './operator.ts'

/** A decimal number, an exponent allowed; undefined for anything else. */
function readNumber(text: string): number | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text.trim()) ? Number(text) : undefined
}

export function numericOperator(name: string, holds: (actual: number, listed: number) => boolean): ConditionOperator {
  return {
    name,
    negated: false,
    accepts: (value) => readNumber(value) !== undefined,
    compile: (value) => {
      const listed = readNumber(value)
      if (listed === undefined) return plainTest(value, undefined)
      return plainTest(value, (text) => {
        const actual = readNumber(text)
        return actual !== undefined && holds(actual, listed)
      })
    },
  }
}
