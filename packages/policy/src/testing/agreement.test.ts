import { expect, test } from 'vitest'
import { decide, explain } from '../index.ts'
import { Random } from './random.ts'
import { policySetOf } from './sample-policies.ts'
import { makeSample, type Sample } from './samples.ts'

const count = process.env.TEST_ALL === '1' ? 100_000 : 3_000

/** What the layers of an explanation say must be what the decision was made of. */
function disagreement(sample: Sample): string | undefined {
  const policies = policySetOf(sample)
  const decision = decide(sample.request, policies)
  const explanation = explain(sample.request, policies)
  if (JSON.stringify(explanation.decision) !== JSON.stringify(decision)) return 'decisions differ'
  const denied = explanation.layers.filter(({ result }) => result === 'explicit-deny')
  const forbidden = explanation.reason.key === 'credentials-cannot-call-this'
  const explicit = decision.effect === 'deny' && decision.explicit
  if (!forbidden && explicit !== denied.length > 0) return 'a layer denies and the decision does not, or the other way'
  const matched = new Set(
    explanation.layers.flatMap(({ levels }) =>
      levels.flatMap((level) =>
        level.policies.flatMap(({ policy, statements }) =>
          statements.filter((statement) => statement.matched).map(({ statement }) => `${policy.kind} ${statement}`),
        ),
      ),
    ),
  )
  const missing = decision.by.find(({ policy, statement }) => !matched.has(`${policy.kind} ${statement}`))
  if (missing) return `a deciding statement is not explained as matching: ${JSON.stringify(missing)}`
  return JSON.stringify(JSON.parse(JSON.stringify(decision))) === JSON.stringify(decision)
    ? undefined
    : 'not serialisable'
}

test('decide and explain agree', { timeout: 300_000 }, () => {
  const random = new Random(20261122)
  for (let index = 0; index < count; index += 1) {
    const sample = makeSample(random)
    expect(disagreement(sample), JSON.stringify(sample)).toBeUndefined()
  }
})
