import type { Answer } from '@first-line/checker/contract'
import { describe, expect, test } from 'vitest'
import { isRight, type Question, shuffled } from './question.ts'

const account = '482719305561'
const one: Question = {
  id: 'one',
  kind: 'one',
  ask: 'Which?',
  options: [
    { text: 'this', why: 'no' },
    { text: 'that', right: true, why: 'yes' },
  ],
}
const several: Question = {
  ...one,
  kind: 'several',
  options: [...one.options, { text: 'also', right: true, why: 'yes' }],
}
const order: Question = { id: 'order', kind: 'order', ask: 'Order?', items: ['a', 'b', 'a'], why: 'so' }
const fill: Question = {
  id: 'fill',
  kind: 'fill',
  ask: 'Fill',
  text: 'arn:aws:iam::___:user/mara',
  answers: ['{account}', '123456789012', 'Mara'],
  why: 'so',
}

describe('an answer', () => {
  test.each<[string, Question, Answer, boolean]>([
    ['the right option', one, 1, true],
    ['another option', one, 0, false],
    ['an option that is not there', one, 7, false],
    ['a list where one is asked for', one, [1], false],
    ['all that are true', several, [1, 2], true],
    ['in any order', several, [2, 1], true],
    ['one too few', several, [1], false],
    ['one too many', several, [0, 1, 2], false],
    ['none', several, [], false],
    ['the right order', order, [0, 1, 2], true],
    ['two items that read the same may change places', order, [2, 1, 0], true],
    ['another order', order, [1, 0, 2], false],
    ['an order with a part missing', order, [0, 1], false],
    ['the own account', fill, account, true],
    ['spaces around do not matter', fill, ' 123456789012 ', true],
    ['somebody else’s account', fill, '111122223333', false],
    ['case does not count', fill, 'mara', true],
    ['text where a place is asked for', one, 'that', false],
  ])('%s', (_, question, answer, right) => {
    expect(isRight(question, answer, account)).toBe(right)
  })
})

describe('shuffled', () => {
  test('keeps every item, is the same each time, and never the right order', () => {
    for (const seed of ['a', 'b', 'c', 'how-a-request-goes', '06-users/order']) {
      for (const count of [2, 3, 4, 7]) {
        const places = shuffled(count, seed)
        expect([...places].sort()).toEqual(Array.from({ length: count }, (_, at) => at))
        expect(places).toEqual(shuffled(count, seed))
        expect(places).not.toEqual([...places].sort())
      }
    }
  })

  test('leaves alone what has one item', () => {
    expect(shuffled(1, 'x')).toEqual([0])
  })
})
