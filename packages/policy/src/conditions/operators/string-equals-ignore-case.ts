import { compilePattern } from '../../compile/pattern.ts'
import type { ConditionOperator } from '../operator.ts'

export const stringEqualsIgnoreCase: ConditionOperator = {
  name: 'StringEqualsIgnoreCase',
  negated: false,
  compile: (value, variables) => {
    const pattern = compilePattern(value, { variables, wildcards: false })
    return {
      ...pattern,
      test: (actual, facts) => pattern.resolve(facts)?.toLowerCase() === actual.toLowerCase(),
    }
  },
}
