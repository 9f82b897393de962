import type { OperationSamples } from '../../testing/sample.ts'

const BLOCK = { PublicAccessBlockConfiguration: { BlockPublicAcls: true } }

/** A call of each operation that succeeds, and how its denials name the resource. */
export const s3controlSamples: OperationSamples = {
  DeletePublicAccessBlock: { input: ({ account }) => ({ AccountId: account }), denied: () => [null] },
  GetPublicAccessBlock: {
    before: async (root, { account }) => {
      await root('s3control', 'PutPublicAccessBlock', { AccountId: account, ...BLOCK })
      return undefined
    },
    input: ({ account }) => ({ AccountId: account }),
    denied: () => [null],
  },
  PutPublicAccessBlock: { input: ({ account }) => ({ AccountId: account, ...BLOCK }), denied: () => [null] },
}
