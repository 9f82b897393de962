import { CA_CERTIFICATE, CA_KEY } from '../../../../testing/certificates.ts'
import type { OperationSample, OperationSamples, SampleFacts } from '../../../../testing/sample.ts'

const UPLOAD = {
  ServerCertificateName: 'www',
  CertificateBody: CA_CERTIFICATE,
  PrivateKey: CA_KEY,
  Tags: [{ Key: 'site', Value: 'www' }],
}

const arn = (name: string) => (facts: SampleFacts) => `arn:aws:iam::${facts.account}:server-certificate/${name}`
const www = arn('www')

const onCertificate = (input: object = {}): OperationSample => ({
  before: async (root) => {
    await root('iam', 'UploadServerCertificate', UPLOAD)
    return undefined
  },
  input: () => ({ ServerCertificateName: 'www', ...input }),
  denied: (facts) => [www(facts)],
})

export const serverCertificateSamples: OperationSamples = {
  DeleteServerCertificate: onCertificate(),
  GetServerCertificate: onCertificate(),
  ListServerCertificates: { input: () => ({}), denied: (facts) => [arn('')(facts)] },
  ListServerCertificateTags: onCertificate(),
  TagServerCertificate: onCertificate({ Tags: [{ Key: 'k', Value: 'v' }] }),
  UntagServerCertificate: onCertificate({ TagKeys: ['site'] }),
  UpdateServerCertificate: {
    ...onCertificate({ NewServerCertificateName: 'web' }),
    denied: (facts) => [www(facts), arn('web')(facts)],
  },
  UploadServerCertificate: { input: () => UPLOAD, denied: (facts) => [www(facts), www(facts)] },
}
