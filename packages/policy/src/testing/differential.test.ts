import { describe, expect, test } from 'vitest'
import { type Decision, decide } from '../index.ts'
import { departures } from './departures.ts'
import { askOracle, type OracleResult } from './oracle.ts'
import { Random } from './random.ts'
import { policySetOf } from './sample-policies.ts'
import { makeSample, type Sample } from './samples.ts'

const all = process.env.TEST_ALL === '1'
const count = all ? 100_000 : 1_000

function inItsWords(decision: Decision): OracleResult {
  if (decision.effect === 'allow') return 'Allowed'
  return decision.explicit ? 'ExplicitlyDenied' : 'ImplicitlyDenied'
}

const ask = (sample: Sample): OracleResult => inItsWords(decide(sample.request, policySetOf(sample)))

test(`decides ${count} random requests as the oracle does`, { timeout: all ? 1_200_000 : 60_000 }, async () => {
  const random = new Random(20261122)
  const seen: Record<OracleResult, number> = { Allowed: 0, ExplicitlyDenied: 0, ImplicitlyDenied: 0 }
  for (let index = 0; index < count; index += 1) {
    const sample = makeSample(random)
    const expected = await askOracle(sample)
    seen[expected] += 1
    expect(ask(sample), JSON.stringify(sample)).toBe(expected)
  }
  // Samples that all end the same way would prove nothing.
  for (const result of Object.values(seen)) expect(result).toBeGreaterThan(count / 12)
})

describe('follows AWS’s documentation where the oracle does not', () => {
  test.each(departures.map((departure) => [departure.name, departure] as const))('%s', async (_, departure) => {
    expect({ ours: ask(departure.sample), oracle: await askOracle(departure.sample) }).toEqual({
      ours: departure.ours,
      oracle: departure.oracle,
    })
  })
})
