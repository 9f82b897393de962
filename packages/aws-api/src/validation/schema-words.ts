/**
 * Words of the JSON schema that stands before some services in place of Coral. Account Management's were recorded on AWS
 * in 2026 (radkawar/stackd, `validation`, `primary_contact`, `information`); what those do not show is worded as the
 * validator words it (github.com/java-json-tools/json-schema-validator).
 */
import type { AwsValue } from '../model.ts'
import { upperFirst } from '../text.ts'
import type { Constraint, Problem } from './validate.ts'

export const schemaMessage = (problems: readonly Problem[]): string => `[${problems.map(words).join(', ')}]`

function words({ at, constraint, value }: Problem): string {
  switch (constraint.kind) {
    case 'required':
      return `object has missing required properties (["${upperFirst(String(at.at(-1)))}"])`
    case 'min-length':
      return `string "${value}" is too short (length: ${lengthOf(value)}, required minimum: ${constraint.limit})`
    case 'max-length':
      return `string "${value}" is too long (length: ${lengthOf(value)}, maximum allowed: ${constraint.limit})`
    case 'min-value':
      return `numeric instance is lower than the required minimum (minimum: ${constraint.limit}, found: ${value})`
    case 'max-value':
      return `numeric instance is greater than the required maximum (maximum: ${constraint.limit}, found: ${value})`
    case 'pattern':
      return `ECMA 262 regex "^${constraint.pattern}$" does not match input string "${value}"`
    case 'enum':
      return `instance value ("${value}") not found in enum (possible values: ${JSON.stringify(constraint.values)})`
    case 'members':
      return firstOf(constraint, value)
  }
}

const lengthOf = (value: AwsValue | undefined): number => [...String(value)].length

/** Of a list it tells the first value that breaks its enumeration. */
function firstOf({ constraints }: Extract<Constraint, { kind: 'members' }>, value: AwsValue | undefined): string {
  const items = Array.isArray(value) ? value : [value]
  const constraint = constraints.find(({ kind }) => kind === 'enum') ?? constraints[0]!
  const bad = items.find((item) => constraint.kind === 'enum' && !constraint.values.includes(String(item)))
  return words({ path: '', at: [], constraint, value: bad ?? items[0] ?? null })
}
