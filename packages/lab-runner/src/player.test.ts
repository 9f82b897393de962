/** The player: a module's start for a learner who exists, and what somebody else did to them. */
import { openAccount } from '@first-line/checker'
import { learnersOf, sandboxTarget } from '@first-line/checker/sandbox'
import { createSandbox, defaultHash, memoryStore } from '@first-line/sandbox'
import { managedPolicyFile } from '@first-line/sandbox/node'
import { expect, test } from 'vitest'
import { createPlayer } from './player.ts'

test('a start is the learner\u2019s own, and laid beside them; an arrival happens to them', {
  timeout: 60_000,
}, async () => {
  const store = memoryStore({ hash: defaultHash })
  const sandbox = await createSandbox({ store, managedPolicies: managedPolicyFile })
  const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  const learners = learnersOf(sandbox, target)
  const learner = await learners.create()
  const player = createPlayer({ sandbox, blobs: store.blobs })
  const look = () => openAccount(target, learner)
  const home = () => learners.documents(learner).get('home', 'attacker')

  const [before, hers] = [await (await look()).keys(), await home()]
  const start = await player.startOf(learner, '06-users')
  expect(await (await look()).alias()).toBeUndefined()
  await start.keep()
  await learners.world(learner).replace(start.world)

  const account = await look()
  expect(await account.alias()).toBe(`kape-labs-${learner.accountId}`)
  expect([(await account.summary()).rootMfa, (await account.root()).accessKeys]).toEqual([true, 0])
  expect((await account.keys()).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect(await home()).toEqual(hers)
  expect(await target.neighbours(learner)).toEqual({
    auditor: account.neighbour('auditor'),
    attacker: account.neighbour('attacker'),
  })

  await player.arrive(learner, '06-users', 0)
  expect((await (await look()).root()).accessKeys).toBe(1)
  expect((await (await look()).activity()).latest('iam:CreateAccessKey', 'allowed')).toMatchObject({
    principalKind: 'root',
  })
  await expect(player.arrive(learner, '06-users', 7)).rejects.toThrow('06-users has no arrival 7')
  await sandbox.close()
})
