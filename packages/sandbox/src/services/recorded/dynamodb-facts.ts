/**
 * DynamoDB, as the tests of dynalite have it, which were played against AWS (github.com/architect/dynalite, test/), and
 * LocalStack's tests/aws/services/dynamodb. Strings and bytes may be empty since May 2020, keys excepted.
 */
import type { AwsStructure } from '@first-line/aws-api'
import type { Scenario, Step } from './scenario.ts'

const TableName = 'recorded'
const ddb = (operation: string, input: AwsStructure, outcome?: Step[3]): Step => ['dynamodb', operation, input, outcome]
const invalid = (message: string): string => `ValidationException 400: ${message}`
const invalidValues = (message: string): string => invalid(`One or more parameter values were invalid: ${message}`)
const failed = (...problems: string[]): string =>
  invalid(`${problems.length} validation error${problems.length > 1 ? 's' : ''} detected: ${problems.join('; ')}`)

const S = { AttributeName: 'a', AttributeType: 'S' }
const B = { AttributeName: 'b', AttributeType: 'S' }
const hash = (AttributeName: string): AwsStructure => ({ AttributeName, KeyType: 'HASH' })
const range = (AttributeName: string): AwsStructure => ({ AttributeName, KeyType: 'RANGE' })
const five = { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }
const table = (more: AwsStructure = {}, outcome?: Step[3]): Step =>
  ddb(
    'CreateTable',
    { TableName, AttributeDefinitions: [S], KeySchema: [hash('a')], ProvisionedThroughput: five, ...more },
    outcome,
  )
const ranged = table({ TableName: 'ranged', AttributeDefinitions: [S, B], KeySchema: [hash('a'), range('b')] })
const keys = (AttributeDefinitions: AwsStructure[], KeySchema: AwsStructure[], refusal: string): Step =>
  table({ AttributeDefinitions, KeySchema }, refusal)

const get = (value: AwsStructure, refusal?: string): Step => ddb('GetItem', { TableName, Key: { a: value } }, refusal)
const put = (Item: AwsStructure, more: AwsStructure = {}, outcome?: Step[3]): Step =>
  ddb('PutItem', { TableName, Item, ...more }, outcome)
const update = (
  UpdateExpression: string,
  ExpressionAttributeValues: AwsStructure | undefined,
  refusal?: string,
  more: AwsStructure = {},
): Step =>
  ddb(
    'UpdateItem',
    {
      TableName,
      Key: { a: { S: 'x' } },
      UpdateExpression,
      ...(ExpressionAttributeValues && { ExpressionAttributeValues }),
      ...more,
    },
    refusal,
  )
const badUpdate = (message: string): string => invalid(`Invalid UpdateExpression: ${message}`)
const condition = (ConditionExpression: string, values: AwsStructure | undefined, message: string): Step =>
  put(
    { a: { S: 'x' } },
    { ConditionExpression, ...(values && { ExpressionAttributeValues: values }) },
    invalid(`Invalid ConditionExpression: ${message}`),
  )
const query = (
  KeyConditionExpression: string | undefined,
  values: AwsStructure | undefined,
  refusal: string,
  more: AwsStructure = {},
): Step =>
  ddb(
    'Query',
    {
      TableName: 'ranged',
      ...(KeyConditionExpression !== undefined && { KeyConditionExpression }),
      ...(values && { ExpressionAttributeValues: values }),
      ...more,
    },
    refusal,
  )
const scan = (more: AwsStructure, refusal: string): Step => ddb('Scan', { TableName: 'ranged', ...more }, refusal)
const v = { ':v': { S: 'x' } }
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const tooLong = '123456789012345678901234567890123456789'
const overflow = 'Number overflow. Attempting to store a number with magnitude larger than supported range'
const underflow = 'Number underflow. Attempting to store a number with magnitude smaller than supported range'
const noDefinition = invalid('Invalid KeySchema: Some index key attribute have no definition')
const notHash = invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type')
const mismatch = invalid('The provided key element does not match the schema')
const arn = (name: string): string => `arn:aws:dynamodb:us-east-1:111122223333:table/${name}`

