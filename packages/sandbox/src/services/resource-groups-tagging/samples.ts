import type { OperationSamples } from '../../testing/sample.ts'

const IN_PARTS = { elsewhere: 'tagging.test.ts: what a service denies is told beside the success of the rest' }

/** A call of each operation that succeeds, and how its denials name the resource. */
export const taggingSamples: OperationSamples = {
  GetResources: { input: () => ({}), denied: () => [null] },
  GetTagKeys: { input: () => ({}), denied: () => [null] },
  GetTagValues: { input: () => ({ Key: 'team' }), denied: () => [null] },
  TagResources: IN_PARTS,
  UntagResources: IN_PARTS,
}
