import { describe, expect, test } from 'vitest'
import { fromLink, type Situation, situationOf, toLink } from './situation.ts'

const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:Get*'], Resource: '*' }] }

const plain: Situation = {
  principal: 'arn:aws:iam::482719305561:user/mara',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::kape-invoices/Übersicht.pdf',
  context: [['aws:SecureTransport', 'true']],
  layers: { identity: [{ name: 'Reader', text: '{}' }] },
}

describe('a preset', () => {
  test('becomes text; layers without a policy set no limit, but its own are always asked', () => {
    expect(
      situationOf({
        title: 't',
        story: 's',
        predict: true,
        request: { principal: 'p', action: 'a', resource: 'r', context: { 'aws:TagKeys': ['a', 'b'] } },
        layers: { identity: [], scps: [], rcps: [], session: [], boundary: [{ name: 'B', document }] },
      }),
    ).toEqual({
      principal: 'p',
      action: 'a',
      resource: 'r',
      context: [
        ['aws:TagKeys', 'a'],
        ['aws:TagKeys', 'b'],
      ],
      layers: {
        identity: [],
        boundary: [
          {
            name: 'B',
            text: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:Get*"],
      "Resource": "*"
    }
  ]
}`,
          },
        ],
      },
    })
  })
})

describe('a link', () => {
  test('has the whole situation in it', () => {
    expect(toLink(plain)).toMatch(/^s=[\w-]+$/)
    expect(fromLink(`#${toLink(plain)}`)).toEqual(plain)
  })

  test.each([
    ['nothing', ''],
    ['an anchor', '#the-request'],
    ['cut off', `#${toLink(plain).slice(0, 40)}`],
    ['other JSON', '#s=eyJhIjoxfQ'],
    ['no text at all', '#s=_____w'],
  ])('%s is none', (_, hash) => {
    expect(fromLink(hash)).toBeUndefined()
  })
})
