import { SSH_KEY } from '../../../../testing/certificates.ts'
import type { OperationSample, OperationSamples } from '../../../../testing/sample.ts'

const onKey = (input: object = {}): OperationSample => ({
  before: async (root) => {
    const { output } = await root('iam', 'UploadSSHPublicKey', { UserName: 'bob', SSHPublicKeyBody: SSH_KEY })
    const made = output?.SSHPublicKey as { SSHPublicKeyId: string } | undefined
    return { id: String(made?.SSHPublicKeyId) }
  },
  input: ({ made }) => ({ UserName: 'bob', SSHPublicKeyId: made.id, ...input }),
  denied: () => ['user bob'],
})

export const sshPublicKeySamples: OperationSamples = {
  DeleteSSHPublicKey: onKey(),
  GetSSHPublicKey: onKey({ Encoding: 'PEM' }),
  ListSSHPublicKeys: { input: () => ({ UserName: 'bob' }), denied: () => ['user bob'] },
  UpdateSSHPublicKey: onKey({ Status: 'Inactive' }),
  UploadSSHPublicKey: { input: () => ({ UserName: 'bob', SSHPublicKeyBody: SSH_KEY }), denied: () => ['user bob'] },
}
