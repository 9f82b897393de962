/** The same labs on a real LocalStack, so that the sandbox is not the only judge of them. */
import { labIds } from '@first-line/labs'
import { readLab } from '@first-line/labs/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGround } from './grounds.ts'
import { type StartedLocalStack, startLocalStack } from './localstack.ts'
import { verify } from './verify.ts'

const minutes = 60_000
let localStack: StartedLocalStack

// The first time it is installed; then it starts in seconds.
beforeAll(async () => {
  localStack = await startLocalStack()
}, 6 * minutes)
afterAll(async () => {
  if (localStack?.kind === 'started') await localStack.close()
})

test.for(labIds)('%s is proven on LocalStack', { timeout: 2 * minutes }, async (id, { skip }) => {
  if (localStack.kind === 'unavailable') return skip(localStack.reason)
  const ground = await openGround('localstack', { endpoint: localStack.endpoint })
  const loaded = await readLab(id)
  if (!loaded) throw new Error(`no lab ${id}`)
  const proofs = await verify(loaded, ground)
  expect(proofs.filter(({ instead }) => instead !== undefined)).toEqual([])
  expect(proofs.length).toBe(4 + loaded.lab.nearMisses.length)
})

test('a pass on LocalStack is computed, since it enforces nothing', async ({ skip }) => {
  if (localStack.kind === 'unavailable') return skip(localStack.reason)
  const { runSteps } = await import('@first-line/checker')
  const { readSolution } = await import('@first-line/labs/node')
  const { play } = await import('./play.ts')
  const ground = await openGround('localstack', { endpoint: localStack.endpoint })
  const loaded = await readLab('06-users')
  if (!loaded) throw new Error('module 6 is gone')
  const plot = await ground.plot(loaded.lab.start)
  for (const script of (await readSolution(loaded.lab)).values()) await play(script, plot)
  const findings = await runSteps(loaded, await plot.open())
  expect(findings.map(({ verdict }) => verdict.kind === 'passed' && verdict.basis)).toEqual(['observed', 'computed'])
})
