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
/** What an answer, or an error beside its code and message, has to hold; more may stand beside it. */
export interface Holds {
  readonly refused?: string
  readonly holds: AwsStructure | ((answers: readonly Answered[]) => AwsStructure)
}
/** Without more it succeeds. */
export type Step = readonly [service: OfferedName, operation: string, input: Input, outcome?: Refusal | Holds]

export interface Scenario {
  name: string
  /** How long after one another the steps are taken; default: at once. */
  secondsApart?: number
  steps: readonly Step[]
}
