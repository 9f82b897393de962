import { describe, expect, test } from 'vitest'
import { type Answered, chooseRecall } from './choose-recall.ts'

const candidates = [
  { module: '01', number: 1, id: 'a' },
  { module: '01', number: 1, id: 'b' },
  { module: '02', number: 2, id: 'c' },
  { module: '03', number: 3, id: 'd' },
]
const choose = (before: number, known: Record<string, Answered>) =>
  chooseRecall(candidates, before, ({ id }) => known[id]).map(({ id }) => id)
const right = (at: string): Answered => ({ right: true, at })
const wrong = (at: string): Answered => ({ right: false, at })

describe('recall', () => {
  test.each<[string, number, Record<string, Answered>, string[]]>([
    ['never asked: the latest modules, one question of each', 4, {}, ['d', 'c']],
    ['nothing of this module or later ones', 2, {}, ['a', 'b']],
    ['the first module has nothing to ask', 1, {}, []],
    ['what was wrong comes first', 4, { a: wrong('2026-01-02') }, ['a', 'd']],
    ['of two wrong ones in different modules both', 4, { a: wrong('2'), c: wrong('1') }, ['c', 'a']],
    ['never asked comes before what was right', 4, { d: right('1'), c: right('2') }, ['a', 'd']],
    [
      'all right once: what was longest ago',
      4,
      { a: right('3'), b: right('4'), c: right('1'), d: right('2') },
      ['c', 'd'],
    ],
  ])('%s', (_, before, known, ids) => {
    expect(choose(before, known)).toEqual(ids)
  })
})
