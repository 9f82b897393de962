import type { OperationSample, OperationSamples } from '../../testing/sample.ts'

const BLOCK = { PublicAccessBlockConfiguration: { BlockPublicAcls: true } }

const onBucket = (input: object = {}): OperationSample => ({
  input: ({ account }) => ({ AccountId: account, ResourceArn: `arn:aws:s3:::sample-${account}`, ...input }),
  denied: ({ account }) => [`"arn:aws:s3:::sample-${account}"`],
})

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
  ListTagsForResource: onBucket(),
  TagResource: onBucket({ Tags: [{ Key: 'team', Value: 'blue' }] }),
  UntagResource: onBucket({ TagKeys: ['team'] }),
  PutPublicAccessBlock: { input: ({ account }) => ({ AccountId: account, ...BLOCK }), denied: () => [null] },
}
