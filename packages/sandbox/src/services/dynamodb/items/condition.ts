import { conditionFailed } from '../errors.ts'
import { type ParsedCondition, parseCondition } from '../expressions/conditions.ts'
import { holds } from '../expressions/evaluate.ts'
import type { ExpressionInput, Placeholders } from '../expressions/placeholders.ts'
import type { Item } from '../values/attribute-value.ts'

export interface ConditionInput extends ExpressionInput {
  ConditionExpression?: string
  ReturnValuesOnConditionCheckFailure?: string
}

/** @throws AwsError ValidationException */
export const readCondition = (
  { ConditionExpression: text }: ConditionInput,
  placeholders: Placeholders,
): ParsedCondition | undefined =>
  text === undefined ? undefined : parseCondition('ConditionExpression', text, placeholders)

/** @throws AwsError ConditionalCheckFailedException, with the item when it is asked for */
export function requireCondition(
  parsed: ParsedCondition | undefined,
  item: Item | undefined,
  { ReturnValuesOnConditionCheckFailure: wanted }: ConditionInput,
): void {
  if (!parsed || holds(parsed.condition, item ?? {})) return
  throw conditionFailed(wanted === 'ALL_OLD' ? item : undefined)
}
