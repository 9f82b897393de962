import {
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../testing/served.ts'

let bench: ServedBench
let client: DynamoDBClient

const schema = (sort = false) => ({
  AttributeDefinitions: [
    { AttributeName: 'id', AttributeType: 'S' as const },
    ...(sort ? [{ AttributeName: 'placed', AttributeType: 'N' as const }] : []),
  ],
  KeySchema: [
    { AttributeName: 'id', KeyType: 'HASH' as const },
    ...(sort ? [{ AttributeName: 'placed', KeyType: 'RANGE' as const }] : []),
  ],
  BillingMode: 'PAY_PER_REQUEST' as const,
})

const clientOf = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
  new DynamoDBClient({ region: 'us-east-1', endpoint: bench.url, credentials, maxAttempts: 1 })

async function make(TableName: string, sort = false): Promise<void> {
  await client.send(new CreateTableCommand({ TableName, ...schema(sort) }))
  await waitUntilTableExists({ client, maxWaitTime: 5, minDelay: 0.2, maxDelay: 0.2 } as never, { TableName })
}

beforeAll(async () => {
  bench = await servedBench({
    users: [
      {
        userName: 'alice',
        accessKeys: [{}],
        inlinePolicies: {
          own: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
                Resource: 'arn:aws:dynamodb:*:*:table/orders',
                Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${aws:username}'] } },
              },
              {
                Effect: 'Allow',
                Action: 'dynamodb:Scan',
                Resource: '*',
                Condition: {
                  'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['id', 'placed'] },
                  StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
                },
              },
            ],
          },
        },
      },
    ],
  })
  client = clientOf(bench.rootKey)
  await make('items')
  await make('orders', true)
  for (const [id, placed] of [
    ['alice', '1'],
    ['alice', '10'],
    ['alice', '-2'],
    ['alice', '2.5'],
    ['bob', '1'],
  ] as const)
    await client.send(
      new PutItemCommand({ TableName: 'orders', Item: { id: { S: id }, placed: { N: placed }, price: { N: placed } } }),
    )
})

afterAll(async () => {
  client.destroy()
  await bench.close()
  expect(bench.faults).toEqual([])
})

