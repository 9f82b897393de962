import { type ConditionOperator, plainTest } from '../operator.ts'

const isTrue = (text: string): boolean => text.toLowerCase() === 'true'

/** Whatever is not `true`, in any case, is false, on either side (recorded on AWS in 2026). */
export const bool: ConditionOperator = {
  name: 'Bool',
  negated: false,
  compile: (value) => plainTest(value, (actual) => isTrue(actual) === isTrue(value)),
}
