/** What the real CLI judges in the differential suite (`testing/query-cases.ts`), where there is none: the specification's own answers. */
import { expect, test } from 'vitest'
import type { Plain } from '../aws/python-text.ts'
import { compile } from './parser.ts'

const images: Plain = {
  Images: [
    { Id: 'a', Made: '2026-01-02', Tags: [{ Key: 'Name', Value: 'x' }], Size: 8 },
    { Id: 'b', Made: '2024-05-06', Tags: [], Size: 0 },
    { Id: 'c', Made: '2025-03-04', Size: 30 },
  ],
}

test.each<[string, Plain]>([
  ["Images[?Made > '2025-01-01'].Id", ['a', 'c']],
  ['Images[?Made <= `2025-03-04`].Id | [0]', 'b'],
  ['sort_by(Images, &Made)[].Id', ['b', 'c', 'a']],
  ['Images[].Id | reverse(@)', ['c', 'b', 'a']],
  [
    '[sort(Images[].Id), reverse(Images[].Size), Images[].Size]',
    [
      ['a', 'b', 'c'],
      [30, 0, 8],
      [8, 0, 30],
    ],
  ],
  [
    "Images[*].[Id, Tags[?Key=='Name'].Value | [0]]",
    [
      ['a', 'x'],
      ['b', null],
      ['c', null],
    ],
  ],
  ['Images[?Tags].Id', ['a']],
  ['Images[?!Tags].Id', ['b', 'c']],
  ['not_null(Images[1].Size, `5`)', 0],
  ['avg(`[]`)', null],
  ["length('ü€😀')", 3],
  ['Images[::-1].Id', ['c', 'b', 'a']],
  ['Images[0].{id: Id, tag: Tags[0].Key}', { id: 'a', tag: 'Name' }],
  ['{n: length(Images), all: sum(Images[].Size)}', { n: 3, all: 38 }],
  ['max_by(Images, &Size).Id', 'c'],
  ['Images[].Size.to_string(@)', ['8', '0', '30']],
  ['`null` == Images[2].Tags', true],
  ['`{"a": [1]}` == `{"a": [1]}`', true],
])('%s', (expression, expected) => {
  const before = structuredClone(images)
  expect(compile(expression)(images)).toEqual(expected)
  expect(images).toEqual(before)
})

test.each([
  ['Images[', 'Invalid jmespath expression: Incomplete expression:\n"Images["\n        ^'],
  ['Images^', 'Bad jmespath expression: Unknown token ^:\nImages^\n      ^'],
  [
    'length(Images[0].Size)',
    "In function length(), invalid type for value: 8, expected one of: ['string', 'array', 'object'], received: \"number\"",
  ],
  ['nope(@)', 'Unknown function: nope()'],
  ["Images[?Size > 'a']", "'>' not supported between instances of 'int' and 'str'"],
])('%s is a mistake', (expression, message) => {
  expect(() => compile(expression)(images)).toThrow(message)
})
