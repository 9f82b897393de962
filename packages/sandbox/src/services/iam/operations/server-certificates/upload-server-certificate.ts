import { AwsError } from '../../../../aws-error.ts'
import { defineOperation } from '../../../../operation.ts'
import { iamArn } from '../../arns.ts'
import { belongTogether, readPrivateKey } from '../../certificates/keys.ts'
import { type Certificate, readCertificates } from '../../certificates/x509.ts'
import { type ServerCertificate, serverCertificates } from '../../entities/server-certificates.ts'
import type { Tag } from '../../entities.ts'
import { malformedCertificate, serverCertificateExists } from '../../errors.ts'
import { withinQuota } from '../../quotas.ts'
import { serverCertificateOut } from '../../server-certificates.ts'
import { mergeTags, requestTagContext, tagsOut } from '../../tags.ts'

interface Input {
  ServerCertificateName: string
  CertificateBody: string
  PrivateKey: string
  CertificateChain?: string
  Path?: string
  Tags?: Tag[]
}

/**
 * The certificate of an upload. Each certificate of the chain has to have issued the one before it, by its name: the
 * signatures themselves are not verified here, which AWS does.
 * @throws AwsError MalformedCertificate, KeyPairMismatch
 */
function checked({ CertificateBody, PrivateKey, CertificateChain }: Input, now: string): Certificate {
  const [certificate, ...more] = readCertificates(CertificateBody) ?? []
  if (!certificate || more.length)
    throw malformedCertificate('Unable to parse certificate. Please ensure the certificate is in PEM format.')
  // Words of what follows as recorded on AWS in 2026 (radkawar/stackd, `certificates_aws`), but for a key that is none.
  if (certificate.notAfter < Date.parse(now))
    throw malformedCertificate(
      "Certificate is no longer valid. The 'Not After' date restriction on the certificate has passed.",
    )
  const key = readPrivateKey(PrivateKey)
  if (!key) throw malformedCertificate('Unable to parse private key. Please ensure the private key is in PEM format.')
  if (!belongTogether(certificate.publicKey, key))
    throw new AwsError(
      'KeyPairMismatch',
      400,
      'The private key did not match the public key provided. Please verify the key material and try again.',
    )
  if (CertificateChain === undefined) return certificate
  const chain = readCertificates(CertificateChain)
  if (!chain) throw malformedCertificate('')
  // -1 is the certificate itself, as seen in https://github.com/mprahl/ansible-role-lets-encrypt-route-53/issues/52.
  const broken = chain.findIndex((issuer, index) => (chain[index - 1] ?? certificate).issuer !== issuer.subject)
  if (broken >= 0)
    throw malformedCertificate(
      `Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any intermediaries in order. The index within the chain of the invalid certificate is: ${broken - 1}`,
    )
  return certificate
}

export const uploadServerCertificate = defineOperation<Input>({
  service: 'iam',
  name: 'UploadServerCertificate',
  access: 'Write',
  authorise({ input, account }) {
    const resource = iamArn(account, 'server-certificate', input.Path ?? '/', input.ServerCertificateName)
    const context = requestTagContext(input.Tags)
    const upload = { action: 'iam:UploadServerCertificate', resource, context }
    return input.Tags?.length ? [upload, { ...upload, action: 'iam:TagServerCertificate' }] : upload
  },
  execute(call) {
    const { input } = call
    const table = call.table(serverCertificates)
    if (table.has(input.ServerCertificateName.toLowerCase())) throw serverCertificateExists(input.ServerCertificateName)
    const { notAfter } = checked(input, call.now)
    withinQuota('ServerCertificatesPerAccount', table.size)
    const certificate: ServerCertificate = {
      name: input.ServerCertificateName,
      id: call.ids.unique('server-certificate', call.account),
      path: input.Path ?? '/',
      // IAM gives them back without white space around.
      body: input.CertificateBody.trim(),
      ...(input.CertificateChain !== undefined && { chain: input.CertificateChain.trim() }),
      uploadDate: call.now,
      expiration: new Date(notAfter).toISOString(),
      tags: mergeTags([], input.Tags, 'case-sensitive'),
    }
    table.put(certificate)
    return {
      ServerCertificateMetadata: serverCertificateOut(certificate, call.account),
      ...tagsOut(certificate.tags),
    }
  },
})
