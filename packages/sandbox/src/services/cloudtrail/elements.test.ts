import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServedBench, servedBench } from '../../testing/served.ts'

let bench: ServedBench
let trail: CloudTrailClient

beforeAll(async () => {
  bench = await servedBench({ users: [{ userName: 'eve', accessKeys: [{}] }] })
  trail = new CloudTrailClient({ region: 'us-east-1', endpoint: bench.url, credentials: bench.rootKey, maxAttempts: 1 })
})

afterAll(async () => {
  trail.destroy()
  await bench.close()
})

/** Every event so far, by its name. */
async function told(): Promise<Record<string, Record<string, unknown>>> {
  const { Events = [] } = await trail.send(new LookupEventsCommand({}))
  return Object.fromEntries(Events.map(({ EventName, CloudTrailEvent }) => [EventName, JSON.parse(CloudTrailEvent!)]))
}

test('the record spells the dates of IAM and STS, and leaves their secrets out', async () => {
  await bench.root('iam', 'CreateLoginProfile', {
    UserName: 'eve',
    Password: 'Espresso-2026!',
    PasswordResetRequired: true,
  })
  await bench.root('iam', 'CreateAccessKey', { UserName: 'eve' })
  await bench.as('eve')('sts', 'GetSessionToken')
  const events = await told()
  const date = expect.stringMatching(/^[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d:\d\d [AP]M$/)
  expect(events.CreateLoginProfile).toMatchObject({
    requestParameters: { userName: 'eve', passwordResetRequired: true },
    responseElements: { loginProfile: { userName: 'eve', createDate: date, passwordResetRequired: true } },
  })
  const { requestParameters, responseElements } = events.CreateAccessKey!
  expect(requestParameters).toEqual({ userName: 'eve' })
  expect(responseElements).toEqual({
    accessKey: { userName: 'eve', accessKeyId: expect.stringMatching(/^AKIA/), status: 'Active', createDate: date },
  })
  expect(events.GetSessionToken).toMatchObject({
    requestParameters: null,
    responseElements: { credentials: { accessKeyId: expect.stringMatching(/^ASIA/), expiration: date } },
  })
  expect(JSON.stringify(events)).not.toMatch(/Espresso-2026!|secretAccessKey/)
})

test('text that looks like a date is told as it was written', async () => {
  const Value = '2026-03-09T09:16:35Z'
  await bench.root('iam', 'CreateRole', {
    RoleName: 'dated',
    Description: Value,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    }),
    Tags: [{ Key: 'expires', Value }],
  })
  expect((await told()).CreateRole).toMatchObject({
    requestParameters: { description: Value, tags: [{ key: 'expires', value: Value }] },
    responseElements: { role: { createDate: expect.stringMatching(/^[A-Z][a-z]{2} /), tags: [{ value: Value }] } },
  })
})
