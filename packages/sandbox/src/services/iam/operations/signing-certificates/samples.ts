import { CA_CERTIFICATE } from '../../../../testing/certificates.ts'
import type { OperationSample, OperationSamples } from '../../../../testing/sample.ts'

const UPLOAD = { UserName: 'bob', CertificateBody: CA_CERTIFICATE }

const onCertificate = (input: object = {}): OperationSample => ({
  before: async (root) => {
    const { output } = await root('iam', 'UploadSigningCertificate', UPLOAD)
    const made = output?.Certificate as { CertificateId: string } | undefined
    return { id: String(made?.CertificateId) }
  },
  input: ({ made }) => ({ UserName: 'bob', CertificateId: made.id, ...input }),
  denied: () => ['user bob'],
})

export const signingCertificateSamples: OperationSamples = {
  DeleteSigningCertificate: onCertificate(),
  ListSigningCertificates: { input: () => ({ UserName: 'bob' }), denied: () => ['user bob'] },
  UpdateSigningCertificate: onCertificate({ Status: 'Inactive' }),
  UploadSigningCertificate: { input: () => UPLOAD, denied: () => ['user bob'] },
}
