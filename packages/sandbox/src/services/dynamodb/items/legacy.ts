/** What expressions took the place of in 2014: AWS still takes it, alone; the sandbox asks for the expression. */
import { notOffered, validation } from '../errors.ts'

const EXPRESSIONS = [
  'ProjectionExpression',
  'UpdateExpression',
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
]

const REPLACED = {
  AttributesToGet: 'ProjectionExpression',
  AttributeUpdates: 'UpdateExpression',
  Expected: 'ConditionExpression',
  ConditionalOperator: 'ConditionExpression',
  KeyConditions: 'KeyConditionExpression',
  QueryFilter: 'FilterExpression',
  ScanFilter: 'FilterExpression',
} as const

export type LegacyInput = Partial<Record<keyof typeof REPLACED, unknown>>

/** @throws AwsError ValidationException: AWS's, where both kinds are given, else ours */
export function refuseLegacy(input: LegacyInput & object): void {
  const old = Object.keys(REPLACED).filter((name) => (input as Record<string, unknown>)[name] !== undefined)
  const [first] = old as Array<keyof typeof REPLACED>
  if (first === undefined) return
  const current = EXPRESSIONS.filter((name) => (input as Record<string, unknown>)[name] !== undefined)
  if (current.length > 0)
    throw validation(
      `Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {${old.join(', ')}} Expression parameters: {${current.join(', ')}}`,
    )
  throw notOffered(`${first} is a legacy parameter; use ${REPLACED[first]} instead.`)
}
