/**
 * What AWS answered, call by call: code, status and words, as recorded against AWS in public test suites or quoted in its
 * documentation. Facts only; the calls are ours.
 */
import type { AwsStructure } from '@first-line/aws-api'
import type { OfferedName } from '../../service.ts'
import type { Answered } from '../../testing/client.ts'

/** An input, or how it follows from the answers so far. */
export type Input = AwsStructure | ((answers: readonly Answered[]) => AwsStructure)
/** `Code status: message`, or how it follows from the answers so far. */
export type Refusal = string | ((answers: readonly Answered[]) => string)
/** Without a refusal it succeeds. */
export type Step = readonly [service: OfferedName, operation: string, input: Input, refusal?: Refusal]

export interface Scenario {
  name: string
  steps: readonly Step[]
}
