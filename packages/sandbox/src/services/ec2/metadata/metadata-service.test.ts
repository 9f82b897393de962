import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveMetadata } from '../../../node/serve-metadata.ts'
import { ACCOUNT } from '../../../testing/sandbox.ts'
import { type Ec2Bench, ec2Bench } from '../testing/bench.ts'
import { createMetadataService, type MetadataService } from './metadata-service.ts'

const trusting = (service: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
})

/** Only for who brings version 2's credentials, from an instance. */
const LIST_ROLES = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'iam:ListRoles',
      Resource: '*',
      Condition: {
        NumericEquals: { 'ec2:RoleDelivery': '2.0' },
        ArnLike: { 'ec2:SourceInstanceARN': `arn:aws:ec2:us-east-1:${ACCOUNT}:instance/*` },
      },
    },
  ],
}

let bench: Ec2Bench
let service: MetadataService
let id: string

beforeAll(async () => {
  bench = await ec2Bench({
    roles: [
      {
        roleName: 'web',
        assumeRolePolicyDocument: trusting('ec2.amazonaws.com'),
        inlinePolicies: { own: LIST_ROLES },
      },
      { roleName: 'lambda', assumeRolePolicyDocument: trusting('lambda.amazonaws.com') },
    ],
  })
  for (const name of ['web', 'lambda']) {
    await bench.root('iam', 'CreateInstanceProfile', { InstanceProfileName: name })
    await bench.root('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName: name })
  }
  id = await bench.launch({ IamInstanceProfile: { Name: 'web' }, UserData: btoa('#!/bin/sh') })
  service = serviceOf(id)
})

afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

const serviceOf = (instanceId: string) =>
  createMetadataService({ sandbox: bench.sandbox, world: bench.world, account: ACCOUNT, instanceId })

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', of = service) =>
  of.fetch(new Request(`http://169.254.169.254/latest/${path}`, { method, headers }))

const TTL = 'X-aws-ec2-metadata-token-ttl-seconds'

async function token(of = service): Promise<Record<string, string>> {
  const answer = await ask('api/token', { [TTL]: '60' }, 'PUT', of)
  return { 'X-aws-ec2-metadata-token': await answer.text() }
}

test.each([
  ['without a token', 'GET', 'meta-data/', {}, 401],
  ['with a token that is none', 'GET', 'meta-data/', { 'X-aws-ec2-metadata-token': 'x' }, 401],
  ['a token without a time', 'PUT', 'api/token', {}, 400],
  ['a token for too long', 'PUT', 'api/token', { [TTL]: '21601' }, 400],
  ['a token through a proxy', 'PUT', 'api/token', { [TTL]: '60', 'X-Forwarded-For': '10.0.0.1' }, 403],
  ['a token for an hour', 'PUT', 'api/token', { [TTL]: '3600' }, 200],
  ['another method', 'POST', 'meta-data/', {}, 405],
])('%s', async (_, method, path, headers, status) => {
  expect((await ask(path, headers, method)).status).toBe(status)
})

test.each([
  ['meta-data/instance-id', () => id],
  ['meta-data/placement/region', () => 'us-east-1'],
  ['meta-data/iam/security-credentials/', () => 'web'],
  ['meta-data/services', () => 'domain\npartition'],
  ['user-data', () => '#!/bin/sh'],
])('%s', async (path, text) => {
  const answer = await ask(path, await token())
  expect([answer.status, await answer.text()]).toEqual([200, text()])
})

test('what is not there is not found; tags are there only when they are let', async () => {
  expect((await ask('meta-data/nothing', await token())).status).toBe(404)
  expect((await ask('meta-data/tags/instance', await token())).status).toBe(404)
})

test('its credentials are the role’s, and say where they are from', async () => {
  const answer = await ask('meta-data/iam/security-credentials/web', await token())
  const { Code, AccessKeyId, SecretAccessKey, Token } = (await answer.json()) as Record<string, string>
  expect(Code).toBe('Success')
  const role = bench.with({ accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: Token! })
  expect((await role('sts', 'GetCallerIdentity')).output).toMatchObject({
    Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/web/${id}`,
  })
  expect((await role('iam', 'ListRoles')).status).toBe(200)
  expect((await role('iam', 'ListUsers')).code).toBe('AccessDenied')
})

test('without a token, where that is let, credentials remember it', async () => {
  const old = await bench.launch({ IamInstanceProfile: { Name: 'web' }, MetadataOptions: { HttpTokens: 'optional' } })
  const answer = await ask('meta-data/iam/security-credentials/web', {}, 'GET', serviceOf(old))
  const { AccessKeyId, SecretAccessKey, Token } = (await answer.json()) as Record<string, string>
  const role = bench.with({ accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: Token! })
  expect((await role('iam', 'ListRoles')).code).toBe('AccessDenied')
})

test('a role that does not trust EC2 gives nothing', async () => {
  const wrong = serviceOf(await bench.launch({ IamInstanceProfile: { Name: 'lambda' } }))
  const answer = await ask('meta-data/iam/security-credentials/lambda', await token(wrong), 'GET', wrong)
  expect(await answer.json()).toMatchObject({ Code: 'AssumeRoleUnauthorizedAccess' })
})

test('a service that is switched off, and that of a stopped instance, tell nothing', async () => {
  const off = serviceOf(await bench.launch({ MetadataOptions: { HttpEndpoint: 'disabled' } }))
  expect((await ask('api/token', { [TTL]: '60' }, 'PUT', off)).status).toBe(403)
  const stopped = await bench.launch()
  const good = await token(serviceOf(stopped))
  await bench.root('ec2', 'StopInstances', { InstanceIds: [stopped] })
  expect((await ask('meta-data/instance-id', good, 'GET', serviceOf(stopped))).status).toBe(404)
})

test('on loopback it answers programs, and no page', async () => {
  const served = await serveMetadata(service)
  const put = { method: 'PUT', headers: { [TTL]: '60' } }
  expect((await fetch(`${served.url}/latest/api/token`, put)).status).toBe(200)
  const fromPage = { method: 'PUT', headers: { [TTL]: '60', Origin: 'http://evil.example' } }
  expect((await fetch(`${served.url}/latest/api/token`, fromPage)).status).toBe(403)
  await served.close()
})
