import type { OperationSamples } from '../../testing/sample.ts'

/** A call of each operation that succeeds, and how its denials name the resource. */
export const stsSamples: OperationSamples = {
  GetCallerIdentity: { input: () => ({}), denied: () => [] },
}