describe('tables', () => {
  test('are in the making, then there, then going, then gone', async () => {
    const { TableDescription: made } = await client.send(new CreateTableCommand({ TableName: 'short', ...schema() }))
    expect(made).toMatchObject({
      TableName: 'short',
      TableStatus: 'CREATING',
      TableArn: 'arn:aws:dynamodb:us-east-1:111122223333:table/short',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      ProvisionedThroughput: { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
      DeletionProtectionEnabled: false,
      ItemCount: 0,
    })
    expect(await errorOf(client.send(new CreateTableCommand({ TableName: 'short', ...schema() })))).toBe(
      'ResourceInUseException 400: Table already exists: short',
    )
    expect(await errorOf(client.send(new GetItemCommand({ TableName: 'short', Key: { id: { S: '1' } } })))).toBe(
      'ResourceNotFoundException 400: Requested resource not found',
    )
    expect(await errorOf(client.send(new DeleteTableCommand({ TableName: 'short' })))).toBe(
      'ResourceInUseException 400: Attempt to change a resource which is still in use: Table is being created: short',
    )
    const wait = { client, maxWaitTime: 5, minDelay: 0.2, maxDelay: 0.2 } as never
    await waitUntilTableExists(wait, { TableName: 'short' })
    await client.send(new PutItemCommand({ TableName: 'short', Item: { id: { S: '1' } } }))
    const { TableDescription: going } = await client.send(new DeleteTableCommand({ TableName: 'short' }))
    expect(going?.TableStatus).toBe('DELETING')
    await waitUntilTableNotExists(wait, { TableName: 'short' })
    expect(await errorOf(client.send(new DescribeTableCommand({ TableName: 'short' })))).toBe(
      'ResourceNotFoundException 400: Requested resource not found: Table: short not found',
    )
    expect(await answerOf(client.send(new ListTablesCommand({})))).toEqual({ TableNames: ['items', 'orders'] })
  })

  test('list by pages', async () => {
    expect(await answerOf(client.send(new ListTablesCommand({ Limit: 1 })))).toEqual({
      TableNames: ['items'],
      LastEvaluatedTableName: 'items',
    })
  })

  test.each([
    [
      { BillingMode: undefined },
      'One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    ],
    [
      { KeySchema: [{ AttributeName: 'x', KeyType: 'HASH' as const }] },
      'One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [x], AttributeDefinitions: [id]',
    ],
    [{ TableName: 'ab' }, 'TableName must be at least 3 characters long and at most 255 characters long'],
    [
      { KeySchema: [{ AttributeName: 'id', KeyType: 'RANGE' as const }] },
      'Invalid KeySchema: The first KeySchemaElement is not a HASH key type',
    ],
    [
      { StreamSpecification: { StreamEnabled: true } },
      "StreamSpecification is not supported. (AWS has this; the sandbox's DynamoDB does not offer it.)",
    ],
  ])('refuse %j', async (change, message) => {
    const input = { TableName: 'bad', ...schema(), ...change }
    expect(await errorOf(client.send(new CreateTableCommand(input)))).toBe(`ValidationException 400: ${message}`)
  })
})

describe('items', () => {
  test('keep every type', async () => {
    const Item = {
      id: { S: 'types' },
      n: { N: '-12.50' },
      b: { B: new Uint8Array([1, 255]) },
      ss: { SS: ['a', 'b'] },
      ns: { NS: ['1', '2.0'] },
      bs: { BS: [new Uint8Array([1]), new Uint8Array([2])] },
      m: { M: { inner: { L: [{ BOOL: true }, { NULL: true as const }] } } },
      big: { N: '12345678901234567890123456789012345678' },
      power: { N: '1E3' },
    }
    await client.send(new PutItemCommand({ TableName: 'items', Item }))
    const { Item: got } = await client.send(new GetItemCommand({ TableName: 'items', Key: { id: { S: 'types' } } }))
    expect(got).toEqual({ ...Item, n: { N: '-12.5' }, ns: { NS: ['1', '2'] }, power: { N: '1000' } })
  })

  test('are put and deleted under conditions', async () => {
    const put = (extra: object) =>
      client.send(new PutItemCommand({ TableName: 'items', Item: { id: { S: 'once' } }, ...extra }))
    const condition = { ConditionExpression: 'attribute_not_exists(id)' }
    await put(condition)
    expect(await errorOf(put(condition))).toBe('ConditionalCheckFailedException 400: The conditional request failed')
    const failed = await put({ ...condition, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }).catch((error) => error)
    expect(failed.Item).toEqual({ id: { S: 'once' } })
    const gone = new DeleteItemCommand({ TableName: 'items', Key: { id: { S: 'once' } }, ReturnValues: 'ALL_OLD' })
    expect(await answerOf(client.send(gone))).toEqual({ Attributes: { id: { S: 'once' } } })
    expect(await answerOf(client.send(gone))).toEqual({})
  })

  test.each([
    [{}, 'One or more parameter values were invalid: Missing the key id in the item'],
    [{ id: { N: '1' } }, 'One or more parameter values were invalid: Type mismatch for key id expected: S actual: N'],
    [
      { id: { S: '' } },
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id',
    ],
    [{ id: { S: 'x' }, n: { N: 'abc' } }, 'The parameter cannot be converted to a numeric value: abc'],
    [{ id: { S: 'x' }, n: { SS: [] } }, 'One or more parameter values were invalid: An string set  may not be empty'],
    [
      { id: { S: 'x' }, n: { N: '1E200' } },
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    ],
    [
      { id: { S: 'x'.repeat(420_000) } },
      'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes',
    ],
    [{ id: { S: 'x' }, big: { S: 'x'.repeat(420_000) } }, 'Item size has exceeded the maximum allowed size'],
  ])('are refused when bad (%#)', async (Item, message) => {
    expect(await errorOf(client.send(new PutItemCommand({ TableName: 'items', Item: Item as never })))).toBe(
      `ValidationException 400: ${message}`,
    )
  })

  test('are found by the whole key only', async () => {
    const get = new GetItemCommand({ TableName: 'orders', Key: { id: { S: 'alice' } } })
    expect(await errorOf(client.send(get))).toBe(
      'ValidationException 400: The provided key element does not match the schema',
    )
  })
})

describe('expressions', () => {
  const update = (UpdateExpression: string, values?: object, extra: object = {}) =>
    client.send(
      new UpdateItemCommand({
        TableName: 'items',
        Key: { id: { S: 'updated' } },
        UpdateExpression,
        ...(values && { ExpressionAttributeValues: values as never }),
        ...extra,
      }),
    )

  test('update an item', async () => {
    await update(
      'SET n = :one, l = :list, m = :map, #n = :one ADD tags :tags',
      {
        ':one': { N: '1' },
        ':list': { L: [{ N: '1' }, { N: '2' }, { N: '3' }] },
        ':map': { M: { a: { S: 'x' } } },
        ':tags': { SS: ['red'] },
      },
      { ExpressionAttributeNames: { '#n': 'name' } },
    )
    const { Attributes } = await update(
      'SET n = n + :five, m.b = if_not_exists(m.b, :five) REMOVE l[0], l[1] ADD tags :tags DELETE extras :tags',
      { ':five': { N: '0.5' }, ':tags': { SS: ['blue'] } },
      { ReturnValues: 'ALL_NEW' },
    )
    expect(Attributes).toEqual({
      id: { S: 'updated' },
      n: { N: '1.5' },
      name: { N: '1' },
      l: { L: [{ N: '3' }] },
      m: { M: { a: { S: 'x' }, b: { N: '0.5' } } },
      tags: { SS: ['red', 'blue'] },
    })
    const changed = await update('SET m.a = :v', { ':v': { S: 'y' } }, { ReturnValues: 'UPDATED_NEW' })
    expect(changed.Attributes).toEqual({ m: { M: { a: { S: 'y' } } } })
  })

  test.each([
    [
      'SET id = :v',
      { ':v': { S: 'x' } },
      'One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key',
    ],
    [
      'SET status = :v',
      { ':v': { S: 'x' } },
      'Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: status',
    ],
    [
      'SET a = :w',
      { ':v': { S: 'x' } },
      'Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :w',
    ],
    [
      'SET a = :v',
      { ':v': { S: 'x' }, ':u': { S: 'x' } },
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:u}',
    ],
    ['SET a = b', undefined, 'The provided expression refers to an attribute that does not exist in the item'],
    ['SET x.y = :v', { ':v': { S: 'x' } }, 'The document path provided in the update expression is invalid for update'],
    [
      'SET a = :v + :v',
      { ':v': { S: 'x' } },
      'Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: +, operand type: S',
    ],
    [
      'ADD a :v',
      { ':v': { S: 'x' } },
      'Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND',
    ],
    ['a-b', undefined, 'Invalid UpdateExpression: Syntax error; token: "a", near: "a-"'],
    [
      'SET a = :v SET b = :v',
      { ':v': { S: 'x' } },
      'Invalid UpdateExpression: The "SET" section can only be used once in an update expression;',
    ],
    ['', undefined, 'Invalid UpdateExpression: The expression can not be empty;'],
  ])('refuse the update %s', async (expression, values, message) => {
    expect(await errorOf(update(expression, values))).toBe(`ValidationException 400: ${message}`)
  })

  const scan = (FilterExpression: string, values: object, extra: object = {}) =>
    client.send(
      new ScanCommand({ TableName: 'orders', FilterExpression, ExpressionAttributeValues: values as never, ...extra }),
    )

  test.each([
    ['price > :v', ['2.5', '10']],
    ['price BETWEEN :v AND :w', ['2.5']],
    ['price IN (:v, :w)', []],
    ['NOT price < :v AND attribute_exists(price)', ['2.5', '10']],
    ['(price < :v) OR price = :w', ['-2', '1', '1']],
    ['attribute_type(price, :t) AND price > :v', ['2.5', '10']],
    ['begins_with(id, :b)', ['1']],
    ['contains(id, :l)', ['-2', '1', '2.5', '10']],
    ['size(id) = :three', ['1']],
    ['nowhere <> :v AND id = :bob', ['1']],
  ])('filter by %s', async (expression, expected) => {
    const all = {
      ':v': { N: '2' },
      ':w': { N: '3' },
      ':t': { S: 'N' },
      ':b': { S: 'bo' },
      ':l': { S: 'li' },
      ':three': { N: '3' },
      ':bob': { S: 'bob' },
    }
    const used = Object.fromEntries(Object.entries(all).filter(([key]) => new RegExp(`${key}\\b`).test(expression)))
    const { Items, ScannedCount } = await scan(expression, used)
    expect(ScannedCount).toBe(5)
    expect(Items!.map(({ placed }) => placed!.N).sort((a, b) => Number(a) - Number(b))).toEqual(expected)
  })

  test.each([
    ['a-b', 'Invalid FilterExpression: Syntax error; token: "-", near: "a-b"'],
    ['attribute_exists(a) AND NOT b', 'Invalid FilterExpression: Syntax error; token: "<EOF>", near: "b"'],
    ['((a = b))', 'Invalid FilterExpression: The expression has redundant parentheses;'],
    ['foo(a)', 'Invalid FilterExpression: Invalid function name; function: foo'],
    [
      'size(a)',
      'Invalid FilterExpression: The function is not allowed to be used this way in an expression; function: size',
    ],
    [
      'a = a',
      'Invalid FilterExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]',
    ],
    [
      'attribute_exists(a, b)',
      'Invalid FilterExpression: Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2',
    ],
  ])('refuse the filter %s', async (FilterExpression, message) => {
    const sent = client.send(new ScanCommand({ TableName: 'orders', FilterExpression }))
    expect(await errorOf(sent)).toBe(`ValidationException 400: ${message}`)
  })

  test('of the old kind are refused in plain words', async () => {
    const sent = client.send(new ScanCommand({ TableName: 'orders', AttributesToGet: ['id'] }))
    expect(await errorOf(sent)).toBe(
      "ValidationException 400: AttributesToGet is a legacy parameter; use ProjectionExpression instead. (AWS has this; the sandbox's DynamoDB does not offer it.)",
    )
  })
})

describe('queries', () => {
  const query = (KeyConditionExpression: string, values: object, extra: object = {}) =>
    client.send(
      new QueryCommand({
        TableName: 'orders',
        KeyConditionExpression,
        ExpressionAttributeValues: { ':id': { S: 'alice' }, ...values } as never,
        ...extra,
      }),
    )
  const times = async (sent: ReturnType<typeof query>) => (await sent).Items!.map(({ placed }) => placed!.N)

  test('give a partition in the order of its sort key', async () => {
    expect(await times(query('id = :id', {}))).toEqual(['-2', '1', '2.5', '10'])
    expect(await times(query('id = :id', {}, { ScanIndexForward: false }))).toEqual(['10', '2.5', '1', '-2'])
    expect(await times(query('id = :id AND placed >= :v', { ':v': { N: '1' } }))).toEqual(['1', '2.5', '10'])
    expect(
      await times(query('id = :id AND placed BETWEEN :v AND :w', { ':v': { N: '-5' }, ':w': { N: '1' } })),
    ).toEqual(['-2', '1'])
    expect(await times(query(':v < placed AND :id = id', { ':v': { N: '1' } }))).toEqual(['2.5', '10'])
  })

  test('go by pages', async () => {
    const first = await query('id = :id', {}, { Limit: 3 })
    expect(first).toMatchObject({
      Count: 3,
      ScannedCount: 3,
      LastEvaluatedKey: { id: { S: 'alice' }, placed: { N: '2.5' } },
    })
    const rest = await query('id = :id', {}, { ExclusiveStartKey: first.LastEvaluatedKey })
    expect(rest.Items).toHaveLength(1)
    expect(rest.LastEvaluatedKey).toBeUndefined()
  })

  test('show what is asked for', async () => {
    const { Items } = await query(
      'id = :id',
      {},
      { ProjectionExpression: 'price', Limit: 1, ReturnConsumedCapacity: 'TOTAL' },
    )
    expect(Items).toEqual([{ price: { N: '-2' } }])
    const count = await query('id = :id', {}, { Select: 'COUNT' })
    expect(count).toMatchObject({ Count: 4, ScannedCount: 4 })
    expect(count.Items).toBeUndefined()
  })

  test.each([
    ['placed = :v', { ':v': { N: '1' } }, 'Query condition missed key schema element: id'],
    ['id > :id', {}, 'Query key condition not supported'],
    ['id = :id OR placed = :v', { ':v': { N: '1' } }, 'Invalid operator used in KeyConditionExpression: OR'],
    [
      'id = :id AND placed = :v',
      { ':v': { S: '1' } },
      'One or more parameter values were invalid: Condition parameter type does not match schema type',
    ],
    ['id = :id AND price = :v', { ':v': { N: '1' } }, 'Query condition missed key schema element: placed'],
  ])('refuse %s', async (expression, values, message) => {
    const used = expression.includes(':id')
      ? query(expression, values)
      : client.send(
          new QueryCommand({
            TableName: 'orders',
            KeyConditionExpression: expression,
            ExpressionAttributeValues: values as never,
          }),
        )
    expect(await errorOf(used)).toBe(`ValidationException 400: ${message}`)
  })
})

describe('policies', () => {
  test('see whose items are asked for, and which attributes', async () => {
    const alice = clientOf(bench.keyOf('alice'))
    const get = (id: string) =>
      alice.send(new GetItemCommand({ TableName: 'orders', Key: { id: { S: id }, placed: { N: '1' } } }))
    expect((await get('alice')).Item).toEqual({ id: { S: 'alice' }, placed: { N: '1' }, price: { N: '1' } })
    expect(await errorOf(get('bob'))).toBe(
      'AccessDeniedException 400: User: arn:aws:iam::111122223333:user/alice is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:us-east-1:111122223333:table/orders because no identity-based policy allows the dynamodb:GetItem action',
    )
    const scan = (extra: object) => alice.send(new ScanCommand({ TableName: 'orders', ...extra }))
    expect((await scan({ ProjectionExpression: 'id' })).Count).toBe(5)
    expect(await errorOf(scan({ ProjectionExpression: 'id, price' }))).toContain('AccessDeniedException')
    expect(await errorOf(scan({}))).toContain('AccessDeniedException')
    alice.destroy()
  })
})

test('the bill has what lies and what was written', async () => {
  await bench.world.ledger.advance(86_400_000)
  const { output } = await bench.root('ce', 'GetCostAndUsage', {
    TimePeriod: {
      Start: new Date().toISOString().slice(0, 10),
      End: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    },
    Granularity: 'DAILY',
    Metrics: ['UsageQuantity'],
    GroupBy: [{ Type: 'DIMENSION', Key: 'USAGE_TYPE' }],
  })
  const groups = (output!.ResultsByTime as Array<{ Groups: Array<{ Keys: string[] }> }>)[0]!.Groups
  expect(groups.map(({ Keys }) => Keys[0])).toEqual(
    expect.arrayContaining(['TimedStorage-ByteHrs', 'WriteRequestUnits']),
  )
})
