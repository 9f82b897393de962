/** Whose credentials are meant. Credentials name their owner by a user's id, which renaming does not change, or `root`. */
import type { Call } from '../../call.ts'
import { ROOT_OWNER } from './access-keys.ts'
import { type User, users } from './entities.ts'
import { existingUser, ownerOf } from './users.ts'

/** The id of the user a request names or who signed it, or `root`. @throws AwsError NoSuchEntity, ValidationError */
export function ownerIdOf(call: Call, userName: string | undefined): string {
  const owner = ownerOf(call, userName)
  return owner.type === 'root' ? ROOT_OWNER : existingUser(call, owner.name).userId
}

/** The user behind an owner's id; `undefined` for root, and for nobody. */
export function userOfOwner(call: Call, owner: string | undefined): User | undefined {
  return owner === undefined || owner === ROOT_OWNER ? undefined : call.table(users).by('id', owner)[0]
}
