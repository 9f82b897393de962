import { expect, test } from 'vitest'
import { compiled } from '../cases/case.ts'
import { here, people } from '../cases/people.ts'
import { explain } from './explain.ts'

test('tells every layer, statement and clause, and what was absent', () => {
  const identity = compiled(
    [
      { Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::b/*' },
      {
        Sid: 'NoPlainText',
        Effect: 'Deny',
        Action: 's3:*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringLike: { 'aws:UserAgent': ['curl*'] } },
      },
    ],
    'identity',
    { name: 'storage' },
  )
  const [read, noPlainText] = identity.document.statements
  const [secure, agent] = noPlainText?.conditions ?? []
  const request = {
    principal: people.federatedByRoot,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::b/k',
    context: { 'aws:securetransport': 'true' },
  }
  const bobs = { ...request, principal: people.bob }
  expect(explain(bobs, { identity: [identity] })).toEqual({
    decision: {
      effect: 'allow',
      layer: 'identity',
      by: [{ policy: { kind: 'identity', name: 'storage' }, statement: 0, sid: 'Read' }],
    },
    reason: { key: 'allowed-by-identity' },
    principalAccount: here,
    resourceAccount: here,
    crossAccount: false,
    context: {
      'aws:principalarn': people.bob.arn,
      'aws:principalaccount': here,
      'aws:principaltype': 'User',
      'aws:userid': people.bob.userId,
      'aws:username': 'bob',
      'aws:principalisawsservice': 'false',
      'aws:principaltag/team': 'Blue',
      'aws:securetransport': 'true',
    },
    absentKeys: ['aws:UserAgent'],
    layers: [
      {
        layer: 'identity',
        result: 'allow',
        role: 'granted',
        levels: [
          {
            result: 'allow',
            policies: [
              {
                policy: { kind: 'identity', name: 'storage' },
                result: 'allow',
                statements: [
                  {
                    statement: 0,
                    sid: 'Read',
                    effect: 'Allow',
                    matched: true,
                    range: read?.range,
                    clauses: [
                      {
                        element: 'Action',
                        matched: true,
                        listed: ['s3:Get*'],
                        resolved: ['s3:Get*'],
                        actual: 's3:GetObject',
                        by: 's3:Get*',
                      },
                      {
                        element: 'Resource',
                        matched: true,
                        listed: ['arn:aws:s3:::b/*'],
                        resolved: ['arn:aws:s3:::b/*'],
                        actual: 'arn:aws:s3:::b/k',
                        by: 'arn:aws:s3:::b/*',
                      },
                    ],
                  },
                  {
                    statement: 1,
                    sid: 'NoPlainText',
                    effect: 'Deny',
                    matched: false,
                    range: noPlainText?.range,
                    clauses: [
                      {
                        element: 'Action',
                        matched: true,
                        listed: ['s3:*'],
                        resolved: ['s3:*'],
                        actual: 's3:GetObject',
                        by: 's3:*',
                      },
                      {
                        element: 'Resource',
                        matched: true,
                        listed: ['*'],
                        resolved: ['*'],
                        actual: 'arn:aws:s3:::b/k',
                        by: '*',
                      },
                      {
                        element: 'Condition',
                        matched: false,
                        operator: 'Bool',
                        conditionKey: 'aws:SecureTransport',
                        listed: ['false'],
                        resolved: ['false'],
                        actual: ['true'],
                        reason: { key: 'not-matched' },
                        range: secure?.range,
                      },
                      {
                        element: 'Condition',
                        matched: false,
                        operator: 'StringLike',
                        conditionKey: 'aws:UserAgent',
                        listed: ['curl*'],
                        resolved: ['curl*'],
                        actual: undefined,
                        reason: { key: 'absent' },
                        range: agent?.range,
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  })
  expect(explain(request, { identity: [identity], session: [] }).reason).toEqual({
    key: 'not-allowed',
    layer: 'session',
  })
})
