import type { OperationSamples } from '../../testing/sample.ts'

/** A call of each operation that succeeds; their denials name no resource. */
export const cloudtrailSamples: OperationSamples = {
  DescribeTrails: { input: () => ({}), denied: () => [null] },
  LookupEvents: { input: () => ({}), denied: () => [null] },
}
