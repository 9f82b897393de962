import { describe, expect, test } from 'vitest'
import { shuffled } from './shuffled.ts'

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
