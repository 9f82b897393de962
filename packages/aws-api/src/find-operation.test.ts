import { describe, expect, test } from 'vitest'
import { findOperation } from './find-operation.ts'
import { type HttpRequest, NO_BODY } from './http.ts'
import { loadService } from './services.ts'
import { utf8 } from './text.ts'

const [s3, iam, budgets, analyzer] = await Promise.all([
  loadService('s3'),
  loadService('iam'),
  loadService('budgets'),
  loadService('accessanalyzer'),
])

function request(method: string, target: string, headers: Record<string, string> = {}, body = ''): HttpRequest {
  const [path = '', query = ''] = target.split(/\?(.*)/s)
  return { method, host: 'h', path, query, headers, body: body ? utf8(body) : NO_BODY }
}

function name(found: ReturnType<typeof findOperation>): unknown {
  return found.kind === 'found' ? [found.operation.name, found.uriParams] : found
}

describe('S3', () => {
  const b = { Bucket: 'b' }
  const bk = { Bucket: 'b', Key: 'k' }
  const copy = { 'x-amz-copy-source': 'o/k' }
  test.each<[string, string, Record<string, string>, unknown]>([
    ['GET', '/', {}, ['ListBuckets', {}]],
    ['GET', '/?x-id=ListBuckets', {}, ['ListBuckets', {}]],
    ['GET', '/b', {}, ['ListObjects', b]],
    ['GET', '/b/', {}, ['ListObjects', b]],
    ['GET', '/b?list-type=2&prefix=a', {}, ['ListObjectsV2', b]],
    ['GET', '/b?list-type=1', {}, ['ListObjects', b]],
    ['GET', '/b?location', {}, ['GetBucketLocation', b]],
    ['GET', '/b?policyStatus=', {}, ['GetBucketPolicyStatus', b]],
    ['GET', '/b?lifecycle', {}, ['GetBucketLifecycleConfiguration', b]],
    ['GET', '/b?notification', {}, ['GetBucketNotificationConfiguration', b]],
    ['GET', '/b?analytics', {}, ['ListBucketAnalyticsConfigurations', b]],
    ['GET', '/b?analytics&id=1', {}, ['GetBucketAnalyticsConfiguration', b]],
    ['PUT', '/b?analytics', {}, ['PutBucketAnalyticsConfiguration', b]],
    ['PUT', '/b', {}, ['CreateBucket', b]],
    ['PUT', '/b?lifecycle', {}, ['PutBucketLifecycleConfiguration', b]],
    ['HEAD', '/b', {}, ['HeadBucket', b]],
    ['DELETE', '/b', {}, ['DeleteBucket', b]],
    ['POST', '/b?delete', {}, ['DeleteObjects', b]],
    ['GET', '/b/k', {}, ['GetObject', bk]],
    ['GET', '/b/k?x-id=GetObject', {}, ['GetObject', bk]],
    ['GET', '/b/k?versionId=3', {}, ['GetObject', bk]],
    ['GET', '/b/k?uploadId=u', {}, ['ListParts', bk]],
    ['GET', '/b/k?acl', {}, ['GetObjectAcl', bk]],
    ['GET', '/b/k?torrent', {}, { kind: 'omitted', name: 'GetObjectTorrent' }],
    ['GET', '/b/a%2Fb%20c/d%2B', {}, ['GetObject', { Bucket: 'b', Key: 'a/b c/d+' }]],
    ['GET', '/b//k/', {}, ['GetObject', { Bucket: 'b', Key: '/k/' }]],
    ['PUT', '/b/k', {}, ['PutObject', bk]],
    ['PUT', '/b/k', copy, ['CopyObject', bk]],
    ['PUT', '/b/k?partNumber=1&uploadId=u', {}, ['UploadPart', bk]],
    ['PUT', '/b/k?partNumber=1&uploadId=u', copy, ['UploadPartCopy', bk]],
    ['PUT', '/b/k?tagging', {}, ['PutObjectTagging', bk]],
    ['POST', '/b/k?uploads', {}, ['CreateMultipartUpload', bk]],
    ['POST', '/b/k?uploadId=u', {}, ['CompleteMultipartUpload', bk]],
    ['POST', '/b/k', {}, { kind: 'unknown' }],
    ['DELETE', '/b/k?uploadId=u', {}, ['AbortMultipartUpload', bk]],
    ['DELETE', '/b/k', {}, ['DeleteObject', bk]],
    ['PATCH', '/b/k', {}, { kind: 'unknown' }],
    ['POST', '/b?metadataTable', {}, { kind: 'omitted', name: 'CreateBucketMetadataTableConfiguration' }],
  ])('%s %s %j', (method, target, headers, expected) => {
    expect(name(findOperation(s3, request(method, target, headers)))).toEqual(expected)
  })
  test('the bucket in the host', () => {
    expect(name(findOperation(s3, request('GET', '/k'), 'b'))).toEqual(['GetObject', bk])
    expect(name(findOperation(s3, request('GET', '/?acl'), 'b'))).toEqual(['GetBucketAcl', b])
  })
  test('a key that is no UTF-8', () => {
    expect(() => findOperation(s3, request('GET', '/b/%ff'))).toThrowError(
      expect.objectContaining({ code: 'InvalidURI' }),
    )
  })
})

test.each([
  ['Action=CreateUser&Version=2010-05-08', ['CreateUser', {}]],
  ['Action=ListUsers&Version=2009-05-08', { kind: 'unknown', name: 'ListUsers', version: '2009-05-08' }],
  ['Action=ListUsers', { kind: 'unknown', name: 'ListUsers' }],
  ['Action=Nonsense&Version=2010-05-08', { kind: 'unknown', name: 'Nonsense', version: '2010-05-08' }],
  ['Action=constructor', { kind: 'unknown', name: 'constructor' }],
  ['', { kind: 'unknown' }],
])('IAM %s', (form, expected) => {
  expect(name(findOperation(iam, request('POST', '/', {}, form)))).toEqual(expected)
  expect(name(findOperation(iam, request('GET', `/?${form}`)))).toEqual(expected)
})

test.each([
  ['AWSBudgetServiceGateway.CreateBudget', ['CreateBudget', {}]],
  ['AWSBudgetServiceGateway.Nonsense', { kind: 'unknown', name: 'Nonsense' }],
  ['DynamoDB_20120810.GetItem', { kind: 'unknown', name: 'DynamoDB_20120810.GetItem' }],
])('Budgets %s', (target, expected) => {
  expect(name(findOperation(budgets, request('POST', '/', { 'x-amz-target': target })))).toEqual(expected)
})

test('Access Analyzer by path', () => {
  expect(name(findOperation(analyzer, request('POST', '/policy/validation')))).toEqual(['ValidatePolicy', {}])
  expect(name(findOperation(analyzer, request('GET', '/analyzer/a%20b')))).toEqual([
    'GetAnalyzer',
    { analyzerName: 'a b' },
  ])
  expect(findOperation(analyzer, request('GET', '/policy/generation'))).toEqual({
    kind: 'omitted',
    name: 'ListPolicyGenerations',
  })
})
