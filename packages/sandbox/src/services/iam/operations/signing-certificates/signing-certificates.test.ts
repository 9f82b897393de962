import {
  CreateUserCommand,
  DeleteSigningCertificateCommand,
  DeleteUserCommand,
  ListSigningCertificatesCommand,
  UpdateSigningCertificateCommand,
  UploadSigningCertificateCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CA_CERTIFICATE, LEAF_CERTIFICATE, RSA_CERTIFICATE } from '../../../../testing/certificates.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const NOBODY = 'NoSuchEntity 404: The user with name nobody cannot be found.'
const UNKNOWN = 'NONEXISTENTCERTID12345678901'

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench()
  for (const UserName of ['bob', 'carol']) await bench.iam.send(new CreateUserCommand({ UserName }))
})
afterAll(() => bench.close())

const upload = (CertificateBody: string, UserName?: string) =>
  answerOf(bench.iam.send(new UploadSigningCertificateCommand({ CertificateBody, UserName })))
const list = (UserName?: string) => answerOf(bench.iam.send(new ListSigningCertificatesCommand({ UserName })))
const update = (UserName: string, CertificateId: string, Status: 'Active' | 'Inactive' = 'Inactive') =>
  bench.iam.send(new UpdateSigningCertificateCommand({ UserName, CertificateId, Status }))
const remove = (UserName: string, CertificateId: string) =>
  bench.iam.send(new DeleteSigningCertificateCommand({ UserName, CertificateId }))

test('a certificate is uploaded, listed, switched off and deleted', async () => {
  const { Certificate } = await upload(CA_CERTIFICATE, 'Bob')
  expect(Certificate).toEqual({
    UserName: 'bob',
    CertificateId: expect.stringMatching(/^[A-Z2-7]{32}$/),
    CertificateBody: CA_CERTIFICATE,
    Status: 'Active',
    UploadDate: expect.any(Date),
  })
  const id = Certificate!.CertificateId!
  await update('bob', id)
  expect(await list('bob')).toEqual({
    Certificates: [{ ...Certificate, Status: 'Inactive' }],
    IsTruncated: false,
  })
  expect(await errorOf(bench.iam.send(new DeleteUserCommand({ UserName: 'bob' })))).toBe(
    'DeleteConflict 409: Cannot delete entity, must delete certificates first.',
  )
  expect(await errorOf(remove('carol', id))).toBe(`NoSuchEntity 404: The Certificate with id ${id} cannot be found.`)
  await remove('bob', id)
  expect(await list('bob')).toEqual({ Certificates: [], IsTruncated: false })
})

test('what is wrong is refused', async () => {
  await upload(CA_CERTIFICATE, 'carol')
  expect([
    await errorOf(upload(CA_CERTIFICATE, 'nobody')),
    await errorOf(list('nobody')),
    await errorOf(update('nobody', UNKNOWN)),
    await errorOf(remove('nobody', UNKNOWN)),
    await errorOf(upload('invalid-certificate-body', 'carol')),
    await errorOf(upload(CA_CERTIFICATE.replaceAll('\n', '\r\n'), 'bob')),
    await errorOf(update('carol', UNKNOWN)),
    await errorOf(remove('carol', UNKNOWN)),
  ]).toEqual([
    NOBODY,
    NOBODY,
    NOBODY,
    NOBODY,
    'MalformedCertificate 400: Certificate invalid-certificate-body is malformed.',
    'DuplicateCertificate 409: Duplicate certificate uploaded.',
    `NoSuchEntity 404: The Certificate with id ${UNKNOWN} cannot be found.`,
    `NoSuchEntity 404: The Certificate with id ${UNKNOWN} cannot be found.`,
  ])
  await upload(LEAF_CERTIFICATE, 'carol')
  expect(await errorOf(upload(RSA_CERTIFICATE, 'carol'))).toBe(
    'LimitExceeded 409: Cannot exceed quota for CertificatesPerUser: 2',
  )
})

test('uploading again changes nothing, and says Active all the same', async () => {
  const { iam, close } = await servedBench()
  const again = () => answerOf(iam.send(new UploadSigningCertificateCommand({ CertificateBody: LEAF_CERTIFICATE })))
  const { Certificate } = await again()
  const { CertificateId } = Certificate!
  await iam.send(new UpdateSigningCertificateCommand({ CertificateId, Status: 'Inactive' }))
  expect((await again()).Certificate).toEqual(Certificate)
  expect((await answerOf(iam.send(new ListSigningCertificatesCommand({})))).Certificates).toEqual([
    { ...Certificate, Status: 'Inactive' },
  ])
  await close()
})

test('a certificate of the past is refused', async () => {
  const later = await servedBench()
  await later.world.ledger.advance(200 * 365 * 86_400_000)
  expect(await errorOf(later.iam.send(new UploadSigningCertificateCommand({ CertificateBody: CA_CERTIFICATE })))).toBe(
    `MalformedCertificate 400: Certificate ${CA_CERTIFICATE} is malformed.`,
  )
  await later.close()
})

test('root has its own, when nobody is named', async () => {
  const { Certificate } = await upload(RSA_CERTIFICATE)
  expect((await list()).Certificates).toEqual([Certificate])
  expect(Certificate?.UserName).toBeUndefined()
})

test('no fault of ours came to light', () => {
  expect(bench.faults).toEqual([])
})
