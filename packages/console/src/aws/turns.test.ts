import { expect, test } from 'vitest'
import { turns } from './turns.ts'

test('six at a time, in order; one that fails makes room, too', async () => {
  const inTurn = turns()
  let now = 0
  let most = 0
  const began: number[] = []
  const work = (number: number) =>
    inTurn(async () => {
      began.push(number)
      most = Math.max(most, ++now)
      await new Promise((done) => setTimeout(done, 1))
      now -= 1
      if (number % 5 === 0) throw new Error(`${number}`)
      return number
    })
  const ended = await Promise.allSettled(Array.from({ length: 40 }, (_, number) => work(number)))
  expect(most).toBe(6)
  expect(began).toEqual(Array.from({ length: 40 }, (_, number) => number))
  expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(8)
})