export const dynamodbScenarios: readonly Scenario[] = [
  {
    name: 'DynamoDB: tables that are none',
    steps: [
      ...['ab', 'a'.repeat(256)].map((name) =>
        table(
          { TableName: name },
          invalid('TableName must be at least 3 characters long and at most 255 characters long'),
        ),
      ),
      keys([], [hash('a'), hash('a')], noDefinition),
      keys([B], [hash('a'), hash('a')], noDefinition),
      keys(
        [B],
        [hash('a')],
        invalidValues(
          'Some index key attributes are not defined in AttributeDefinitions. Keys: [a], AttributeDefinitions: [b]',
        ),
      ),
      keys([B], [hash('a'), range('b')], noDefinition),
      keys([S], [hash('a'), hash('a')], noDefinition),
      keys(
        [S, B],
        [hash('a'), hash('a')],
        invalid('Both the Hash Key and the Range Key element in the KeySchema have the same name'),
      ),
      keys(
        [S, B],
        [hash('a'), hash('b')],
        invalid('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type'),
      ),
      keys([S, B], [range('a'), hash('b')], notHash),
      keys([S, B], [range('a'), range('b')], notHash),
      keys(
        [S, B],
        [hash('a')],
        invalidValues(
          'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
        ),
      ),
      table({ LocalSecondaryIndexes: [] }, invalidValues('List of LocalSecondaryIndexes is empty')),
      table({ GlobalSecondaryIndexes: [] }, invalidValues('List of GlobalSecondaryIndexes is empty')),
      table(
        { BillingMode: 'PAY_PER_REQUEST' },
        invalidValues(
          'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
        ),
      ),
      table(
        { ProvisionedThroughput: { ReadCapacityUnits: 1_000_000_000_001, WriteCapacityUnits: 1_000_000_000_001 } },
        invalid('Given value 1000000000001 for ReadCapacityUnits is out of bounds'),
      ),
      table(
        { ProvisionedThroughput: { ReadCapacityUnits: 1_000_000_000_000, WriteCapacityUnits: 1_000_000_000_001 } },
        invalid('Given value 1000000000001 for WriteCapacityUnits is out of bounds'),
      ),
      table(
        { ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: -1 } },
        failed(
          "Value '-1' at 'provisionedThroughput.writeCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1",
        ),
      ),
      table(
        { AttributeDefinitions: [{ AttributeName: 'a', AttributeType: 'SS' }] },
        failed(
          "Value 'SS' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]",
        ),
      ),
      table(
        {},
        {
          holds: {
            TableDescription: {
              TableName,
              TableStatus: 'CREATING',
              ItemCount: 0,
              TableSizeBytes: 0,
              DeletionProtectionEnabled: false,
              TableArn: arn(TableName),
              ProvisionedThroughput: { NumberOfDecreasesToday: 0, ...five },
            },
          },
        },
      ),
      table({}, 'ResourceInUseException 400: Table already exists: recorded'),
      ...['DescribeTable', 'DeleteTable'].map((operation) =>
        ddb(
          operation,
          { TableName: 'nothing' },
          'ResourceNotFoundException 400: Requested resource not found: Table: nothing not found',
        ),
      ),
      ddb(
        'GetItem',
        { TableName: 'nothing', Key: { a: { S: 'x' } } },
        'ResourceNotFoundException 400: Requested resource not found',
      ),
      ddb(
        'ListTables',
        { Limit: 101 },
        failed("Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100"),
      ),
      ddb(
        'ListTables',
        { Limit: 0 },
        failed("Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"),
      ),
    ],
  },
  {
    name: 'DynamoDB: changes of a table',
    secondsApart: 1,
    steps: [
      table({ DeletionProtectionEnabled: true }),
      ddb(
        'UpdateTable',
        { TableName: 'nothing', ProvisionedThroughput: five },
        'ResourceNotFoundException 400: Requested resource not found: Table: nothing not found',
      ),
      ddb(
        'ListTagsOfResource',
        { ResourceArn: arn('nothing') },
        `ResourceNotFoundException 400: Requested resource not found: ResourcArn: ${arn('nothing')} not found`,
      ),
      ddb(
        'UpdateTable',
        { TableName, ProvisionedThroughput: five },
        invalid(
          `The provisioned throughput for the table will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for the table: 5. Requested ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for the table: 5. Requested WriteCapacityUnits: 5. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.`,
        ),
      ),
    ],
  },
  {
    name: 'DynamoDB: values that are none',
    secondsApart: 1,
    steps: [
      table(),
      ...[get({}), put({ a: { S: 'x' }, b: {} })].map(
        ([service, operation, input]): Step => [
          service,
          operation,
          input,
          invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'),
        ],
      ),
      get({ NULL: false }, invalidValues('Null attribute value types must have the value of true')),
      get({ SS: [] }, invalidValues('An string set  may not be empty')),
      get({ NS: [] }, invalidValues('An number set  may not be empty')),
      get({ BS: [] }, invalidValues('Binary sets should not be empty')),
      get({ NS: ['1', ''] }, invalid('The parameter cannot be converted to a numeric value')),
      get({ NS: ['1', 'b', 'a'] }, invalid('The parameter cannot be converted to a numeric value: b')),
      get({ SS: ['a', 'a'] }, invalidValues('Input collection [a, a] contains duplicates.')),
      get({ NS: ['1', '1'] }, invalid('Input collection contains duplicates')),
      get(
        { BS: [bytes('b'), bytes('b')] },
        invalidValues('Input collection [Yg==, Yg==]of type BS contains duplicates.'),
      ),
      get(
        { S: 'a', N: '1' },
        invalid(
          'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
        ),
      ),
      get({ N: '' }, invalid('The parameter cannot be converted to a numeric value')),
      get({ N: 'b' }, invalid('The parameter cannot be converted to a numeric value: b')),
      get({ N: tooLong }, invalid('Attempting to store more than 38 significant digits in a Number')),
      get({ N: `-1.${tooLong.slice(1)}9` }, invalid('Attempting to store more than 38 significant digits in a Number')),
      ...['1e126', '-1e126'].map((N) => get({ N }, invalid(overflow))),
      ...['1e-131', '-1e-131'].map((N) => get({ N }, invalid(underflow))),
      ...[{ B: bytes('x') }, { N: '1' }, { SS: ['a'] }, { NS: ['1'] }, { BS: [bytes('x')] }].map((key) =>
        get(key, mismatch),
      ),
      ddb('GetItem', { TableName, Key: {} }, mismatch),
      ddb('GetItem', { TableName, Key: { a: { S: 'x' }, b: { S: 'x' } } }, mismatch),
      get({ S: 'x'.repeat(2049) }, invalidValues('Size of hashkey has exceeded the maximum size limit of2048 bytes')),
      get({ S: 'nothing' }),
      ddb(
        'GetItem',
        { TableName, Key: { a: { S: 'x' } }, ReturnConsumedCapacity: 'TOTAL' },
        { holds: { ConsumedCapacity: { CapacityUnits: 0.5, TableName } } },
      ),
      ddb(
        'GetItem',
        { TableName, Key: { a: { S: 'x' } }, ReturnConsumedCapacity: 'INDEXES', ConsistentRead: true },
        { holds: { ConsumedCapacity: { CapacityUnits: 1, Table: { CapacityUnits: 1 }, TableName } } },
      ),
      ddb(
        'GetItem',
        { TableName, Key: { a: { S: 'x' } }, ProjectionExpression: '' },
        invalid('Invalid ProjectionExpression: The expression can not be empty;'),
      ),
      ddb(
        'GetItem',
        { TableName, Key: { a: { S: 'x' } }, ExpressionAttributeNames: { '#a': 'a' } },
        invalid('ExpressionAttributeNames can only be specified when using expressions'),
      ),
      ddb(
        'GetItem',
        { TableName, Key: { a: { S: 'x' } }, ProjectionExpression: 'a', ExpressionAttributeNames: {} },
        invalid('ExpressionAttributeNames must not be empty'),
      ),
      ddb(
        'GetItem',
        { TableName, Key: { a: { S: 'x' } }, ProjectionExpression: 'a', ExpressionAttributeNames: { a: 'a' } },
        invalid('ExpressionAttributeNames contains invalid key: Syntax error; key: "a"'),
      ),
      ddb(
        'GetItem',
        { TableName, Key: { a: { S: 'x' } }, ProjectionExpression: 'a', ExpressionAttributeNames: { '#a': 'a' } },
        invalid('Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}'),
      ),
      ddb(
        'GetItem',
        { TableName, Key: { a: { S: 'x' } }, ProjectionExpression: 'a, a' },
        invalid(
          'Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]',
        ),
      ),
    ],
  },
  {
    name: 'DynamoDB: items put',
    secondsApart: 1,
    steps: [
      table(),
      ...['UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'].map((ReturnValues) =>
        put({ a: { S: 'x' } }, { ReturnValues }, invalid('ReturnValues can only be ALL_OLD or NONE')),
      ),
      put({ b: { S: 'x' } }, {}, invalidValues('Missing the key a in the item')),
      put({ a: { N: '1' } }, {}, invalidValues('Type mismatch for key a expected: S actual: N')),
      put({ a: { S: 'x' }, b: { S: '' } }),
      put(
        { a: { S: 'x' }, data: { S: 'one' } },
        { ReturnValues: 'ALL_OLD' },
        { holds: { Attributes: { a: { S: 'x' }, b: { S: '' } } } },
      ),
      put(
        { a: { S: 'x' } },
        { ConditionExpression: '' },
        invalid('Invalid ConditionExpression: The expression can not be empty;'),
      ),
      put(
        { a: { S: 'x' } },
        { ExpressionAttributeValues: v },
        invalid('ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null'),
      ),
      condition('a = :w', v, 'An expression attribute value used in expression is not defined; attribute value: :w'),
      condition(
        '#c = :v',
        v,
        'An expression attribute name used in the document path is not defined; attribute name: #c',
      ),
      condition(
        'a = a',
        undefined,
        'The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]',
      ),
      condition(
        'attribute_exists(a, b)',
        undefined,
        'Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2',
      ),
      condition(
        'attribute_exists(:v)',
        v,
        'Operator or function requires a document path; operator or function: attribute_exists',
      ),
      condition(
        'if_not_exists(a, :v) = :v',
        v,
        'The function is not allowed in a condition expression; function: if_not_exists',
      ),
      condition(
        'begins_with(a, :n)',
        { ':n': { N: '1' } },
        'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
      ),
      condition(
        'a BETWEEN :b AND :c',
        { ':b': { S: '2' }, ':c': { S: '1' } },
        'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:2}, upper bound operand: AttributeValue: {S:1}',
      ),
      condition(
        'a BETWEEN :b AND :c',
        { ':b': { S: '2' }, ':c': { N: '3' } },
        'The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:2}, upper bound operand: AttributeValue: {N:3}',
      ),
      put(
        { a: { S: 'x' } },
        { ConditionExpression: 'attribute_not_exists(a)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
        'ConditionalCheckFailedException 400: The conditional request failed',
      ),
    ],
  },
  {
    name: 'DynamoDB: updates that are none',
    secondsApart: 1,
    steps: [
      table(),
      update('', undefined, badUpdate('The expression can not be empty;')),
      update('SET b = :v', {}, invalid('ExpressionAttributeValues must not be empty')),
      update(
        'SET b = :v',
        { b: { S: 'x' } },
        invalid('ExpressionAttributeValues contains invalid key: Syntax error; key: "b"'),
      ),
      update(
        'SET b = :v',
        { ':v': {} },
        invalid(
          'ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes for key :v',
        ),
      ),
      update(
        'SET b = :v, b = :v',
        v,
        badUpdate(
          'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b], path two: [b]',
        ),
      ),
      update(
        'SET b.c = :v REMOVE b',
        v,
        badUpdate(
          'Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b, c], path two: [b]',
        ),
      ),
      update(
        'SET b.c = :v, b[1] = :v',
        v,
        badUpdate(
          'Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [b, c], path two: [b, [1]]',
        ),
      ),
      update('SET b = bigger(:v)', v, badUpdate('Invalid function name; function: bigger')),
      update(
        'SET b = size(b)',
        undefined,
        badUpdate('The function is not allowed in an update expression; function: size'),
      ),
      update(
        'SET b = if_not_exists(b)',
        undefined,
        badUpdate(
          'Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1',
        ),
      ),
      update(
        'SET b = if_not_exists(:v, :v)',
        v,
        badUpdate('Operator or function requires a document path; operator or function: if_not_exists'),
      ),
      update(
        'SET b = list_append(b, :v)',
        v,
        badUpdate(
          'Incorrect operand type for operator or function; operator or function: list_append, operand type: S',
        ),
      ),
      update(
        'SET b = :n - :v',
        { ...v, ':n': { N: '1' } },
        badUpdate('Incorrect operand type for operator or function; operator or function: -, operand type: S'),
      ),
      update(
        'DELETE b :v',
        v,
        badUpdate(
          'Incorrect operand type for operator or function; operator: DELETE, operand type: STRING, typeSet: ALLOWED_FOR_DELETE_OPERAND',
        ),
      ),
      update(
        'SET #c = :v',
        v,
        badUpdate('An expression attribute name used in the document path is not defined; attribute name: #c'),
      ),
      update('SET b = :v', v, invalid('Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}'), {
        ExpressionAttributeNames: { '#a': 'a' },
      }),
      update(
        'SET b = :v',
        v,
        invalid(
          'Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributeUpdates} Expression parameters: {UpdateExpression}',
        ),
        { AttributeUpdates: {} },
      ),
      update('REMOVE a', undefined, invalidValues('Cannot update attribute a. This attribute is part of the key')),
      update(
        'ADD b :one SET c = :one ADD d :one',
        { ':one': { N: '1' } },
        badUpdate('The "ADD" section can only be used once in an update expression;'),
      ),
      update('SET b = :n + :n', { ':n': { N: '1' } }),
      update(
        'SET b = b + :v',
        { ':v': { S: 'x' } },
        badUpdate('Incorrect operand type for operator or function; operator or function: +, operand type: S'),
      ),
      update('SET c = b + :l', { ':l': { N: '2' } }),
      update(
        'SET d = list_append(b, :l)',
        { ':l': { L: [] } },
        invalid('An operand in the update expression has an incorrect data type'),
      ),
    ],
  },
  {
    name: 'DynamoDB: queries and scans that are none',
    secondsApart: 1,
    steps: [
      ranged,
      query(
        undefined,
        undefined,
        invalid('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.'),
      ),
      query('', undefined, invalid('Invalid KeyConditionExpression: The expression can not be empty;')),
      query('a = :v AND c = :v', v, invalid('Query condition missed key schema element: b')),
      query('b = :v', v, invalid('Query condition missed key schema element: a')),
      ...['<', '<=', '>', '>='].map((operator) =>
        query(`a ${operator} :v`, v, invalid('Query key condition not supported')),
      ),
      query('begins_with(a, :v)', v, invalid('Query key condition not supported')),
      query(
        'a = :v AND a = :w',
        { ...v, ':w': { S: 'y' } },
        invalid('KeyConditionExpressions must only contain one condition per key'),
      ),
      query(
        'a = :v AND b BETWEEN :y AND :w',
        { ...v, ':y': { S: '2' }, ':w': { S: '1' } },
        invalid(
          'Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:2}, upper bound operand: AttributeValue: {S:1}',
        ),
      ),
      query('a = :n', { ':n': { N: '1' } }, invalidValues('Condition parameter type does not match schema type')),
      query(
        'a = :v',
        v,
        invalid('Filter Expression can only contain non-primary key attributes: Primary key attribute: b'),
        { FilterExpression: 'b = :v' },
      ),
      query('a = :v', v, invalid('The table does not have the specified index: nowhere'), { IndexName: 'nowhere' }),
      query('a = :v', v, invalid('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName'), {
        Select: 'ALL_PROJECTED_ATTRIBUTES',
      }),
      query('a = :v', v, invalid('Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES'), {
        Select: 'ALL_ATTRIBUTES',
        ProjectionExpression: 'a',
      }),
      query(
        'a = :v',
        v,
        failed("Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"),
        { Limit: 0 },
      ),
      query('a = :v', v, invalid('The provided starting key is invalid'), { ExclusiveStartKey: { a: { S: 'x' } } }),
      scan(
        { Segment: 1 },
        invalid(
          'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
        ),
      ),
      scan(
        { TotalSegments: 1 },
        invalid(
          'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
        ),
      ),
      scan(
        { Segment: 1, TotalSegments: 1 },
        invalid(
          'The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 1 is not less than TotalSegments: 1',
        ),
      ),
      scan({ FilterExpression: '' }, invalid('Invalid FilterExpression: The expression can not be empty;')),
      scan({ IndexName: 'nowhere' }, invalid('The table does not have the specified index: nowhere')),
      scan(
        { ExpressionAttributeValues: v },
        invalid('ExpressionAttributeValues can only be specified when using expressions: FilterExpression is null'),
      ),
    ],
  },
]
