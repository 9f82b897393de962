import {
  CloudTrailClient,
  DescribeTrailsCommand,
  LookupEventsCommand,
  type LookupEventsCommandInput,
} from '@aws-sdk/client-cloudtrail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../testing/served.ts'

let bench: ServedBench
let trail: CloudTrailClient

beforeAll(async () => {
  bench = await servedBench({ users: [{ userName: 'eve', accessKeys: [{}] }] })
  trail = new CloudTrailClient({ region: 'us-east-1', endpoint: bench.url, credentials: bench.rootKey, maxAttempts: 1 })
  await bench.root('iam', 'CreateUser', { UserName: 'bob', Path: '/team/' })
  await bench.as('eve')('iam', 'DeleteUser', { UserName: 'bob' })
  await bench.root('sns', 'CreateTopic', { Name: 'alerts' })
  await bench.root('sns', 'Publish', { TopicArn: `arn:aws:sns:us-east-1:${ACCOUNT}:alerts`, Message: 'x' })
  await bench.root('sns', 'CreateTopic', { Name: 'there' }, { region: 'eu-west-1' })
})

afterAll(async () => {
  trail.destroy()
  await bench.close()
})

const lookup = async (input: LookupEventsCommandInput = {}) =>
  (await trail.send(new LookupEventsCommand(input))).Events ?? []
const by = (AttributeKey: string, AttributeValue: string) =>
  ({ LookupAttributes: [{ AttributeKey, AttributeValue }] }) as LookupEventsCommandInput

describe('the event history', () => {
  test('has a write in CloudTrail’s own JSON', async () => {
    const [event, ...more] = await lookup(by('EventName', 'CreateUser'))
    expect(more).toEqual([])
    const { CloudTrailEvent, ...plain } = event!
    expect(plain).toEqual({
      EventId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      EventName: 'CreateUser',
      ReadOnly: 'false',
      AccessKeyId: bench.rootKey.accessKeyId,
      EventTime: expect.any(Date),
      EventSource: 'iam.amazonaws.com',
      Username: 'root',
      Resources: ['bob', `arn:aws:iam::${ACCOUNT}:user/team/bob`, expect.stringMatching(/^AIDA/)].map(
        (ResourceName) => ({ ResourceType: 'AWS::IAM::User', ResourceName }),
      ),
    })
    expect(JSON.parse(CloudTrailEvent!)).toEqual({
      eventVersion: '1.11',
      userIdentity: {
        type: 'Root',
        principalId: ACCOUNT,
        arn: `arn:aws:iam::${ACCOUNT}:root`,
        accountId: ACCOUNT,
        accessKeyId: bench.rootKey.accessKeyId,
      },
      eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateUser',
      awsRegion: 'us-east-1',
      sourceIPAddress: '127.0.0.1',
      userAgent: expect.any(String),
      requestParameters: { userName: 'bob', path: '/team/' },
      responseElements: { user: expect.objectContaining({ userName: 'bob', path: '/team/' }) },
      requestID: expect.stringMatching(/^[0-9a-f-]{36}$/),
      eventID: plain.EventId,
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: ACCOUNT,
      eventCategory: 'Management',
    })
  })

  test('has what a read asked for, and not what it was told', async () => {
    await bench.root('iam', 'GetUserPolicy', { UserName: 'eve', PolicyName: 'none' })
    await bench.root('iam', 'ListUsers')
    const told = async (name: string) =>
      JSON.parse((await lookup(by('EventName', name)))[0]!.CloudTrailEvent!) as Record<string, unknown>
    expect(await told('GetUserPolicy')).toMatchObject({
      requestParameters: { userName: 'eve', policyName: 'none' },
      responseElements: null,
      errorCode: 'NoSuchEntity',
      readOnly: true,
    })
    expect(await told('ListUsers')).toMatchObject({ requestParameters: null, responseElements: null })
  })

  test('has refusals', async () => {
    const [event] = await lookup(by('Username', 'eve'))
    expect(JSON.parse(event!.CloudTrailEvent!)).toMatchObject({
      eventName: 'DeleteUser',
      errorCode: 'AccessDenied',
      errorMessage: expect.stringContaining('is not authorized to perform: iam:DeleteUser'),
      userIdentity: { type: 'IAMUser', userName: 'eve', arn: `arn:aws:iam::${ACCOUNT}:user/eve` },
    })
  })

  test('has no data events, and nothing of another Region', async () => {
    const names = (await lookup(by('EventSource', 'sns.amazonaws.com'))).map(({ EventName }) => EventName)
    expect(names).toEqual(['CreateTopic'])
  })

  test('is searched by resource, id and time, and read by pages, the newest first', async () => {
    expect((await lookup(by('ResourceName', 'bob'))).map(({ EventName }) => EventName)).toEqual([
      'DeleteUser',
      'CreateUser',
    ])
    const [one] = await lookup(by('ResourceType', 'AWS::SNS::Topic'))
    expect(await lookup(by('EventId', one!.EventId!))).toEqual([one])
    expect(await lookup({ EndTime: new Date(0) })).toEqual([])
    const writes = by('ReadOnly', 'false')
    const first = await trail.send(new LookupEventsCommand({ ...writes, MaxResults: 2 }))
    const second = await trail.send(new LookupEventsCommand({ ...writes, MaxResults: 2, NextToken: first.NextToken }))
    const told = [...first.Events!, ...second.Events!].map(({ EventName }) => EventName)
    expect(told).toEqual(['CreateTopic', 'DeleteUser', 'CreateUser'])
  })

  test.each<[string, LookupEventsCommandInput, string]>([
    [
      'two attributes',
      { LookupAttributes: [...by('EventName', 'a').LookupAttributes!, ...by('EventName', 'b').LookupAttributes!] },
      'InvalidLookupAttributesException 400',
    ],
    [
      'a time that runs backwards',
      { StartTime: new Date(1e12), EndTime: new Date(0) },
      'InvalidTimeRangeException 400',
    ],
    ['a token', { NextToken: 'x' }, 'InvalidNextTokenException 400'],
    ['too many', { MaxResults: 51 }, 'ValidationException 400'],
  ])('refuses %s', async (_, input, message) => {
    expect(await errorOf(trail.send(new LookupEventsCommand(input)))).toContain(message)
  })
})

test('a new account has no trail', async () => {
  expect(await answerOf(trail.send(new DescribeTrailsCommand({})))).toEqual({ trailList: [] })
})
