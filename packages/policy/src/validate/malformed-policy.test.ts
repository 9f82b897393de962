import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PolicyKind, parsePolicy } from '../index.ts'
import { malformedPolicyMessage } from './malformed-policy.ts'

const kinds: readonly PolicyKind[] = [
  'identity',
  'boundary',
  'session',
  'resource',
  'trust',
  'scp',
  'rcp',
  'vpc-endpoint',
]

/** Nearly a policy: elements that are right, missing, doubled in meaning, or of a wrong type. */
const value = fc.oneof(
  fc.constantFrom('*', 'Allow', 'allow', 'sts:AssumeRole', 's3:*', ''),
  fc.integer(),
  fc.constant([]),
  fc.constant(null),
)
const values = fc.oneof(value, fc.array(value, { maxLength: 2 }))
const condition = fc.dictionary(
  fc.constantFrom('Bool', 'StringEquals', 'DateLessThan', 'Nothing'),
  fc.oneof(fc.dictionary(fc.constantFrom('aws:a', 'aws:b'), values), value),
)
const statement = fc.oneof(
  value,
  fc.record(
    {
      Effect: fc.oneof({ weight: 5, arbitrary: fc.constant('Allow') }, { weight: 1, arbitrary: value }),
      Principal: fc.oneof(value, fc.dictionary(fc.constantFrom('AWS', 'Service', 'Other'), values)),
      Action: values,
      Resource: values,
      Condition: condition,
      Other: value,
    },
    { requiredKeys: [] },
  ),
)
const document = fc.oneof(
  fc.json(),
  fc
    .record(
      {
        Version: fc.oneof(fc.constantFrom('2012-10-17', '2008-10-17', '2020-01-01'), fc.integer()),
        Id: value,
        Statement: fc.oneof(statement, fc.array(statement, { maxLength: 3 })),
      },
      { requiredKeys: [] },
    )
    .map((policy) => JSON.stringify(policy)),
)

test('what is accepted can be parsed', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(...kinds), fc.boolean(), (text, kind, inline) => {
      fc.pre(!parsePolicy(text).ok)
      expect(malformedPolicyMessage(text, kind, { inline })).toEqual(expect.any(String))
    }),
    { numRuns: 3_000 },
  )
})
