import type { AwsStructure } from '@first-line/aws-api'

/** What a sample can know of the account it is played in: {@link sampleSeed}. */
export interface SampleFacts {
  account: string
  /** The id of the first access key of a user. */
  keyOf(userName: string): string
}

/** One call of an operation that succeeds in the sample account, for the tests that are generated for every operation. */
export interface OperationSample {
  input: (facts: SampleFacts) => AwsStructure
  /** How a denial names the resource, for each check in order; `null` where it names none. Empty: nothing is checked. */
  denied: (facts: SampleFacts) => ReadonlyArray<string | null>
}

/** Samples of a service's operations by name. */
export type OperationSamples = Readonly<Record<string, OperationSample>>
