import {
  consoleModels,
  encodeRequest,
  fromResponse,
  loadService,
  type ServiceModel,
  signingScope,
  signRequest,
  textOf,
  toRequest,
} from '@first-line/aws-api'
import { beforeEach, describe, expect, test } from 'vitest'
import { ACCOUNT, type TestBench, testBench } from '../../testing/sandbox.ts'
import { services } from '../index.ts'

let bench: TestBench

const only = (action: string) => ({
  inlinePolicies: { own: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] } },
})
const notAllowed = (user: string, action: string) => ({
  status: 403,
  code: 'AccessDenied',
  message: `User: arn:aws:iam::${ACCOUNT}:user/${user} is not authorized to perform: ${action} on resource: * because no identity-based policy allows the ${action} action`,
})

beforeEach(async () => {
  bench = await testBench({
    users: [
      { userName: 'bob', ...only('*'), accessKeys: [{}] },
      { userName: 'eve', accessKeys: [{}] },
    ],
  })
})

describe('STS Regions', () => {
  test('are all active to begin with, and can be switched', async () => {
    const bob = bench.as('bob')
    const before = (await bob('console-settings', 'ListSTSRegionalEndpoints')).output?.Endpoints as object[]
    expect(before).toHaveLength(17)
    expect(new Set(before.map((endpoint) => JSON.stringify(Object.values(endpoint)[1])))).toEqual(new Set(['"Active"']))
    await bob('console-settings', 'SetSTSRegionalEndpointStatus', { Region: 'sa-east-1', Status: 'Inactive' })
    const after = (await bob('console-settings', 'ListSTSRegionalEndpoints')).output?.Endpoints
    expect(after).toContainEqual({ Region: 'sa-east-1', Status: 'Inactive' })
    const event = (await bench.world.events()).find(({ operation }) => operation === 'SetSTSRegionalEndpointStatus')
    expect(event).toMatchObject({
      service: 'console-settings',
      action: 'iam:SetSTSRegionalEndpointStatus',
      outcome: 'allowed',
      requestParameters: { Region: 'sa-east-1', Status: 'Inactive' },
    })
  })

  test.each(['us-east-1', 'af-south-1', 'nowhere'])('not in %s', async (Region) => {
    expect(
      await bench.root('console-settings', 'SetSTSRegionalEndpointStatus', { Region, Status: 'Inactive' }),
    ).toMatchObject({
      status: 400,
      code: 'ValidationException',
      message: `The STS endpoint of ${Region} cannot be switched on or off.`,
    })
  })

  test('need permission', async () => {
    const eve = bench.as('eve')
    expect(await eve('console-settings', 'ListSTSRegionalEndpoints')).toMatchObject(
      notAllowed('eve', 'iam:ListSTSRegionalEndpointsStatus'),
    )
    expect(
      await eve('console-settings', 'SetSTSRegionalEndpointStatus', { Region: 'sa-east-1', Status: 'Inactive' }),
    ).toMatchObject(notAllowed('eve', 'iam:SetSTSRegionalEndpointStatus'))
  })

  test('a status that is none', async () => {
    expect(
      await bench.root('console-settings', 'SetSTSRegionalEndpointStatus', { Region: 'sa-east-1', Status: 'Off' }),
    ).toMatchObject({ status: 400, code: 'ValidationException' })
  })
})

describe('billing access', () => {
  test('is off until root activates it', async () => {
    const bob = bench.as('bob')
    expect((await bob('console-settings', 'GetBillingAccess')).output).toEqual({ Activated: false })
    expect(await bob('console-settings', 'UpdateBillingAccess', { Activated: true })).toMatchObject({
      status: 403,
      message: 'Only the root user of the account can do this.',
    })
    await bench.root('console-settings', 'UpdateBillingAccess', { Activated: true })
    expect((await bob('console-settings', 'GetBillingAccess')).output).toEqual({ Activated: true })
    expect(await bench.as('eve')('console-settings', 'GetBillingAccess')).toMatchObject(
      notAllowed('eve', 'billing:GetIAMAccessPreference'),
    )
  })
})

