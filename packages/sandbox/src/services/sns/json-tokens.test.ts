import { expect, test } from 'vitest'
import { JsonError, jsonTokens } from './json-tokens.ts'

const source = 'Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)'

test.each([
  [
    '{',
    `Unexpected end-of-input: expected close marker for Object (start marker at [${source}; line: 1, column: 1])`,
    2,
  ],
  [
    '{"a":[1',
    `Unexpected end-of-input: expected close marker for Array (start marker at [${source}; line: 1, column: 6])`,
    8,
  ],
  ['{a}', "Unexpected character ('a' (code 97)): was expecting double-quote to start field name", 2],
  ['{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value", 6],
  ['{"a":1 "b":2}', `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries`, 8],
  ['[1 2]', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", 4],
  [
    '{"a":yes}',
    "Unrecognized token 'yes': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    9,
  ],
  ['{"a":"b', 'Unexpected end-of-input: was expecting closing quote for a string value', 8],
])('%s is no JSON', (text, reason, column) => {
  expect(() => jsonTokens(text)).toThrow(new JsonError(`${reason}\n at [${source}; line: 1, column: ${column}]`))
})

test('lines are counted', () => {
  expect(() => jsonTokens('{\n  "a": ]\n}')).toThrow(/line: 2, column: 8\]$/)
})

test('whatever JSON.stringify writes is read', () => {
  const value = { a: [1, -2.5e3, true, null, 'x"\\\n'], b: { c: [] }, d: {} }
  expect(jsonTokens(JSON.stringify(value, null, 1)).map(({ text }) => text)).toEqual([
    '{',
    'a',
    '[',
    '1',
    '-2500',
    'true',
    'null',
    'x"\\\n',
    ']',
    'b',
    '{',
    'c',
    '[',
    ']',
    '}',
    'd',
    '{',
    '}',
    '}',
  ])
})
