import { describe, expect, test } from 'vitest'
import { type HttpRequest, NO_BODY } from './http.ts'
import { recognise } from './recognise.ts'
import { utf8 } from './text.ts'

function request(host: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', host, path: '/', query: '', headers: {}, body: NO_BODY, ...more }
}

function signed(service: string, region = 'eu-west-1'): Record<string, string> {
  const scope = `AKID/20260101/${region}/${service}/aws4_request`
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` }
}

describe('by host name', () => {
  test.each([
    ['iam.amazonaws.com', { service: 'iam', signingName: 'iam', region: 'us-east-1' }],
    ['iam-toolbox.eu-west-1.amazonaws.com', { service: 'iam-toolbox', signingName: 'iam', region: 'eu-west-1' }],
    ['sts.amazonaws.com', { service: 'sts', signingName: 'sts', region: 'us-east-1' }],
    ['sts.eu-central-1.amazonaws.com', { service: 'sts', signingName: 'sts', region: 'eu-central-1' }],
    ['budgets.amazonaws.com', { service: 'budgets', signingName: 'budgets', region: 'us-east-1' }],
    [
      'access-analyzer.eu-west-1.amazonaws.com',
      { service: 'accessanalyzer', signingName: 'access-analyzer', region: 'eu-west-1' },
    ],
    [
      'tagging.eu-west-1.amazonaws.com',
      { service: 'resourcegroupstaggingapi', signingName: 'tagging', region: 'eu-west-1' },
    ],
    ['eu-west-1.signin.aws.amazon.com', { service: 'signin', signingName: 'signin', region: 'eu-west-1' }],
    ['s3.amazonaws.com', { service: 's3', signingName: 's3', region: 'us-east-1' }],
    ['s3.eu-west-1.amazonaws.com:443', { service: 's3', signingName: 's3', region: 'eu-west-1' }],
    ['s3-eu-west-1.amazonaws.com', { service: 's3', signingName: 's3', region: 'eu-west-1' }],
    [
      'my.bucket.s3.eu-west-1.amazonaws.com',
      { service: 's3', signingName: 's3', region: 'eu-west-1', bucket: 'my.bucket' },
    ],
    ['b.s3.dualstack.eu-west-1.amazonaws.com', { service: 's3', signingName: 's3', region: 'eu-west-1', bucket: 'b' }],
    ['sns.s3.amazonaws.com', { service: 's3', signingName: 's3', region: 'us-east-1', bucket: 'sns' }],
    [
      '123456789012.s3-control.eu-west-1.amazonaws.com',
      { service: 's3control', signingName: 's3', region: 'eu-west-1' },
    ],
    ['lambda.eu-west-1.amazonaws.com', { signingName: 'lambda', region: 'eu-west-1' }],
    ['S3.EU-WEST-1.AMAZONAWS.COM', { service: 's3', signingName: 's3', region: 'eu-west-1' }],
    ['bucket.localhost:4566', { service: 's3', signingName: 's3', region: 'us-east-1', bucket: 'bucket' }],
    ['bucket.s3.localhost:4566', { service: 's3', signingName: 's3', region: 'us-east-1', bucket: 'bucket' }],
  ])('%s', (host, expected) => {
    expect(recognise(request(host))).toEqual(expected)
  })
})

describe('at our own endpoint', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  const cases: [string, Partial<HttpRequest>, object][] = [
    ['scope', { headers: signed('iam', 'us-east-1') }, { service: 'iam', signingName: 'iam', region: 'us-east-1' }],
    ['scope of an unknown service', { headers: signed('lambda') }, { signingName: 'lambda', region: 'eu-west-1' }],
    [
      'a path of the toolbox',
      { headers: signed('iam'), path: '/authorization-details/abc' },
      { service: 'iam-toolbox', signingName: 'iam', region: 'eu-west-1' },
    ],
    [
      'S3 Control',
      { headers: { ...signed('s3'), 'x-amz-account-id': '1' }, path: '/v20180820/configuration/publicAccessBlock' },
      { service: 's3control', signingName: 's3', region: 'eu-west-1' },
    ],
    [
      'S3 Control with the account in the host',
      {
        host: '123456789012.localhost:4566',
        headers: { ...signed('s3'), 'x-amz-account-id': '123456789012' },
        path: '/v20180820/configuration/publicAccessBlock',
      },
      { service: 's3control', signingName: 's3', region: 'eu-west-1' },
    ],
    [
      'presigned',
      { query: 'X-Amz-Credential=AKID%2F20260101%2Feu-west-1%2Fs3%2Faws4_request', path: '/b/k' },
      { service: 's3', signingName: 's3', region: 'eu-west-1' },
    ],
    [
      'unsigned target',
      { headers: { 'x-amz-target': 'AWSBudgetServiceGateway.CreateBudget' } },
      { service: 'budgets', signingName: 'budgets', region: 'us-east-1' },
    ],
    [
      'unsigned form',
      { method: 'POST', headers: form, body: utf8('Action=GetCallerIdentity&Version=2011-06-15') },
      { service: 'sts', signingName: 'sts', region: 'us-east-1' },
    ],
    [
      'unsigned query',
      { query: 'Action=DescribeRegions&Version=2016-11-15' },
      { service: 'ec2', signingName: 'ec2', region: 'us-east-1' },
    ],
    ['nothing at all', { path: '/bucket/key' }, { service: 's3', signingName: 's3', region: 'us-east-1' }],
  ]
  test.each(cases)('%s', (_, more, expected) => {
    expect(recognise(request('127.0.0.1:4566', more))).toEqual(expected)
  })
  test('a host of our own choosing', () => {
    const options = { ownHosts: ['workshop.test'] }
    expect(recognise(request('b.workshop.test:4566'), options)).toMatchObject({ service: 's3', bucket: 'b' })
  })
})
