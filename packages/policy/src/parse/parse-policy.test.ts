import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readJson } from './json-text.ts'
import { parsePolicy } from './parse-policy.ts'

const text = `{
  "Version": "2012-10-17",
  "Id": "one",
  "Statement": [
    {
      "Sid": "A",
      "Effect": "Allow",
      "Principal": { "AWS": ["111122223333"], "Service": "ec2.amazonaws.com" },
      "Action": "s3:Get*",
      "Resource": ["*"],
      "Condition": { "Bool": { "aws:SecureTransport": true } }
    }
  ]
}`

/** Where a piece of the text stands, counted another way than the parser does. */
const placeOf = (piece: string) => {
  const position = (offset: number) => {
    const lines = text.slice(0, offset).split('\n')
    return at(offset, lines.length, (lines.at(-1) ?? '').length + 1)
  }
  const start = text.indexOf(piece)
  return { start: position(start), end: position(start + piece.length) }
}

const at = (offset: number, line: number, column: number) => ({ offset, line, column })

describe('parsePolicy', () => {
  test('reads everything, with its place', () => {
    expect(parsePolicy(text)).toEqual({
      ok: true,
      document: {
        version: '2012-10-17',
        id: 'one',
        text,
        statements: [
          {
            sid: 'A',
            effect: 'Allow',
            principal: [
              { type: 'AWS', value: '111122223333' },
              { type: 'Service', value: 'ec2.amazonaws.com' },
            ],
            action: ['s3:Get*'],
            resource: ['*'],
            conditions: [
              {
                operator: 'Bool',
                key: 'aws:SecureTransport',
                values: ['true'],
                range: placeOf('"aws:SecureTransport": true'),
              },
            ],
            range: placeOf(text.slice(text.indexOf('{\n      "Sid"'), text.lastIndexOf('\n  ]'))),
            elements: {
              Sid: placeOf('"A"'),
              Effect: placeOf('"Allow"'),
              Principal: placeOf('{ "AWS": ["111122223333"], "Service": "ec2.amazonaws.com" }'),
              Action: placeOf('"s3:Get*"'),
              Resource: placeOf('["*"]'),
              Condition: placeOf('{ "Bool": { "aws:SecureTransport": true } }'),
            },
          },
        ],
      },
    })
  })

  test('says where a syntax error is and what was expected', () => {
    expect(parsePolicy('{\n  "Version": "2012-10-17"\n  "Statement": []\n}')).toEqual({
      ok: false,
      problems: [
        {
          key: 'json-syntax',
          severity: 'error',
          params: { expected: '"," or "}"', first: '{' },
          range: { start: at(30, 3, 3), end: at(30, 3, 3) },
        },
      ],
    })
  })

  test('names the statement and the place of a wrong type', () => {
    const result = parsePolicy('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":7}}')
    expect(result).toEqual({
      ok: false,
      problems: [
        {
          key: 'wrong-type',
          severity: 'error',
          params: { element: 'Action', expected: 'string', found: 'number' },
          statement: 0,
          range: { start: at(63, 1, 64), end: at(64, 1, 65) },
        },
      ],
    })
  })

  test('is not brought down by any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('['.repeat(100_000))), (anything) => {
        parsePolicy(anything)
      }),
    )
  })
})

describe('readJson', () => {
  test('takes what JSON.parse takes, and nothing else', () => {
    const nearJson = fc.string({ unit: fc.constantFrom(...'{}[]",:0-1e+.tfn\\u \n'.split(''), 'true', '"a"', 'null') })
    fc.assert(
      fc.property(fc.oneof(fc.json({ maxDepth: 5 }), nearJson), (candidate) => {
        let valid = true
        try {
          JSON.parse(candidate)
        } catch {
          valid = false
        }
        expect(readJson(candidate).ok).toBe(valid)
      }),
      { numRuns: 2_000 },
    )
  })
})
