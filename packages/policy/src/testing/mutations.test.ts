import { expect, test } from 'vitest'
import { mutations } from './mutations.ts'
import { runMutant } from './node/run-mutant.ts'

/** Without TEST_ALL every eighth rule: each takes a process of its own. */
const tried = process.env.TEST_ALL === '1' ? mutations : mutations.filter((_, index) => index % 8 === 0)

test('there are thirty rules to break', () => {
  expect(mutations.length).toBeGreaterThanOrEqual(30)
})

test.each(tried.map((mutation) => [mutation.rule, mutation] as const))('notices when broken: %s', (_, mutation) => {
  expect(runMutant(mutation)).not.toEqual([])
})

test('the engine as it is passes every case', () => {
  const unbroken = { rule: 'none', file: 'index.ts', find: '/** IAM decisions:', replace: '/** IAM decisions:' }
  expect(runMutant(unbroken)).toEqual([])
})
