import { describe, expect, test } from 'vitest'
import { emptyStatement, readStatements, serviceOf, writeStatements } from './editable-statement.ts'

const text = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Id: 'kept', Statement: statement }, undefined, 4)

describe('a policy through the visual editor', () => {
  test.each([
    [[{ Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: 'arn:aws:s3:::b/*' }]],
    [
      [
        {
          Effect: 'Deny',
          Action: 'ec2:*',
          Resource: '*',
          Condition: { StringEquals: { 'ec2:ResourceTag/Environment': ['Test', 'Dev'] } },
        },
      ],
    ],
    [[{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }]],
    [[{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }]],
  ])('%j comes out as it went in', (statement) => {
    const before = text(statement)
    expect(writeStatements(before, readStatements(before) ?? [])).toBe(before)
  })

  test('a single statement without a list is read, too', () => {
    expect(readStatements(text({ Effect: 'Allow', Action: '*', Resource: '*' }))).toHaveLength(1)
  })

  test('what it cannot change is said to be for the JSON editor', () => {
    const [statement] = readStatements(text([{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }])) ?? []
    expect(statement?.onlyJson).toBe('It has NotAction.')
  })

  test('conditions of one operator are written as one block', () => {
    const condition = { operator: 'Bool', values: ['true'] }
    const written = writeStatements(text([]), [
      {
        ...emptyStatement(),
        actions: ['iam:*'],
        conditions: [
          { ...condition, key: 'aws:MultiFactorAuthPresent' },
          { ...condition, key: 'aws:SecureTransport' },
        ],
      },
    ])
    expect(JSON.parse(written).Statement[0].Condition).toEqual({
      Bool: { 'aws:MultiFactorAuthPresent': 'true', 'aws:SecureTransport': 'true' },
    })
  })

  test.each(['', '{', '[]', '"x"', '{"Statement": [1]}'])('%j cannot be shown', (broken) => {
    expect(readStatements(broken)).toBeUndefined()
  })
})

test.each([
  [['s3:GetObject', 'S3:ListBucket'], 's3'],
  [['s3:GetObject', 'ec2:RunInstances'], undefined],
  [['*'], undefined],
  [[], undefined],
])('the service of %j is %s', (actions, service) => {
  expect(serviceOf({ ...emptyStatement(), actions })).toBe(service)
})
