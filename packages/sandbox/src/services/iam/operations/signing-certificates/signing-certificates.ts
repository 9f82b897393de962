import type { AwsStructure } from '@first-line/aws-api'
import { sha1 } from '@noble/hashes/legacy.js'
import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { readCertificates } from '../../certificates/x509.ts'
import { type SigningCertificate, signingCertificates } from '../../entities/user-credentials.ts'
import { malformedCertificate, noSuchSigningCertificate } from '../../errors.ts'
import { ownerIdOf, userOfOwner } from '../../owners.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { withinQuota } from '../../quotas.ts'
import { settableStatus } from '../../status.ts'
import { ownerCheck } from '../../users.ts'

interface Input {
  UserName?: string
  CertificateId: string
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A certificate's id is the SHA-1 of its DER in base32 (recorded on AWS in 2026: radkawar/stackd, `certificate_edges_aws`). */
function idOf(der: Uint8Array): string {
  const bits = Array.from(sha1(der), (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('')
}

/** @throws AwsError NoSuchEntity, for a user and for a certificate that is not the user's */
function ownedCertificate(call: Call<Input>): SigningCertificate {
  const owner = ownerIdOf(call, call.input.UserName)
  const certificate = call.table(signingCertificates).get(call.input.CertificateId)
  if (certificate?.owner !== owner) throw noSuchSigningCertificate(call.input.CertificateId)
  return certificate
}

function certificateOut(call: Call, certificate: SigningCertificate): AwsStructure {
  const user = userOfOwner(call, certificate.owner)
  return {
    ...(user && { UserName: user.userName }),
    CertificateId: certificate.id,
    CertificateBody: certificate.body,
    Status: certificate.status,
    UploadDate: new Date(certificate.uploadDate),
  }
}

export const uploadSigningCertificate = defineOperation<{ UserName?: string; CertificateBody: string }>({
  service: 'iam',
  name: 'UploadSigningCertificate',
  access: 'Write',
  authorise: (call) => ownerCheck(call, 'iam:UploadSigningCertificate', call.input.UserName),
  execute(call) {
    const { UserName, CertificateBody } = call.input
    const owner = ownerIdOf(call, UserName)
    const [certificate, ...more] = readCertificates(CertificateBody) ?? []
    if (!certificate || more.length || certificate.notAfter < Date.parse(call.now))
      throw malformedCertificate(`Certificate ${CertificateBody} is malformed.`)
    const table = call.table(signingCertificates)
    const id = idOf(certificate.der)
    const known = table.get(id)
    // Uploading again changes nothing, and says Active whatever it is.
    if (known?.owner === owner) return { Certificate: certificateOut(call, { ...known, status: 'Active' }) }
    if (known) throw new AwsError('DuplicateCertificate', 409, 'Duplicate certificate uploaded.')
    withinQuota('CertificatesPerUser', table.count('owner', owner))
    const made: SigningCertificate = { id, owner, body: CertificateBody, status: 'Active', uploadDate: call.now }
    table.put(made)
    return { Certificate: certificateOut(call, made) }
  },
})

export const listSigningCertificates = defineOperation<PageInput & { UserName?: string }>({
  service: 'iam',
  name: 'ListSigningCertificates',
  access: 'List',
  authorise: (call) => ownerCheck(call, 'iam:ListSigningCertificates', call.input.UserName),
  execute(call) {
    const owned = call.table(signingCertificates).by('owner', ownerIdOf(call, call.input.UserName))
    const { items, rest } = pageOf(call.input, owned, (certificate) => certificate.id)
    return { Certificates: items.map((certificate) => certificateOut(call, certificate)), ...rest }
  },
})

export const updateSigningCertificate = defineOperation<
  Input & { Status: SigningCertificate['status'] | 'Expired' },
  undefined
>({
  service: 'iam',
  name: 'UpdateSigningCertificate',
  access: 'Write',
  authorise: (call) => ownerCheck(call, 'iam:UpdateSigningCertificate', call.input.UserName),
  execute(call) {
    const certificate = ownedCertificate(call)
    call.table(signingCertificates).put({ ...certificate, status: settableStatus(call.input.Status) })
  },
})

export const deleteSigningCertificate = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DeleteSigningCertificate',
  access: 'Write',
  authorise: (call) => ownerCheck(call, 'iam:DeleteSigningCertificate', call.input.UserName),
  execute(call) {
    call.table(signingCertificates).delete(ownedCertificate(call).id)
  },
})
