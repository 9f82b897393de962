/** Keys of a new table. */

import type { KeyAttribute, KeyType } from '../entities.ts'
import { invalidValues, notOffered, validation } from '../errors.ts'

export interface SchemaInput {
  AttributeDefinitions?: Array<{ AttributeName: string; AttributeType: KeyType }>
  KeySchema?: Array<{ AttributeName: string; KeyType: 'HASH' | 'RANGE' }>
}

/** @throws AwsError ValidationException */
export function readSchema(input: SchemaInput): { partitionKey: KeyAttribute; sortKey?: KeyAttribute } {
  const { AttributeDefinitions: definitions = [], KeySchema: schema = [] } = input
  const [first, second] = schema
  if (!first) throw invalidValues('Missing required parameter in input: "KeySchema"')
  if (!input.AttributeDefinitions) throw invalidValues('Missing required parameter in input: "AttributeDefinitions"')
  if (schema.length > 2)
    throw validation(
      `1 validation error detected: Value '[${schema.map(shown).join(', ')}]' at 'keySchema' failed to satisfy constraint: Member must have length less than or equal to 2`,
    )
  const names = definitions.map(({ AttributeName }) => AttributeName)
  const keys = schema.map(({ AttributeName }) => AttributeName)
  if (keys.some((key) => !names.includes(key)) || schema.length > definitions.length)
    throw second
      ? validation('Invalid KeySchema: Some index key attribute have no definition')
      : invalidValues(
          `Some index key attributes are not defined in AttributeDefinitions. Keys: [${keys.join(', ')}], AttributeDefinitions: [${names.join(', ')}]`,
        )
  if (second && first.AttributeName === second.AttributeName)
    throw validation('Both the Hash Key and the Range Key element in the KeySchema have the same name')
  if (first.KeyType !== 'HASH') throw validation('Invalid KeySchema: The first KeySchemaElement is not a HASH key type')
  if (second && second.KeyType !== 'RANGE')
    throw validation('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type')
  if (definitions.length !== schema.length)
    throw invalidValues(
      'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    )
  const attribute = (name: string): KeyAttribute => ({
    name,
    type: definitions.find(({ AttributeName }) => AttributeName === name)!.AttributeType,
  })
  return {
    partitionKey: attribute(first.AttributeName),
    ...(second && { sortKey: attribute(second.AttributeName) }),
  }
}

const shown = ({ AttributeName, KeyType }: { AttributeName: string; KeyType: string }): string =>
  `KeySchemaElement(attributeName=${AttributeName}, keyType=${KeyType})`

/** What a table of AWS's may have besides, and one of ours may not. */
const RICHER = [
  'GlobalSecondaryIndexes',
  'LocalSecondaryIndexes',
  'GlobalSecondaryIndexUpdates',
  'ReplicaUpdates',
  'ResourcePolicy',
  'GlobalTableSourceArn',
  'VectorIndexes',
  'VectorIndexUpdates',
  'MultiRegionConsistency',
] as const

export type RicherInput = Partial<Record<(typeof RICHER)[number], unknown>> & {
  StreamSpecification?: { StreamEnabled: boolean }
  SSESpecification?: { Enabled?: boolean }
}

/** @throws AwsError ValidationException that says what there is not */
export function refuseRicher(input: RicherInput): void {
  for (const member of RICHER) {
    const given = input[member]
    if (given === undefined) continue
    throw Array.isArray(given) && given.length === 0
      ? invalidValues(`List of ${member} is empty`)
      : notOffered(`${member} is not supported.`)
  }
  if (input.StreamSpecification?.StreamEnabled) throw notOffered('StreamSpecification is not supported.')
  if (input.SSESpecification?.Enabled) throw notOffered('SSESpecification is not supported.')
}
