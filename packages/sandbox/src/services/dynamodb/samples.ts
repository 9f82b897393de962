import type { OperationSample, OperationSamples, SampleFacts } from '../../testing/sample.ts'

const arn = ({ account }: SampleFacts, name = 'orders') => `arn:aws:dynamodb:us-east-1:${account}:table/${name}`

const TABLE = {
  TableName: 'orders',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
}

const newTable: NonNullable<OperationSample['before']> = async (root) => {
  await root('dynamodb', 'CreateTable', { ...TABLE, Tags: [{ Key: 'team', Value: 'red' }] })
  return undefined
}

const withTable: NonNullable<OperationSample['before']> = async (root, facts) => {
  await newTable(root, facts)
  for (;;) {
    const { output } = await root('dynamodb', 'DescribeTable', { TableName: 'orders' })
    if ((output?.Table as { TableStatus: string } | undefined)?.TableStatus === 'ACTIVE') return undefined
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const onTable = (input: object = {}): OperationSample => ({
  before: withTable,
  input: () => ({ TableName: 'orders', ...input }),
  denied: (facts) => [arn(facts)],
})

const onArn = (input: object = {}): OperationSample => ({
  before: newTable,
  input: (facts) => ({ ResourceArn: arn(facts), ...input }),
  denied: (facts) => [arn(facts)],
})

const KEY = { Key: { id: { S: '1' } } }

/** A call of each operation that succeeds, and how its denials name the resource. */
export const dynamodbSamples: OperationSamples = {
  CreateTable: {
    input: () => ({ ...TABLE, Tags: [{ Key: 'team', Value: 'red' }] }),
    denied: (facts) => [arn(facts), arn(facts)],
  },
  DeleteItem: onTable(KEY),
  DeleteTable: onTable(),
  DescribeEndpoints: { input: () => ({}), denied: () => ['*'] },
  DescribeTable: { ...onTable(), before: newTable },
  GetItem: onTable(KEY),
  ListTables: { input: () => ({}), denied: (facts) => [arn(facts, '*')] },
  ListTagsOfResource: onArn(),
  PutItem: onTable({ Item: { id: { S: '1' } } }),
  Query: onTable({ KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': { S: '1' } } }),
  Scan: onTable(),
  TagResource: onArn({ Tags: [{ Key: 'team', Value: 'blue' }] }),
  UntagResource: onArn({ TagKeys: ['team'] }),
  UpdateItem: onTable(KEY),
  UpdateTable: onTable({ DeletionProtectionEnabled: true }),
}
