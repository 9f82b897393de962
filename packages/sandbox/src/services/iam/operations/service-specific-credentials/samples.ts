import type { OperationSample, OperationSamples } from '../../../../testing/sample.ts'

const CREATE = { UserName: 'bob', ServiceName: 'codecommit.amazonaws.com' }

const onCredential = (input: object = {}): OperationSample => ({
  before: async (root) => {
    const { output } = await root('iam', 'CreateServiceSpecificCredential', CREATE)
    const made = output?.ServiceSpecificCredential as { ServiceSpecificCredentialId: string } | undefined
    return { id: String(made?.ServiceSpecificCredentialId) }
  },
  input: ({ made }) => ({ UserName: 'bob', ServiceSpecificCredentialId: made.id, ...input }),
  denied: () => ['user bob'],
})

export const serviceCredentialSamples: OperationSamples = {
  CreateServiceSpecificCredential: { input: () => CREATE, denied: () => ['user bob'] },
  DeleteServiceSpecificCredential: onCredential(),
  ListServiceSpecificCredentials: { input: () => ({ UserName: 'bob' }), denied: () => ['user bob'] },
  ResetServiceSpecificCredential: onCredential(),
  UpdateServiceSpecificCredential: onCredential({ Status: 'Inactive' }),
}
