import { expect, test } from 'vitest'
import { createMemorySandbox } from '../targets/memory-sandbox.ts'
import { loadedPlayer } from './load-player.ts'

const learner = { id: 'x', accountId: '123456789012', createdAt: '2030-01-01T00:00:00.000Z' }

test('a server without it says so, and one that has another thing there fails', async () => {
  const sandbox = await createMemorySandbox()
  const options = { sandbox, blobs: {} as never }
  await expect(loadedPlayer('@first-line/nothing', options).startOf(learner, '06-users')).rejects.toMatchObject({
    problem: { code: 'not-here', message: 'This server has no @first-line/nothing, which plays labs.' },
  })
  await expect(loadedPlayer('node:path', options).startOf(learner, '06-users')).rejects.toThrow(
    'node:path exports no createPlayer',
  )
  await sandbox.close()
})
