import type { OperationSamples } from '../../testing/sample.ts'

/** A call of each operation that succeeds; their denials name no resource. */
export const accessAnalyzerSamples: OperationSamples = {
  ValidatePolicy: { input: () => ({ policyDocument: '{}', policyType: 'IDENTITY_POLICY' }), denied: () => [null] },
}
