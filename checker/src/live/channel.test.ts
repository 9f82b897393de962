import { describe, expect, test } from 'vitest'
import type { LiveEvent } from '../contract.ts'
import { Channel } from './channel.ts'

const event = (step: string): LiveEvent => ({
  type: 'step',
  step: { module: 'm', step, status: 'passed', attempts: 0 },
})

function heardAfter(channel: Channel, after: number | undefined): string[] {
  const heard: string[] = []
  const end = channel.listen(after, ({ cursor, event }) =>
    heard.push(event.type === 'step' ? event.step.step : `${event.type}@${cursor - 1000}`),
  )
  end()
  return heard
}

describe('a channel that began at 1000 and published three events', () => {
  const channel = new Channel(1000)
  for (const name of ['a', 'b', 'c']) channel.publish(event(name))

  test.each([
    ['nothing in particular', undefined, []],
    ['the state before them', 1000, ['a', 'b', 'c']],
    ['the second', 1002, ['c']],
    ['the last', 1003, []],
    ['something of an earlier process', 999, ['resync@3']],
    ['something that is yet to come', 1004, ['resync@3']],
    ['the beginning of time', 0, ['resync@3']],
  ])('tells who has %s', (_, after, heard) => {
    expect(heardAfter(channel, after)).toEqual(heard)
  })
})

test('what is no longer there is said, and never silently left out', () => {
  const channel = new Channel(1000)
  for (let i = 1; i <= 1000; i += 1) channel.publish(event(`${i}`))
  expect(heardAfter(channel, 1010)).toEqual(['resync@1000'])
  expect(heardAfter(channel, 1998)).toEqual(['999', '1000'])
})

test('a listener that ended hears nothing more', () => {
  const channel = new Channel(0)
  const heard: number[] = []
  const end = channel.listen(undefined, ({ cursor }) => heard.push(cursor))
  channel.publish(event('a'))
  end()
  channel.publish(event('b'))
  expect([heard, channel.listeners]).toEqual([[1], 0])
})
