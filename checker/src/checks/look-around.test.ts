/** A target that tells of no change: as long as a page is open it is asked, and turns green without a click. */
import { expect, test } from 'vitest'
import type { StepState } from '../contract.ts'
import { newPage, serveEach } from '../testing/serve.ts'
import { createStandIn } from '../testing/stand-in.ts'

const standIn = createStandIn()
const target = { ...standIn.target, gaps: 'late' as const, follow: () => () => {} }
const served = serveEach({ ...standIn, target, lookAround: 20 })

test('what was done elsewhere is seen, once a page is open to show it', async () => {
  const page = await newPage(served)
  const before = await page.open()
  expect(before.find(({ step }) => step === 'create-mara')?.status).not.toBe('passed')
  standIn.createUser(page.learner, 'mara')
  await new Promise((resolve) => setTimeout(resolve, 100))
  // Nobody listens, so nobody asks.
  expect((await page.state('create-mara'))?.status).not.toBe('passed')
  const live = await page.browser.live()
  const heard = await live.until((event) => event.type === 'step' && isPassed(event.step))
  expect(heard.some(({ event }) => event.type === 'step' && event.step.status === 'checking')).toBe(false)
  live.close()
})

const isPassed = ({ step, status }: StepState): boolean => step === 'create-mara' && status === 'passed'
