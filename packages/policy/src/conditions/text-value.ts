import { compilePattern } from '../compile/pattern.ts'
import type { ConditionOperator } from './operator.ts'

/** `wildcards`: `*` and `?` of the policy's value are wildcards. */
export function textOperator(name: string, wildcards: boolean): ConditionOperator {
  return {
    name,
    negated: false,
    compile: (value, variables) => {
      const pattern = compilePattern(value, { variables, wildcards })
      return { ...pattern, test: pattern.matches }
    },
  }
}
