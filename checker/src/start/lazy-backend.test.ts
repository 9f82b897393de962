import { expect, test } from 'vitest'
import type { Learner } from '../contract.ts'
import { onlyOn } from '../targets/targets.ts'
import { createStandIn } from '../testing/stand-in.ts'
import { lazyBackend } from './lazy-backend.ts'

const learner: Learner = { id: 'x', accountId: '123456789012', createdAt: '2030-01-01T00:00:00.000Z' }

test('what is asked early waits, what is known early is told, what cannot wait says so', async () => {
  const lazy = lazyBackend({ kind: 'sandbox', endpoint: 'http://127.0.0.1:1', fixed: true })
  expect([lazy.target.kind, lazy.target.endpoint]).toEqual(['sandbox', 'http://127.0.0.1:1'])
  expect(() => lazy.target.follow(learner, () => {})).toThrow('the accounts were asked for before they were loaded')
  const made = lazy.store.create()
  const standIn = createStandIn()
  const asked: unknown[] = []
  const play = async (...about: unknown[]) => void asked.push(about)
  lazy.set({
    ...standIn,
    targets: onlyOn(standIn.target),
    player: { startOf: play as never, arrive: play, clean: play },
  })
  await lazy.player.arrive(learner, '06-users', 0)
  expect(asked).toEqual([[learner, '06-users', 0]])
  expect(await lazy.store.find((await made).id)).toEqual(await made)
  expect([lazy.target.endpoint, lazy.target.region]).toEqual(['http://127.0.0.1:4566', 'us-east-1'])
  expect(await lazy.target.card(await made)).toEqual(await standIn.target.card(await made))
})
