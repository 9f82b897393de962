import type { ConditionOperator } from './operator.ts'
import { arnEquals } from './operators/arn-equals.ts'
import { arnLike } from './operators/arn-like.ts'
import { arnNotEquals } from './operators/arn-not-equals.ts'
import { arnNotLike } from './operators/arn-not-like.ts'
import { binaryEquals } from './operators/binary-equals.ts'
import { bool } from './operators/bool.ts'
import { dateEquals } from './operators/date-equals.ts'
import { dateGreaterThan } from './operators/date-greater-than.ts'
import { dateGreaterThanEquals } from './operators/date-greater-than-equals.ts'
import { dateLessThan } from './operators/date-less-than.ts'
import { dateLessThanEquals } from './operators/date-less-than-equals.ts'
import { dateNotEquals } from './operators/date-not-equals.ts'
import { ipAddress } from './operators/ip-address.ts'
import { notIpAddress } from './operators/not-ip-address.ts'
import { numericEquals } from './operators/numeric-equals.ts'
import { numericGreaterThan } from './operators/numeric-greater-than.ts'
import { numericGreaterThanEquals } from './operators/numeric-greater-than-equals.ts'
import { numericLessThan } from './operators/numeric-less-than.ts'
import { numericLessThanEquals } from './operators/numeric-less-than-equals.ts'
import { numericNotEquals } from './operators/numeric-not-equals.ts'
import { stringEquals } from './operators/string-equals.ts'
import { stringEqualsIgnoreCase } from './operators/string-equals-ignore-case.ts'
import { stringLike } from './operators/string-like.ts'
import { stringNotEquals } from './operators/string-not-equals.ts'
import { stringNotEqualsIgnoreCase } from './operators/string-not-equals-ignore-case.ts'
import { stringNotLike } from './operators/string-not-like.ts'

/** Every operator but Null, which asks for a key's presence and not for its value. Adding one is a file and an entry here. */
const operators: readonly ConditionOperator[] = [
  arnEquals,
  arnLike,
  arnNotEquals,
  arnNotLike,
  binaryEquals,
  bool,
  dateEquals,
  dateGreaterThanEquals,
  dateGreaterThan,
  dateLessThanEquals,
  dateLessThan,
  dateNotEquals,
  ipAddress,
  notIpAddress,
  numericEquals,
  numericGreaterThanEquals,
  numericGreaterThan,
  numericLessThanEquals,
  numericLessThan,
  numericNotEquals,
  stringEqualsIgnoreCase,
  stringEquals,
  stringLike,
  stringNotEqualsIgnoreCase,
  stringNotEquals,
  stringNotLike,
]

const byName = new Map(operators.map((operator) => [operator.name.toLowerCase(), operator]))

type SetOperator = 'ForAnyValue' | 'ForAllValues'

/** `ForAllValues:StringLikeIfExists`, taken apart. */
export type OperatorSpelling = {
  set?: SetOperator
  ifExists: boolean
  /** Absent: there is no such operator. `null`: the operator Null. */
  operator?: ConditionOperator | null
}

const spelling = /^(?:(ForAnyValue|ForAllValues):)?([A-Za-z]+?)(IfExists)?$/i

/** Reads an operator's name; case does not matter to the decision. */
export function readOperator(text: string): OperatorSpelling {
  const [, set, name = '', ifExists] = spelling.exec(text) ?? []
  const lower = name.toLowerCase()
  const operator = lower === 'null' && !ifExists ? null : byName.get(lower)
  return {
    ...(set ? { set: set.toLowerCase() === 'foranyvalue' ? 'ForAnyValue' : 'ForAllValues' } : {}),
    ifExists: ifExists !== undefined,
    ...(operator === undefined ? {} : { operator }),
  }
}

/** All names, for completion and for messages. */
export const operatorNames: readonly string[] = [...operators.map(({ name }) => name), 'Null']