describe('the site’s door', () => {
  const model = consoleModels['console-settings']
  const request = (service: ServiceModel = model, operation = 'GetBillingAccess', input = {}) =>
    signRequest(encodeRequest(service, service.operations[operation]!, input, { region: 'us-east-1' }), bench.rootKey, {
      ...signingScope(service, 'us-east-1'),
      now: new Date(),
    })

  test('is the only way to the services of our own: the AWS endpoint knows none of them', async () => {
    expect((await bench.sandbox.console('test').handle(request())).status).toBe(200)
    for (const service of Object.values(consoleModels))
      for (const operation of Object.keys(service.operations)) {
        const signed = request(service, operation, { Password: 'x', Email: 'a@b.c' })
        for (const attempt of [signed, { ...signed, headers: { ...signed.headers, authorization: '' } }]) {
          const answer = await bench.sandbox.handle(attempt)
          expect([answer.status, textOf(answer.body as Uint8Array)], operation).not.toEqual([200, expect.anything()])
          expect(answer.status, operation).toBeGreaterThanOrEqual(400)
        }
        const web = await bench.sandbox.fetch(toRequest(signed))
        expect((await fromResponse(web)).status).toBeGreaterThanOrEqual(400)
      }
    expect(bench.faults).toEqual([])
  })

  test('leads to nothing of AWS’s', async () => {
    const sts = await loadService('sts')
    const answer = await bench.sandbox.console('test').handle(request(sts, 'GetCallerIdentity'))
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(textOf(answer.body as Uint8Array)).not.toContain(ACCOUNT)
  })

  test.each<[string, (signed: ReturnType<typeof request>) => ReturnType<typeof request>, string]>([
    [
      'an unsigned request',
      ({ headers: { authorization: _, ...headers }, ...signed }) => ({ ...signed, headers }),
      'MissingAuthenticationTokenException',
    ],
    [
      'a changed one',
      (signed) => ({ ...signed, body: new TextEncoder().encode('{"Activated":true}') }),
      'InvalidSignatureException',
    ],
    [
      'an unknown operation',
      (signed) => ({ ...signed, headers: { ...signed.headers, 'x-amz-target': 'ConsoleSettings.Nothing' } }),
      'InvalidSignatureException',
    ],
  ])('%s', async (_, change, code) => {
    const answer = await bench.sandbox.console('test').handle(change(request()))
    expect(answer.status).toBe(400)
    expect(JSON.parse(textOf(answer.body as Uint8Array)).__type).toContain(code)
  })

  test('the reader sees the settings, and changes nothing', async () => {
    const reader = bench.sandbox.reader('test', ACCOUNT)
    const answer = await reader.handle(request())
    expect(JSON.parse(textOf(answer.body as Uint8Array))).toEqual({ Activated: false })
    const refused = await reader.handle(request(model, 'UpdateBillingAccess', { Activated: true }))
    expect(refused.status).toBe(403)
  })

  test.each([
    '',
    '[]',
    '"x"',
    '{',
    '{"Password":1}',
    '{"Password":{"a":1}}',
    '\u0000',
    '{"Email":"a@b.c","Password":null}',
  ])('a body that is %j is a mistake of the sender', async (text) => {
    const login = consoleModels['console-signin']
    const plain = encodeRequest(login, login.operations.ConsoleLogin!, { Password: 'x' }, { region: 'us-east-1' })
    const answer = await bench.sandbox.console('test').handle({ ...plain, body: new TextEncoder().encode(text) })
    expect(answer.status).toBe(400)
    expect(bench.faults).toEqual([])
  })

  test('every operation of our models is there, and has a model', () => {
    const offered = services
      .filter((service) => service.model)
      .flatMap(({ name, operations }) => operations.map((operation) => `${name}/${operation.name}`))
    const modelled = Object.entries(consoleModels).flatMap(([name, { operations }]) =>
      Object.keys(operations).map((operation) => `${name}/${operation}`),
    )
    expect(offered.sort()).toEqual(modelled.sort())
  })
})

describe('billing pages', () => {
  const open = (who: string, Page = 'CostExplorer') => bench.as(who)('console-settings', 'OpenBillingPage', { Page })

  test('show a user nothing until root activates it, whatever their policies say', async () => {
    expect(await open('bob')).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      message: expect.stringContaining('on the AWS Cost Management console: ce:DescribeReport'),
    })
    const event = (await bench.world.events()).find(({ operation }) => operation === 'OpenBillingPage')
    expect(event).toMatchObject({ principalArn: `arn:aws:iam::${ACCOUNT}:user/bob`, errorCode: 'AccessDenied' })
    expect(await bench.root('console-settings', 'OpenBillingPage', { Page: 'Home' })).toMatchObject({ status: 200 })
  })

  test('then policies decide', async () => {
    await bench.root('console-settings', 'UpdateBillingAccess', { Activated: true })
    expect(await open('bob')).toMatchObject({ status: 200 })
    expect(await open('eve', 'Budgets')).toMatchObject(notAllowed('eve', 'budgets:ViewBudget'))
  })

  test('the APIs behind them never ask', async () => {
    expect(await bench.as('bob')('budgets', 'DescribeBudgets', { AccountId: ACCOUNT })).toMatchObject({ status: 200 })
  })
})
