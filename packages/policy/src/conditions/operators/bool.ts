import { type ConditionOperator, plainTest } from '../operator.ts'

export const bool: ConditionOperator = {
  name: 'Bool',
  negated: false,
  accepts: (value) => /^(?:true|false)$/i.test(value),
  compile: (value) => {
    const listed = value.toLowerCase()
    const known = listed === 'true' || listed === 'false'
    return plainTest(value, known ? (actual) => actual.toLowerCase() === listed : undefined)
  },
}
