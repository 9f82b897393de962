import {
  CreateUserCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  GetSSHPublicKeyCommand,
  ListSSHPublicKeysCommand,
  UpdateSSHPublicKeyCommand,
  UploadSSHPublicKeyCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SSH_FINGERPRINT, SSH_KEY, SSH_KEY_PEM } from '../../../../testing/certificates.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const UNKNOWN = 'APKAXXXXXXXXXXXXXXXXX'

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench()
  for (const UserName of ['bob', 'carol', 'dave']) await bench.iam.send(new CreateUserCommand({ UserName }))
})
afterAll(() => bench.close())

const upload = (UserName: string, SSHPublicKeyBody: string) =>
  answerOf(bench.iam.send(new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody })))
const get = (UserName: string, SSHPublicKeyId: string, Encoding: 'SSH' | 'PEM' = 'SSH') =>
  answerOf(bench.iam.send(new GetSSHPublicKeyCommand({ UserName, SSHPublicKeyId, Encoding })))
const list = (UserName?: string) => answerOf(bench.iam.send(new ListSSHPublicKeysCommand({ UserName })))
const update = (UserName: string, SSHPublicKeyId: string) =>
  bench.iam.send(new UpdateSSHPublicKeyCommand({ UserName, SSHPublicKeyId, Status: 'Inactive' }))
const remove = (UserName: string, SSHPublicKeyId: string) =>
  bench.iam.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId }))

test('a key is uploaded, read in both encodings, listed, switched off and deleted', async () => {
  const { SSHPublicKey } = await upload('bob', SSH_KEY)
  expect(SSHPublicKey).toEqual({
    UserName: 'bob',
    SSHPublicKeyId: expect.stringMatching(/^APKA[A-Z2-7]{16,17}$/),
    Fingerprint: SSH_FINGERPRINT,
    SSHPublicKeyBody: SSH_KEY,
    Status: 'Active',
    UploadDate: expect.any(Date),
  })
  const id = SSHPublicKey!.SSHPublicKeyId!
  expect(await get('bob', id)).toEqual({ SSHPublicKey })
  expect(await get('bob', id, 'PEM')).toEqual({
    SSHPublicKey: { ...SSHPublicKey, SSHPublicKeyBody: expect.stringContaining(SSH_KEY_PEM) },
  })
  await update('bob', id)
  const shown = { UserName: 'bob', SSHPublicKeyId: id, Status: 'Inactive', UploadDate: SSHPublicKey?.UploadDate }
  expect(await list('bob')).toEqual({ SSHPublicKeys: [shown], IsTruncated: false })
  expect(await errorOf(bench.iam.send(new DeleteUserCommand({ UserName: 'bob' })))).toBe(
    'DeleteConflict 409: Cannot delete entity, must remove referenced objects first.',
  )
  expect(await errorOf(get('carol', id))).toBe(`NoSuchEntity 404: User has no Public Key with id ${id}.`)
  await remove('bob', id)
  expect(await list('bob')).toEqual({ SSHPublicKeys: [], IsTruncated: false })
})

test('a key that came as PEM is given back as an SSH line', async () => {
  const { SSHPublicKey } = await upload('carol', SSH_KEY_PEM)
  const answer = await get('carol', SSHPublicKey!.SSHPublicKeyId!)
  expect(answer.SSHPublicKey?.SSHPublicKeyBody).toBe(SSH_KEY)
})

test('what is wrong is refused', async () => {
  await upload('dave', SSH_KEY)
  expect([
    await errorOf(upload('nobody', SSH_KEY)),
    await errorOf(upload('dave', `${SSH_KEY} another comment`)),
    await errorOf(upload('dave', 'ssh-rsa not-base64!')),
    await errorOf(upload('dave', 'ssh-ed25519 AAAA')),
    await errorOf(get('dave', UNKNOWN)),
    await errorOf(update('dave', UNKNOWN)),
    await errorOf(remove('dave', UNKNOWN)),
    await errorOf(list('nobody')),
  ]).toEqual([
    'NoSuchEntity 404: The user with name nobody cannot be found.',
    'DuplicateSSHPublicKey 400: Duplicate SSH public key uploaded.',
    'InvalidPublicKey 400: Invalid body for public key',
    'UnrecognizedPublicKeyEncoding 400: Invalid public key uploaded.',
    `NoSuchEntity 404: The Public Key with id ${UNKNOWN} cannot be found.`,
    `NoSuchEntity 404: The Public Key with id ${UNKNOWN} cannot be found.`,
    `NoSuchEntity 404: The Public Key with id ${UNKNOWN} cannot be found.`,
    'NoSuchEntity 404: The user with name nobody cannot be found.',
  ])
})

test('root has none', async () => {
  expect(await list()).toEqual({ SSHPublicKeys: [], IsTruncated: false })
})

test('no fault of ours came to light', () => {
  expect(bench.faults).toEqual([])
})
