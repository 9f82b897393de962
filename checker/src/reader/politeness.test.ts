import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { myTurn, politely } from './politeness.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

test('in the foreground nobody waits', async () => {
  await Promise.all([myTurn(), myTurn(), myTurn()])
})

test('in the background one call a second is made, also by what is set going', async () => {
  const made: string[] = []
  const call = async (name: string) => {
    await myTurn()
    made.push(name)
  }
  const work = politely(() => Promise.all([call('a'), call('b'), Promise.resolve().then(() => call('c'))]))
  await vi.advanceTimersByTimeAsync(0)
  expect(made).toEqual(['a'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(made).toEqual(['a', 'b'])
  await vi.advanceTimersByTimeAsync(1_000)
  await work
  expect(made).toEqual(['a', 'b', 'c'])
})
