import { jsonDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { dynamodbCollections } from './entities.ts'
import { dynamodbOperations } from './operations/index.ts'

/** A small DynamoDB: tables without indexes, items, expressions. What is richer is refused in plain words. */
export const dynamodb: ServiceDefinition = {
  name: 'dynamodb',
  global: false,
  denial: jsonDenied,
  collections: dynamodbCollections,
  operations: dynamodbOperations,
}
