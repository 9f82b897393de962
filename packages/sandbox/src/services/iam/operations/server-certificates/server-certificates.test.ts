import {
  DeleteServerCertificateCommand,
  GetServerCertificateCommand,
  ListServerCertificatesCommand,
  ListServerCertificateTagsCommand,
  TagServerCertificateCommand,
  UntagServerCertificateCommand,
  UpdateServerCertificateCommand,
  UploadServerCertificateCommand,
  type UploadServerCertificateCommandInput,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  CA_CERTIFICATE,
  CA_KEY,
  LEAF_CERTIFICATE,
  LEAF_KEY,
  RSA_CERTIFICATE,
  RSA_KEY,
} from '../../../../testing/certificates.ts'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench()
})
afterAll(() => bench.close())

const upload = (ServerCertificateName: string, input: Partial<UploadServerCertificateCommandInput> = {}) =>
  answerOf(
    bench.iam.send(
      new UploadServerCertificateCommand({
        ServerCertificateName,
        CertificateBody: LEAF_CERTIFICATE,
        PrivateKey: LEAF_KEY,
        ...input,
      }),
    ),
  )
const get = (ServerCertificateName: string) =>
  answerOf(bench.iam.send(new GetServerCertificateCommand({ ServerCertificateName })))

test('a certificate is uploaded, read, listed, moved, tagged and deleted', async () => {
  const { ServerCertificateMetadata } = await upload('www', {
    Path: '/cloudfront/',
    CertificateChain: `${CA_CERTIFICATE}\n`,
  })
  expect(ServerCertificateMetadata).toEqual({
    Path: '/cloudfront/',
    ServerCertificateName: 'www',
    ServerCertificateId: expect.stringMatching(/^ASCA[A-Z2-7]{17}$/),
    Arn: `arn:aws:iam::${ACCOUNT}:server-certificate/cloudfront/www`,
    UploadDate: expect.any(Date),
    Expiration: new Date('2126-10-29T18:10:04Z'),
  })
  expect(await get('WWW')).toEqual({
    ServerCertificate: {
      ServerCertificateMetadata,
      CertificateBody: LEAF_CERTIFICATE,
      CertificateChain: CA_CERTIFICATE,
      Tags: [],
    },
  })
  await upload('other')
  expect(await answerOf(bench.iam.send(new ListServerCertificatesCommand({ PathPrefix: '/cloudfront/' })))).toEqual({
    ServerCertificateMetadataList: [ServerCertificateMetadata],
    IsTruncated: false,
  })
  await bench.iam.send(
    new UpdateServerCertificateCommand({
      ServerCertificateName: 'www',
      NewServerCertificateName: 'web',
      NewPath: '/',
    }),
  )
  const moved = await get('web')
  expect(moved.ServerCertificate?.ServerCertificateMetadata).toEqual({
    ...ServerCertificateMetadata,
    Path: '/',
    ServerCertificateName: 'web',
    Arn: `arn:aws:iam::${ACCOUNT}:server-certificate/web`,
  })
  const ServerCertificateName = 'web'
  await bench.iam.send(
    new TagServerCertificateCommand({
      ServerCertificateName,
      Tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ],
    }),
  )
  await bench.iam.send(new UntagServerCertificateCommand({ ServerCertificateName, TagKeys: ['b'] }))
  expect(await answerOf(bench.iam.send(new ListServerCertificateTagsCommand({ ServerCertificateName })))).toEqual({
    Tags: [{ Key: 'a', Value: '1' }],
    IsTruncated: false,
  })
  await bench.iam.send(new DeleteServerCertificateCommand({ ServerCertificateName }))
  expect(await errorOf(get('web'))).toBe('NoSuchEntity 404: The Server Certificate with name web cannot be found.')
})

const CHAIN =
  'MalformedCertificate 400: Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any intermediaries in order. The index within the chain of the invalid certificate is: '

test.each<[string, Partial<UploadServerCertificateCommandInput>, string]>([
  ['RSA', { CertificateBody: RSA_CERTIFICATE, PrivateKey: RSA_KEY }, 'no error'],
  [
    'text',
    { CertificateBody: 'file://www.pem' },
    'MalformedCertificate 400: Unable to parse certificate. Please ensure the certificate is in PEM format.',
  ],
  [
    'two at once',
    { CertificateBody: `${LEAF_CERTIFICATE}\n${CA_CERTIFICATE}` },
    'MalformedCertificate 400: Unable to parse certificate. Please ensure the certificate is in PEM format.',
  ],
  [
    'no key',
    { PrivateKey: LEAF_CERTIFICATE },
    'MalformedCertificate 400: Unable to parse private key. Please ensure the private key is in PEM format.',
  ],
  [
    'another key',
    { PrivateKey: CA_KEY },
    'KeyPairMismatch 400: The private key did not match the public key provided. Please verify the key material and try again.',
  ],
  ['a stranger in the chain', { CertificateChain: RSA_CERTIFICATE }, `${CHAIN}-1`],
  ['a stranger behind', { CertificateChain: `${CA_CERTIFICATE}\n${RSA_CERTIFICATE}` }, `${CHAIN}0`],
  ['no chain at all', { CertificateChain: 'nothing' }, 'MalformedCertificate 400: Unknown'],
])('an upload with %s', async (name, input, error) => {
  expect(await errorOf(upload(name.replaceAll(' ', '-'), input))).toBe(error)
})

test('a certificate of the past is refused', async () => {
  const later = await servedBench()
  await later.world.ledger.advance(200 * 365 * 86_400_000)
  const input = { ServerCertificateName: 'late', CertificateBody: LEAF_CERTIFICATE, PrivateKey: LEAF_KEY }
  expect(await errorOf(later.iam.send(new UploadServerCertificateCommand(input)))).toBe(
    "MalformedCertificate 400: Certificate is no longer valid. The 'Not After' date restriction on the certificate has passed.",
  )
  await later.close()
})

test('names are taken once, in whatever case', async () => {
  await upload('taken')
  await upload('mover')
  expect(await errorOf(upload('TAKEN'))).toBe(
    'EntityAlreadyExists 409: The Server Certificate with name TAKEN already exists.',
  )
  const move = (ServerCertificateName: string) =>
    errorOf(
      bench.iam.send(new UpdateServerCertificateCommand({ ServerCertificateName, NewServerCertificateName: 'taken' })),
    )
  expect(await move('mover')).toBe('EntityAlreadyExists 409: The Server Certificate with name taken already exists.')
  expect(await move('none')).toBe('NoSuchEntity 404: The Server Certificate with name none cannot be found.')
  expect(await errorOf(bench.iam.send(new DeleteServerCertificateCommand({ ServerCertificateName: 'none' })))).toBe(
    'NoSuchEntity 404: The Server Certificate with name none cannot be found.',
  )
})

test('private keys are neither kept nor told', async () => {
  await upload('quiet')
  const { records } = await bench.world.export()
  const secret = LEAF_KEY.split('\n')[1]!
  expect(JSON.stringify([records, await bench.world.events()])).not.toContain(secret)
})

test('an account has twenty', async () => {
  const { ServerCertificateMetadataList } = await bench.iam.send(new ListServerCertificatesCommand({}))
  for (let number = ServerCertificateMetadataList!.length; number < 20; number += 1) await upload(`more-${number}`)
  expect(await errorOf(upload('one-too-many'))).toBe(
    'LimitExceeded 409: Cannot exceed quota for ServerCertificatesPerAccount: 20',
  )
})

test('no fault of ours came to light', () => {
  expect(bench.faults).toEqual([])
})
