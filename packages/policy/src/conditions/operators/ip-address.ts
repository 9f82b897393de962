import { containsBlock, readIpAddress, readIpBlock } from '../ip-value.ts'
import { type ConditionOperator, plainTest } from '../operator.ts'

/** A single address is a block of its own: /32 or /128. */
export const ipAddress: ConditionOperator = {
  name: 'IpAddress',
  negated: false,
  accepts: (value) => readIpBlock(value) !== undefined,
  reads: (actual) => readIpAddress(actual) !== undefined,
  compile: (value) => {
    const listed = readIpBlock(value)
    if (!listed) return plainTest(value, undefined)
    return plainTest(value, (text) => {
      const actual = readIpAddress(text)
      return actual !== undefined && containsBlock(listed, actual)
    })
  },
}
