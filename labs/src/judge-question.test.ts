import { describe, expect, test } from 'vitest'
import type { Question } from './exercises.ts'
import { type Given, isRightFor } from './judge-question.ts'

const account = '482719305561'
const asked = { ask: 'Which of them is it?' }
const why = 'Because it is so.'
const options = [
  { text: 'this', right: false, why },
  { text: 'that', right: true, why },
]
const one: Question = { id: 'one', kind: 'one', ...asked, options }
const several: Question = {
  ...one,
  kind: 'several',
  options: [...options, { text: 'also', right: true, why }],
}
const order: Question = { id: 'order', kind: 'order', ...asked, items: ['a', 'b', 'a'], why }
const fill: Question = {
  id: 'fill',
  kind: 'fill',
  ...asked,
  text: 'arn:aws:iam::___:user/mara',
  answers: ['{account}', '123456789012', 'Mara'],
  why,
}

describe('an answer', () => {
  test.each<[string, Question, Given, boolean]>([
    ['the right option', one, 1, true],
    ['another option', one, 0, false],
    ['an option that is not there', one, 7, false],
    ['a list where one is asked for', one, [1], false],
    ['all that are true', several, [1, 2], true],
    ['in any order', several, [2, 1], true],
    ['one too few', several, [1], false],
    ['one too many', several, [0, 1, 2], false],
    ['one that is not there', several, [1, 2, 9], false],
    ['none', several, [], false],
    ['the right order', order, [0, 1, 2], true],
    ['two items that read the same may change places', order, [2, 1, 0], true],
    ['one item twice', order, [0, 1, 0], false],
    ['another order', order, [1, 0, 2], false],
    ['an order with a part missing', order, [0, 1], false],
    ['the own account', fill, account, true],
    ['with hyphens, as the console shows it', fill, '4827-1930-5561', true],
    ['spaces around do not matter', fill, ' 123456789012 ', true],
    ['somebody else\u2019s account', fill, '111122223333', false],
    ['case does not count', fill, 'mara', true],
    ['text where a place is asked for', one, 'that', false],
    ['parts where a text is asked for', fill, { account }, false],
  ])('%s', (_, question, given, right) => {
    expect(isRightFor(question, given, account)).toBe(right)
  })
})
