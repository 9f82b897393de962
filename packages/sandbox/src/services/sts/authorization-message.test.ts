import { expect, test } from 'vitest'
import type { DenialFacts } from '../../denial-style.ts'
import { defaultHash, systemRandom } from '../../environment.ts'
import type { RecordedDecision } from '../../events/event.ts'
import { createIds } from '../../ids/ids.ts'
import { rootCaller } from '../../pipeline/authenticate.ts'
import { encodeAuthorizationMessage } from '../../pipeline/authorization-message.ts'
import { createSessions } from '../../sessions/sessions.ts'
import { ACCOUNT, testBench } from '../../testing/sandbox.ts'
import { services } from '../index.ts'

const DENY = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Sid: 'NoUsers', Effect: 'Deny', Action: 'iam:CreateUser', Resource: '*' },
  ],
}

/** The services, IAM telling the encoded message of its denials, as EC2 does. */
const telling = services.map((service) =>
  service.name === 'iam'
    ? { ...service, denial: { ...service.denial, message: (facts: DenialFacts) => facts.encoded?.() ?? '' } }
    : service,
)

test('a denial’s message is read by who may, in the same account', async () => {
  const bench = await testBench(
    {
      users: [
        { userName: 'bob', inlinePolicies: { own: DENY }, accessKeys: [{}] },
        { userName: 'eve', accessKeys: [{}] },
      ],
    },
    { services: telling },
  )
  const other = await bench.sandbox.createAccount(bench.world, { id: '210987654321' })
  const { message: EncodedMessage = '' } = await bench.as('bob')('iam', 'CreateUser', { UserName: 'new' })
  const answer = await bench.root('sts', 'DecodeAuthorizationMessage', { EncodedMessage })
  const decoded = JSON.parse(String(answer.output?.DecodedMessage))
  expect(decoded).toEqual({
    allowed: false,
    explicitDeny: true,
    matchedStatements: {
      items: [
        {
          statementId: 'NoUsers',
          effect: 'DENY',
          principals: { items: [] },
          principalGroups: { items: [] },
          actions: { items: [{ value: 'iam:CreateUser' }] },
          resources: { items: [{ value: '*' }] },
          conditions: { items: [] },
        },
      ],
    },
    failures: { items: [] },
    context: {
      principal: { id: expect.stringMatching(/^AIDA/), arn: `arn:aws:iam::${ACCOUNT}:user/bob` },
      action: 'iam:CreateUser',
      resource: `arn:aws:iam::${ACCOUNT}:user/new`,
      conditions: {
        items: expect.arrayContaining([{ key: 'aws:requestedregion', values: { items: [{ value: 'us-east-1' }] } }]),
      },
    },
  })
  const invalid = { status: 400, code: 'InvalidAuthorizationMessageException', message: 'Message is not valid' }
  expect(await bench.with(other.rootKey)('sts', 'DecodeAuthorizationMessage', { EncodedMessage })).toMatchObject(
    invalid,
  )
  const changed = `${EncodedMessage.slice(0, 40)}${EncodedMessage[40] === 'A' ? 'B' : 'A'}${EncodedMessage.slice(41)}`
  expect(await bench.root('sts', 'DecodeAuthorizationMessage', { EncodedMessage: changed })).toMatchObject(invalid)
  expect(await bench.as('eve')('sts', 'DecodeAuthorizationMessage', { EncodedMessage })).toMatchObject({
    status: 403,
    code: 'AccessDenied',
    message: `User: arn:aws:iam::${ACCOUNT}:user/eve is not authorized to perform: sts:DecodeAuthorizationMessage because no identity-based policy allows the sts:DecodeAuthorizationMessage action`,
  })
  expect(bench.faults).toEqual([])
})

test('a message too long to be decoded leaves the statements out', () => {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Deny', Action: '*', Resource: Array.from({ length: 300 }, (_, at) => `arn:aws:s3:::bucket-${at}/*`) },
    ],
  })
  const denied: RecordedDecision = {
    action: 's3:GetObject',
    resource: '*',
    decision: {
      effect: 'deny',
      explicit: true,
      layer: 'identity',
      by: [{ policy: { kind: 'identity', hash: 'h' }, statement: 0 }],
    },
    policies: [],
    context: {},
  }
  const sessions = createSessions({ hash: defaultHash, ids: createIds(systemRandom()), key: new Uint8Array(32) })
  const encoded = encodeAuthorizationMessage(rootCaller(ACCOUNT), denied, { world: 'w', sessions, textOf: () => text })
  expect(encoded.length).toBeLessThan(10_240)
  expect(JSON.parse(JSON.parse(sessions.unseal(encoded) ?? '{}').message).matchedStatements).toEqual({ items: [] })
})
