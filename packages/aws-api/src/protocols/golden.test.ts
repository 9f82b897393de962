/** Every protocol, byte for byte, as AWS's documentation shows it. */
import { describe, expect, test } from 'vitest'
import { decodeRequest, decodeResponse, encodeError, encodeRequest, encodeResponse } from '../codec.ts'
import { type HttpRequest, NO_BODY } from '../http.ts'
import type { AwsStructure } from '../model.ts'
import { loadService, type ServiceName } from '../services.ts'
import { textOf, utf8 } from '../text.ts'
import type { AnswerContext, WireError } from './codec.ts'

const context: AnswerContext = { requestId: '7a62c49f-347e-4fc4-9331-6e8eEXAMPLE', hostId: 'host/id' }
const time = new Date('2026-01-02T03:04:05Z')

interface Golden {
  service: ServiceName
  operation: string
  input: AwsStructure
  /** Method, path and query, then the headers that matter, a blank line, the body. */
  request: string
  output: AwsStructure
  response: string
}

const golden: Golden[] = [
  {
    service: 'iam',
    operation: 'CreateUser',
    input: {
      Path: '/division_abc/',
      UserName: 'Bob+1',
      Tags: [
        { Key: 'a', Value: 'b c' },
        { Key: 'd', Value: '' },
      ],
    },
    request:
      'POST /\ncontent-type: application/x-www-form-urlencoded; charset=utf-8\n\nAction=CreateUser&Version=2010-05-08&Path=%2Fdivision_abc%2F&UserName=Bob%2B1&Tags.member.1.Key=a&Tags.member.1.Value=b%20c&Tags.member.2.Key=d&Tags.member.2.Value=',
    output: {
      User: { Path: '/division_abc/', UserName: 'Bob', UserId: 'AIDA', Arn: 'arn:aws:iam::1:user/x', CreateDate: time },
    },
    response:
      '200\ncontent-type: text/xml\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n<CreateUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><CreateUserResult><User><Path>/division_abc/</Path><UserName>Bob</UserName><UserId>AIDA</UserId><Arn>arn:aws:iam::1:user/x</Arn><CreateDate>2026-01-02T03:04:05Z</CreateDate></User></CreateUserResult><ResponseMetadata><RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId></ResponseMetadata></CreateUserResponse>',
  },
  {
    service: 'iam',
    operation: 'DeleteUser',
    input: { UserName: 'Bob' },
    request:
      'POST /\ncontent-type: application/x-www-form-urlencoded; charset=utf-8\n\nAction=DeleteUser&Version=2010-05-08&UserName=Bob',
    output: {},
    response:
      '200\ncontent-type: text/xml\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n<DeleteUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ResponseMetadata><RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId></ResponseMetadata></DeleteUserResponse>',
  },
  {
    service: 'sns',
    operation: 'CreateTopic',
    input: { Name: 't', Attributes: { DisplayName: 'D', Policy: '{}' }, Tags: [] },
    request:
      'POST /\ncontent-type: application/x-www-form-urlencoded; charset=utf-8\n\nAction=CreateTopic&Version=2010-03-31&Name=t&Attributes.entry.1.key=DisplayName&Attributes.entry.1.value=D&Attributes.entry.2.key=Policy&Attributes.entry.2.value=%7B%7D&Tags=',
    output: { TopicArn: 'arn:aws:sns:us-east-1:1:t' },
    response:
      '200\ncontent-type: text/xml\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n<CreateTopicResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><CreateTopicResult><TopicArn>arn:aws:sns:us-east-1:1:t</TopicArn></CreateTopicResult><ResponseMetadata><RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId></ResponseMetadata></CreateTopicResponse>',
  },
  {
    service: 'ec2',
    operation: 'StopInstances',
    input: { InstanceIds: ['i-1', 'i-2'], DryRun: false },
    request:
      'POST /\ncontent-type: application/x-www-form-urlencoded; charset=utf-8\n\nAction=StopInstances&Version=2016-11-15&InstanceId.1=i-1&InstanceId.2=i-2&DryRun=false',
    output: {
      StoppingInstances: [
        {
          InstanceId: 'i-1',
          CurrentState: { Code: 64, Name: 'stopping' },
          PreviousState: { Code: 16, Name: 'running' },
        },
      ],
    },
    response:
      '200\ncontent-type: text/xml;charset=UTF-8\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n<?xml version="1.0" encoding="UTF-8"?>\n<StopInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</requestId><instancesSet><item><instanceId>i-1</instanceId><currentState><code>64</code><name>stopping</name></currentState><previousState><code>16</code><name>running</name></previousState></item></instancesSet></StopInstancesResponse>',
  },
  {
    service: 'ec2',
    operation: 'CreateTags',
    input: { Resources: ['i-1'], Tags: [{ Key: 'a', Value: 'b' }] },
    request:
      'POST /\ncontent-type: application/x-www-form-urlencoded; charset=utf-8\n\nAction=CreateTags&Version=2016-11-15&ResourceId.1=i-1&Tag.1.Key=a&Tag.1.Value=b',
    output: {},
    response:
      '200\ncontent-type: text/xml;charset=UTF-8\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n<?xml version="1.0" encoding="UTF-8"?>\n<CreateTagsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</requestId><return>true</return></CreateTagsResponse>',
  },
  {
    service: 's3',
    operation: 'PutBucketVersioning',
    input: { Bucket: 'b', VersioningConfiguration: { Status: 'Enabled' } },
    request:
      'PUT /b?versioning=\ncontent-type: application/xml\n\n<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>',
    output: {},
    response: '200\nx-amz-id-2: host/id\nx-amz-request-id: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n',
  },
  {
    service: 's3',
    operation: 'PutBucketAcl',
    input: {
      Bucket: 'b',
      AccessControlPolicy: {
        Grants: [{ Grantee: { Type: 'CanonicalUser', ID: 'x' }, Permission: 'READ' }],
        Owner: { ID: 'x' },
      },
    },
    request:
      'PUT /b?acl=\ncontent-type: application/xml\n\n<AccessControlPolicy xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><AccessControlList><Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>x</ID></Grantee><Permission>READ</Permission></Grant></AccessControlList><Owner><ID>x</ID></Owner></AccessControlPolicy>',
    output: {},
    response: '200\nx-amz-id-2: host/id\nx-amz-request-id: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n',
  },
  {
    service: 's3',
    operation: 'ListBuckets',
    input: { MaxBuckets: 2, Prefix: 'a b' },
    request: 'GET /?max-buckets=2&prefix=a%20b\n\n',
    output: { Buckets: [{ Name: 'a', CreationDate: time }], Owner: { ID: 'x' } },
    response:
      '200\ncontent-type: application/xml\nx-amz-id-2: host/id\nx-amz-request-id: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n<?xml version="1.0" encoding="UTF-8"?>\n<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Buckets><Bucket><Name>a</Name><CreationDate>2026-01-02T03:04:05.000Z</CreationDate></Bucket></Buckets><Owner><ID>x</ID></Owner></ListAllMyBucketsResult>',
  },
  {
    service: 's3',
    operation: 'HeadObject',
    input: { Bucket: 'b', Key: 'k/1', IfModifiedSince: time, VersionId: 'v' },
    request: 'HEAD /b/k/1?versionId=v\nif-modified-since: Fri, 02 Jan 2026 03:04:05 GMT\n\n',
    output: { ContentLength: 3, LastModified: time, Metadata: { a: 'b' }, DeleteMarker: false },
    response:
      '200\ncontent-length: 3\nlast-modified: Fri, 02 Jan 2026 03:04:05 GMT\nx-amz-delete-marker: false\nx-amz-id-2: host/id\nx-amz-meta-a: b\nx-amz-request-id: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n',
  },
  {
    service: 'budgets',
    operation: 'DescribeBudget',
    input: { AccountId: '111122223333', BudgetName: 'z' },
    request:
      'POST /\ncontent-type: application/x-amz-json-1.1\nx-amz-target: AWSBudgetServiceGateway.DescribeBudget\n\n{"AccountId":"111122223333","BudgetName":"z"}',
    output: { Budget: { BudgetName: 'z', BudgetType: 'COST', TimeUnit: 'MONTHLY', LastUpdatedTime: time } },
    response:
      '200\ncontent-type: application/x-amz-json-1.1\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n{"Budget":{"BudgetName":"z","TimeUnit":"MONTHLY","BudgetType":"COST","LastUpdatedTime":1767323045}}',
  },
  {
    service: 'dynamodb',
    operation: 'GetItem',
    input: { TableName: 't', Key: { k: { B: utf8('x') } } },
    request:
      'POST /\ncontent-type: application/x-amz-json-1.0\nx-amz-target: DynamoDB_20120810.GetItem\n\n{"TableName":"t","Key":{"k":{"B":"eA=="}}}',
    output: { Item: { k: { NS: ['1'] }, n: { NULL: true } } },
    response:
      '200\ncontent-type: application/x-amz-json-1.0\nx-amz-crc32: 2334100797\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n{"Item":{"k":{"NS":["1"]},"n":{"NULL":true}}}',
  },
  {
    service: 'accessanalyzer',
    operation: 'ValidatePolicy',
    input: { policyDocument: '{}', policyType: 'IDENTITY_POLICY', maxResults: 5 },
    request:
      'POST /policy/validation?maxResults=5\ncontent-type: application/json\n\n{"policyDocument":"{}","policyType":"IDENTITY_POLICY"}',
    output: { findings: [] },
    response:
      '200\ncontent-type: application/json\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n{"findings":[]}',
  },
  {
    service: 's3control',
    operation: 'PutPublicAccessBlock',
    input: { AccountId: '111122223333', PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
    request:
      'PUT /v20180820/configuration/publicAccessBlock\ncontent-type: application/xml\nx-amz-account-id: 111122223333\n\n<PublicAccessBlockConfiguration xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/"><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>',
    output: {},
    response: '200\nx-amz-id-2: host/id\nx-amz-request-id: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n',
  },
]

/** All headers but `content-length`, unless there is no body to see it from, and the checksum. */
function show(start: string, headers: Record<string, string>, body: Uint8Array): string {
  const lines = Object.entries(headers)
    .filter(([name, value]) => !(name === 'content-length' && value === String(body.length)) && !/checksum/.test(name))
    .map(([name, value]) => `${name}: ${value}\n`)
    .sort()
  return `${start}\n${lines.join('')}\n${textOf(body)}`
}

describe.each(golden)('$service $operation', ({ service, operation: name, input, request, output, response }) => {
  test('request', async () => {
    const model = await loadService(service)
    const operation = model.operations[name]!
    const encoded = encodeRequest(model, operation, input, { region: 'us-east-1', addressing: 'path' })
    const query = encoded.query === '' ? '' : `?${encoded.query}`
    expect(show(`${encoded.method} ${encoded.path}${query}`, encoded.headers, encoded.body as Uint8Array)).toBe(request)
    const labels: Record<string, string> = {}
    if (typeof input.Bucket === 'string') labels.Bucket = input.Bucket
    if (typeof input.Key === 'string') labels.Key = input.Key
    const decoded = decodeRequest(model, operation, encoded, labels)
    if (service !== 'sns') expect(decoded).toMatchObject(input)
    else expect(decoded).toEqual(input)
  })
  test('answer', async () => {
    const model = await loadService(service)
    const operation = model.operations[name]!
    const encoded = encodeResponse(model, operation, output, context)
    expect(show(String(encoded.status), encoded.headers, encoded.body as Uint8Array)).toBe(response)
    expect(decodeResponse(model, operation, encoded).output).toMatchObject(output)
  })
})

const errors: [service: ServiceName, error: WireError, method: string, expected: string, decoded: object][] = [
  [
    'iam',
    { code: 'NoSuchEntity', message: 'The user with name <x> cannot be found.' },
    'POST',
    '404\ncontent-type: text/xml\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>The user with name &lt;x&gt; cannot be found.</Message></Error><RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId></ErrorResponse>',
    { code: 'NoSuchEntity', message: 'The user with name <x> cannot be found.', type: 'Sender', fields: {} },
  ],
  [
    'iam',
    { code: 'ServiceFailureException', message: 'm' },
    'POST',
    '500\ncontent-type: text/xml\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Receiver</Type><Code>ServiceFailure</Code><Message>m</Message></Error><RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId></ErrorResponse>',
    { code: 'ServiceFailure', message: 'm', type: 'Receiver', fields: {} },
  ],
  [
    'ec2',
    { code: 'UnauthorizedOperation', message: 'no', status: 403 },
    'POST',
    '403\ncontent-type: text/xml;charset=UTF-8\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors><RequestID>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestID></Response>',
    { code: 'UnauthorizedOperation', message: 'no', fields: {} },
  ],
  [
    's3',
    { code: 'NoSuchKey', message: 'The specified key does not exist.', status: 404, fields: { Key: 'k' } },
    'GET',
    '404\ncontent-type: application/xml\nx-amz-id-2: host/id\nx-amz-request-id: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>k</Key><RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId><HostId>host/id</HostId></Error>',
    { code: 'NoSuchKey', message: 'The specified key does not exist.' },
  ],
  [
    's3',
    { code: 'NoSuchKey', message: 'The specified key does not exist.', status: 404 },
    'HEAD',
    '404\ncontent-type: application/xml\nx-amz-id-2: host/id\nx-amz-request-id: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n',
    { code: '404', message: 'Not Found', fields: {} },
  ],
  [
    's3control',
    { code: 'NoSuchPublicAccessBlockConfiguration', message: 'm', status: 404 },
    'GET',
    '404\ncontent-type: application/xml\nx-amz-id-2: host/id\nx-amz-request-id: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n<?xml version="1.0" encoding="UTF-8"?>\n<ErrorResponse><Error><Code>NoSuchPublicAccessBlockConfiguration</Code><Message>m</Message></Error><RequestId>7a62c49f-347e-4fc4-9331-6e8eEXAMPLE</RequestId><HostId>host/id</HostId></ErrorResponse>',
    { code: 'NoSuchPublicAccessBlockConfiguration', message: 'm' },
  ],
  [
    'budgets',
    { code: 'NotFoundException', message: 'm' },
    'POST',
    '400\ncontent-type: application/x-amz-json-1.1\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n{"__type":"NotFoundException","Message":"m"}',
    { code: 'NotFoundException', message: 'm', fields: {} },
  ],
  [
    'dynamodb',
    { code: 'ResourceNotFoundException', message: 'm' },
    'POST',
    '400\ncontent-type: application/x-amz-json-1.0\nx-amz-crc32: 3304502922\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"m"}',
    { code: 'ResourceNotFoundException', message: 'm', fields: {} },
  ],
  [
    'accessanalyzer',
    { code: 'ResourceNotFoundException', message: 'm', fields: { resourceId: 'x', resourceType: 'Analyzer' } },
    'GET',
    '404\ncontent-type: application/json\nx-amzn-errortype: ResourceNotFoundException\nx-amzn-requestid: 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE\n\n{"message":"m","resourceId":"x","resourceType":"Analyzer"}',
    { code: 'ResourceNotFoundException', message: 'm', fields: { resourceId: 'x', resourceType: 'Analyzer' } },
  ],
]

test.each(errors)('error of %s: %j to %s', async (service, error, method, expected, decoded) => {
  const model = await loadService(service)
  const encoded = encodeError(model, error, { ...context, method })
  expect(show(String(encoded.status), encoded.headers, encoded.body as Uint8Array)).toBe(expected)
  const operation = Object.values(model.operations)[0]!
  expect(decodeResponse(model, operation, encoded).error).toMatchObject(decoded)
})

const refused: [
  service: ServiceName,
  operation: string,
  request: Partial<HttpRequest>,
  code: string,
  message: string,
][] = [
  ['dynamodb', 'ListTables', { body: utf8('{') }, 'SerializationException', 'Could not parse the request body as JSON'],
  ['dynamodb', 'ListTables', { body: utf8('[]') }, 'SerializationException', 'Start of list found where not expected'],
  [
    'dynamodb',
    'ListTables',
    { body: utf8('{"Limit":"1"}') },
    'SerializationException',
    'STRING_VALUE cannot be converted to Integer',
  ],
  [
    'dynamodb',
    'DescribeTable',
    { body: utf8('{"TableName":1}') },
    'SerializationException',
    'NUMBER_VALUE cannot be converted to String',
  ],
  [
    'dynamodb',
    'DescribeTable',
    { body: utf8('{"TableName":{}}') },
    'SerializationException',
    'Start of structure or map found where not expected.',
  ],
  [
    'iam',
    'ListUsers',
    { body: utf8('Action=ListUsers&MaxItems=ten') },
    'MalformedInput',
    "Value 'ten' can not be converted to Integer",
  ],
  ['iam', 'ListUsers', { body: utf8('Action=%zz') }, 'MalformedQueryString', 'The query string is malformed.'],
  [
    's3',
    'PutBucketVersioning',
    { body: utf8('<a>') },
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  ],
  [
    's3',
    'PutBucketVersioning',
    { body: utf8('<Tagging/>') },
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  ],
  [
    's3',
    'ListObjectsV2',
    { query: 'max-keys=x' },
    'InvalidArgument',
    'Provided max-keys not an integer or within integer range',
  ],
]

test.each(refused)('%s %s refuses %j', async (service, name, part, code, message) => {
  const model = await loadService(service)
  const request: HttpRequest = { method: 'POST', host: 'h', path: '/', query: '', headers: {}, body: NO_BODY, ...part }
  expect(() => decodeRequest(model, model.operations[name]!, request)).toThrowError(
    expect.objectContaining({ name: 'CodecError', code, message }),
  )
})
