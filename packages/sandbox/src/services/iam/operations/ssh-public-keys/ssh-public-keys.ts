import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { fingerprint, pemOfBlob, readSshKey, sshBlob } from '../../certificates/ssh-key.ts'
import { type SshPublicKey, sshPublicKeys } from '../../entities/user-credentials.ts'
import type { User } from '../../entities.ts'
import { noSuchEntity, noSuchSshKey } from '../../errors.ts'
import { ownerIdOf, userOfOwner } from '../../owners.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { withinQuota } from '../../quotas.ts'
import { settableStatus } from '../../status.ts'
import { existingUser, ownerCheck, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  SSHPublicKeyId: string
}

/** Words here and below as recorded on AWS in 2026 (radkawar/stackd, `certificates_aws`). */
const PROBLEMS = {
  encoding: new AwsError('UnrecognizedPublicKeyEncoding', 400, 'Invalid public key uploaded.'),
  key: new AwsError('InvalidPublicKey', 400, 'Invalid body for public key'),
}
const duplicate = (): AwsError => new AwsError('DuplicateSSHPublicKey', 400, 'Duplicate SSH public key uploaded.')

/** @throws AwsError NoSuchEntity, for a user and for a key that is not the user's */
function ownedKey(call: Call<Input>): { user: User; key: SshPublicKey } {
  const user = existingUser(call, call.input.UserName)
  const key = call.table(sshPublicKeys).get(call.input.SSHPublicKeyId)
  if (!key) throw noSuchSshKey(call.input.SSHPublicKeyId)
  if (key.owner !== user.userId) throw noSuchEntity(`User has no Public Key with id ${key.id}.`)
  return { user, key }
}

function keyOut(userName: string, key: SshPublicKey, body: string): AwsStructure {
  return {
    UserName: userName,
    SSHPublicKeyId: key.id,
    Fingerprint: key.fingerprint,
    SSHPublicKeyBody: body,
    Status: key.status,
    UploadDate: new Date(key.uploadDate),
  }
}

export const uploadSshPublicKey = defineOperation<{ UserName: string; SSHPublicKeyBody: string }>({
  service: 'iam',
  name: 'UploadSSHPublicKey',
  access: 'Write',
  authorise: (call) => userCheck(call, 'iam:UploadSSHPublicKey', call.input.UserName),
  execute(call) {
    const user = existingUser(call, call.input.UserName)
    const read = readSshKey(call.input.SSHPublicKeyBody)
    if ('problem' in read) throw PROBLEMS[read.problem]
    const table = call.table(sshPublicKeys)
    const present = table.by('owner', user.userId)
    const blob = sshBlob(read.key)
    if (present.some((other) => other.blob === blob)) throw duplicate()
    withinQuota('SSHPublicKeysPerUser', present.length)
    const key: SshPublicKey = {
      id: call.ids.unique('ssh-public-key', call.account),
      owner: user.userId,
      body: call.input.SSHPublicKeyBody,
      fingerprint: fingerprint(blob),
      blob,
      status: 'Active',
      uploadDate: call.now,
    }
    table.put(key)
    return { SSHPublicKey: keyOut(user.userName, key, key.body) }
  },
})

export const getSshPublicKey = defineOperation<Input & { Encoding: 'SSH' | 'PEM' }>({
  service: 'iam',
  name: 'GetSSHPublicKey',
  access: 'Read',
  authorise: (call) => userCheck(call, 'iam:GetSSHPublicKey', call.input.UserName),
  execute(call) {
    const { user, key } = ownedKey(call)
    const ssh = key.body.trim().startsWith('ssh-rsa') ? key.body : `ssh-rsa ${key.blob}`
    const body = call.input.Encoding === 'SSH' ? ssh : pemOfBlob(key.blob)
    return { SSHPublicKey: keyOut(user.userName, key, body) }
  },
})

export const listSshPublicKeys = defineOperation<PageInput & { UserName?: string }>({
  service: 'iam',
  name: 'ListSSHPublicKeys',
  access: 'List',
  authorise: (call) => ownerCheck(call, 'iam:ListSSHPublicKeys', call.input.UserName),
  execute(call) {
    const owned = call.table(sshPublicKeys).by('owner', ownerIdOf(call, call.input.UserName))
    const { items, rest } = pageOf(call.input, owned, (key) => key.id)
    return {
      SSHPublicKeys: items.map((key) => ({
        UserName: userOfOwner(call, key.owner)?.userName,
        SSHPublicKeyId: key.id,
        Status: key.status,
        UploadDate: new Date(key.uploadDate),
      })),
      ...rest,
    }
  },
})

export const updateSshPublicKey = defineOperation<Input & { Status: SshPublicKey['status'] | 'Expired' }, undefined>({
  service: 'iam',
  name: 'UpdateSSHPublicKey',
  access: 'Write',
  authorise: (call) => userCheck(call, 'iam:UpdateSSHPublicKey', call.input.UserName),
  execute(call) {
    const { key } = ownedKey(call)
    call.table(sshPublicKeys).put({ ...key, status: settableStatus(call.input.Status) })
  },
})

export const deleteSshPublicKey = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DeleteSSHPublicKey',
  access: 'Write',
  authorise: (call) => userCheck(call, 'iam:DeleteSSHPublicKey', call.input.UserName),
  execute(call) {
    call.table(sshPublicKeys).delete(ownedKey(call).key.id)
  },
})
