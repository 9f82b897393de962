import type { OperationSamples } from '../../testing/sample.ts'

/** A call of each operation that succeeds, and how its denials name the resource. */
export const s3Samples: OperationSamples = {
  CreateBucket: {
    input: ({ account }) => ({ Bucket: `new-${account}` }),
    denied: ({ account }) => [`"arn:aws:s3:::new-${account}"`],
  },
  DeleteBucket: {
    input: ({ account }) => ({ Bucket: `sample-${account}` }),
    denied: ({ account }) => [`"arn:aws:s3:::sample-${account}"`],
  },
  ListBuckets: { input: () => ({}), denied: () => [null] },
}
