/** One person on several targets, and a target that is for one person. */
import { expect, test } from 'vitest'
import type { Target } from '../targets/target.ts'
import { createStandIn } from '../testing/stand-in.ts'
import { makeLearner } from './make.ts'
import { forgetSibling, makeSiblings, siblingsOf } from './siblings.ts'

const on = (kind: Target['kind']): Target => ({ ...createStandIn().target, kind })

test('LocalStack takes one learner; who leaves makes room', async () => {
  const { store } = createStandIn()
  const first = await makeLearner({ store }, on('localstack'))
  await expect(makeLearner({ store }, on('localstack'))).rejects.toMatchObject({
    problem: { code: 'not-here', message: expect.stringContaining('It is for one learner') },
  })
  const sandbox = on('sandbox')
  await Promise.all([makeLearner({ store }, sandbox), makeLearner({ store }, sandbox)])
  await store.drop(first)
  expect(await makeLearner({ store }, on('localstack'))).toMatchObject({ target: 'localstack' })
})

test('siblings know of each other, from whichever of them one asks, and forget who is gone', async () => {
  const { store } = createStandIn()
  const [one, two, three] = [
    await store.create(),
    await store.create(on('localstack')),
    await store.create(on('aws')),
  ] as const
  await makeSiblings(store, one, two)
  await makeSiblings(store, two, three)
  const all = { sandbox: one.id, localstack: two.id, [`aws/${three.accountId}`]: three.id }
  for (const each of [one, two, three]) expect(await siblingsOf(store, each)).toEqual(all)
  await forgetSibling(store, two)
  expect(await siblingsOf(store, one)).toEqual({ sandbox: one.id, [`aws/${three.accountId}`]: three.id })
  expect(await siblingsOf(store, two)).toEqual({ localstack: two.id })
})
