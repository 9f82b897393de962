/** What the policies are asked about items, with DynamoDB's own condition keys (Developer Guide, *Using IAM policy conditions*). */
import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import type { Path } from '../expressions/paths.ts'
import { findTable, nameOf, type TableInput, tableCheck } from '../tables/tables.ts'
import type { AttributeValue } from '../values/attribute-value.ts'
import { valueFromWire } from '../values/from-wire.ts'
import type { CapacityInput } from './capacity.ts'

export interface Touched {
  /** Attributes that the request names. */
  attributes: readonly string[]
  /** Value of the partition key, where the request has one. */
  leading?: AttributeValue | undefined
  returnValues?: string
  select?: string
}

export function itemCheck(call: Call<TableInput & CapacityInput>, action: string, touched: Touched): Check {
  const { ReturnConsumedCapacity } = call.input
  const { attributes, leading, returnValues, select } = touched
  const context: NonNullable<Check['context']> = {
    ...(attributes.length > 0 && { 'dynamodb:Attributes': [...new Set(attributes)] }),
    ...(leading && { 'dynamodb:LeadingKeys': [String(Object.values(leading)[0])] }),
    ...(returnValues !== undefined && { 'dynamodb:ReturnValues': returnValues }),
    ...(select !== undefined && { 'dynamodb:Select': select }),
    ...(ReturnConsumedCapacity !== undefined && { 'dynamodb:ReturnConsumedCapacity': ReturnConsumedCapacity }),
  }
  return tableCheck(call, action, nameOf(call), context)
}

/** The partition key's value in a key or an item; `undefined` where there is none, or no such table. */
export function leadingKey(call: Call<TableInput>, wire: AwsStructure): AttributeValue | undefined {
  const name = findTable(call, nameOf(call))?.partitionKey.name
  const value = name === undefined ? undefined : wire[name]
  if (value === undefined) return undefined
  try {
    return valueFromWire(value as AwsStructure)
  } catch (error) {
    // A value that is none is refused for itself.
    if (error instanceof AwsError) return undefined
    throw error
  }
}

export const headsOf = (paths: readonly Path[]): string[] => paths.map(([name]) => name)
