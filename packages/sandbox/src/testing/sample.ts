import type { AwsStructure } from '@first-line/aws-api'
import type { Client } from './client.ts'

/** What a sample can know of the account it is played in: {@link sampleSeed}. */
export interface SampleFacts {
  account: string
  /** The id of the first access key of a user. */
  keyOf(userName: string): string
  /** What {@link OperationSample.before} gave. */
  made: Readonly<Record<string, string>>
}

/** One call of an operation that succeeds in the sample account, for the tests that are generated for every operation. */
export interface OperationSample {
  input: (facts: SampleFacts) => AwsStructure
  /** How a denial names the resource, for each check in order; `null` where it names none. Empty: nothing is checked. */
  denied: (facts: SampleFacts) => ReadonlyArray<string | null>
  /** What root does first, where the sample account lacks something; gives what only the answers tell. */
  before?: (root: Client, facts: SampleFacts) => Promise<Record<string, string> | undefined>
  /** The code that AWS refuses it with, whoever asks, once they may: it is for what the sandbox has nothing of. */
  refused?: string
  /** It works with asymmetric keys: in a browser, only in a secure context. */
  secureContext?: true
  /** The service names no reason when it denies this. */
  reasonUntold?: true
}

/** An operation that no client alone can prepare, or that the caller's policies have no say in: why, and where it is tested. */
export interface TestedElsewhere {
  elsewhere: string
  /** The action it asks for, where that is not called as the operation is. */
  asks?: string
}

/** Samples of a service's operations by name. */
export type OperationSamples = Readonly<Record<string, OperationSample | TestedElsewhere>>
