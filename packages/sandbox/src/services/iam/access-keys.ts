import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import { type AccessKey, accessKeys } from './entities.ts'
import { noSuchAccessKey } from './errors.ts'
import { existingUser, ownerOf } from './users.ts'

/** The owner of root's keys, where users have their ids. */
export const ROOT_OWNER = 'root'

/**
 * The keys of the user a request names, or of who signed it, oldest first.
 * @throws AwsError NoSuchEntity when there is no such user
 */
export function ownedKeys(
  call: Call,
  name: string | undefined,
): { owner: string; userName: string | undefined; keys: AccessKey[] } {
  const who = ownerOf(call, name)
  const user = who.type === 'user' ? existingUser(call, who.name) : undefined
  const owner = user?.userId ?? ROOT_OWNER
  const keys = call
    .table(accessKeys)
    .by('owner', owner)
    .sort((a, b) => a.createDate.localeCompare(b.createDate))
  return { owner, userName: user?.userName, keys }
}

/** @throws AwsError NoSuchEntity when the user has no such key, whoever else may */
export function ownedKey(call: Call, name: string | undefined, id: string): AccessKey {
  const key = ownedKeys(call, name).keys.find((owned) => owned.accessKeyId === id)
  if (!key) throw noSuchAccessKey(id)
  return key
}

/** A key without its secret, which only CreateAccessKey ever gives. */
export function accessKeyOut(key: AccessKey, userName: string | undefined): AwsStructure {
  return {
    ...(userName !== undefined && { UserName: userName }),
    AccessKeyId: key.accessKeyId,
    Status: key.status,
    CreateDate: new Date(key.createDate),
  }
}
