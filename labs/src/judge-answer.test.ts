import { describe, expect, test } from 'vitest'
import { answersOf } from './answers.ts'
import { exercises } from './exercises.ts'
import { type Answer, exercisesOf, isRightAnswer, partsOf } from './judge-answer.ts'
import { readAs } from './schema.ts'

const why = 'Because it is so, and not otherwise.'
const options = [
  { text: 'First', why },
  { text: 'Second', right: true, why },
  { text: 'Third', right: true, why },
]
const part = 'What this part of it is for.'
const all = exercises.parse({
  quiz: [
    { id: 'one', kind: 'one', ask: 'Which one is it?', options: options.slice(0, 2) },
    { id: 'several', kind: 'several', ask: 'Which ones are it?', options },
    { id: 'order', kind: 'order', ask: 'In which order?', items: ['a', 'b', 'c'], why },
    {
      id: 'fill',
      kind: 'fill',
      ask: 'Whose account is it?',
      text: 'arn:aws:iam::___:root',
      answers: ['{account}'],
      why,
    },
  ],
  recall: ['one'],
  sorts: {
    duties: {
      ask: 'Whose duty is it?',
      bins: [
        { id: 'ours', label: 'Ours' },
        { id: 'theirs', label: 'Theirs' },
      ],
      items: [
        { id: 'data', text: 'The data', bin: 'ours', why },
        { id: 'doors', text: 'The doors', bin: 'theirs', why },
      ],
    },
  },
  arns: {
    read: [
      {
        id: 'mara',
        arn: 'arn:aws:iam::{account}:user/mara',
        parts: { partition: part, service: part, region: part, account: part, resource: part },
      },
    ],
    build: [{ id: 'menu', ask: 'The file menu.txt in a bucket', arn: 'arn:aws:s3:::menu/menu.txt', why }],
  },
})
const account = '123456789012'

test.each<[string, Answer, boolean | undefined]>([
  ['one', 1, true],
  ['one', 0, false],
  ['one', [1], false],
  ['several', [2, 1], true],
  ['several', [1], false],
  ['several', [0, 1, 2], false],
  ['several', [1, 2, 2], true],
  ['order', [0, 1, 2], true],
  ['order', [0, 2, 1], false],
  ['fill', ' 123456789012 ', true],
  ['fill', '1234-5678-9012', true],
  ['fill', '{account}', false],
  ['fill', '999999999999', false],
  ['duties', { data: 'ours', doors: 'theirs' }, true],
  ['duties', { data: 'ours' }, false],
  ['duties', { data: 'theirs', doors: 'theirs' }, false],
  ['mara', { partition: 'aws', service: 'iam', region: '', account, resource: 'user/mara' }, true],
  ['mara', { partition: 'aws', service: 'iam', region: 'us-east-1', account, resource: 'user/mara' }, false],
  ['menu', 'arn:aws:s3:::menu/menu.txt', true],
  ['menu', 'arn:aws:s3:::menu', false],
  ['none', 'arn:aws:s3:::menu', undefined],
  ['constructor', 0, undefined],
])('%s answered with %j: %s', (id, given, right) => {
  expect(isRightAnswer(all, id, given, account)).toBe(right)
})

test('an ARN falls into five parts, whatever its resource holds', () => {
  expect(partsOf('arn:aws:sns:us-east-1:1:a:b')).toEqual({
    partition: 'aws',
    service: 'sns',
    region: 'us-east-1',
    account: '1',
    resource: 'a:b',
  })
})

test('a step waits for one exercise, or for all of a kind, until the last of them is right', () => {
  expect([exercisesOf(all, 'arns'), exercisesOf(all, 'duties'), exercisesOf(all, 'none')]).toEqual([
    ['mara', 'menu'],
    ['duties'],
    [],
  ])
  const times = new Map([
    ['mara', new Date(1000)],
    ['duties', new Date(500)],
  ])
  const answers = answersOf(all, (id) => times.get(id))
  expect([answers.rightAt('arns'), answers.rightAt('duties'), answers.rightAt('none')]).toEqual([
    undefined,
    new Date(500),
    undefined,
  ])
  times.set('menu', new Date(2000))
  expect(answers.rightAt('arns')).toEqual(new Date(2000))
})

describe('exercises.yaml tells an author', () => {
  test.each([
    [
      'of two right options where one is asked for',
      { quiz: [{ id: 'q', kind: 'one', ask: 'Which one is it?', options }] },
      'quiz.0.options: 2 options are right, not exactly one',
    ],
    [
      'of a bin that is none',
      {
        sorts: {
          s: { ...all.sorts.duties, items: [{ id: 'x', text: 'It', bin: 'none', why }, all.sorts.duties?.items[0]] },
        },
      },
      'sorts.s.items.0.bin: none is not one of the bins',
    ],
    ['of an id that is there twice', { quiz: [all.quiz[2], all.quiz[2]] }, 'quiz.1.id: the id order is there twice'],
    ['of a recall that is no question', { recall: ['gone'] }, 'recall.0: gone is no question of the quiz'],
  ])('%s', (_, value, message) => {
    expect(() => readAs('exercises.yaml', exercises, value)).toThrow(message)
  })
})
