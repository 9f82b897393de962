import type { OperationSample, OperationSamples } from '../../../../testing/sample.ts'

const onKey = (input: object = {}): OperationSample => ({
  input: ({ keyOf }) => ({ UserName: 'bob', AccessKeyId: keyOf('bob'), ...input }),
  denied: () => ['user bob'],
})

export const accessKeySamples: OperationSamples = {
  CreateAccessKey: { input: () => ({ UserName: 'bob' }), denied: () => ['user bob'] },
  DeleteAccessKey: onKey(),
  GetAccessKeyLastUsed: { input: ({ keyOf }) => ({ AccessKeyId: keyOf('bob') }), denied: () => ['user bob'] },
  ListAccessKeys: { input: () => ({ UserName: 'bob' }), denied: () => ['user bob'] },
  UpdateAccessKey: onKey({ Status: 'Inactive' }),
}
