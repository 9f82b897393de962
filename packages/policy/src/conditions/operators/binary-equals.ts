import { type ConditionOperator, plainTest } from '../operator.ts'

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Both sides are base64; equal bytes have equal base64. */
export const binaryEquals: ConditionOperator = {
  name: 'BinaryEquals',
  negated: false,
  accepts: (value) => base64.test(value),
  compile: (value) => plainTest(value, base64.test(value) ? (actual) => actual === value : undefined),
}
