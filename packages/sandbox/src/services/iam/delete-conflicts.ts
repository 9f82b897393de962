import type { Call } from '../../call.ts'
import { instanceProfiles } from './entities/instance-profiles.ts'
import { loginProfiles } from './entities/login-profiles.ts'
import { mfaDevices } from './entities/mfa-devices.ts'
import { serviceSpecificCredentials, signingCertificates, sshPublicKeys } from './entities/user-credentials.ts'
import { accessKeys, type Role, type User } from './entities.ts'
import { deleteConflict } from './errors.ts'

/** What keeps a user from being deleted: a rule each, asked in this order (AWS's is not documented). A feature that hangs things on users adds its own. */
export const userDeleteConflicts: ReadonlyArray<{ holds: (call: Call, user: User) => boolean; message: string }> = [
  { holds: (_, user) => user.groups.length > 0, message: 'Cannot delete entity, must remove users from group first.' },
  {
    holds: (call, user) => call.table(loginProfiles).has(user.userId),
    message: 'Cannot delete entity, must delete login profile first.',
  },
  {
    holds: (_, user) => user.attachedPolicies.length > 0,
    message: 'Cannot delete entity, must detach all policies first.',
  },
  {
    holds: (_, user) => Object.keys(user.inlinePolicies).length > 0,
    message: 'Cannot delete entity, must delete policies first.',
  },
  {
    // Words, and that it comes before access keys, as recorded on AWS in 2026.
    holds: (call, user) => call.table(mfaDevices).count('owner', user.userId) > 0,
    message: 'Cannot delete entity, must remove tokens from principal first.',
  },
  {
    holds: (call, user) => call.table(accessKeys).count('owner', user.userId) > 0,
    message: 'Cannot delete entity, must delete access keys first.',
  },
  {
    holds: (call, user) => call.table(signingCertificates).count('owner', user.userId) > 0,
    message: 'Cannot delete entity, must delete certificates first.',
  },
  {
    // SSH keys as seen in https://github.com/rebuy-de/aws-nuke/pull/319; service-specific credentials unverified.
    holds: (call, user) =>
      call.table(sshPublicKeys).count('owner', user.userId) +
        call.table(serviceSpecificCredentials).count('owner', user.userId) >
      0,
    message: 'Cannot delete entity, must remove referenced objects first.',
  },
]

/** @throws AwsError DeleteConflict, naming the first thing in the way. */
export function mayDeleteUser(call: Call, user: User): void {
  const conflict = userDeleteConflicts.find(({ holds }) => holds(call, user))
  if (conflict) throw deleteConflict(conflict.message)
}

/** The same for a role. */
export const roleDeleteConflicts: ReadonlyArray<{ holds: (call: Call, role: Role) => boolean; message: string }> = [
  {
    holds: (call, role) => call.table(instanceProfiles).count('role', role.roleId) > 0,
    message: 'Cannot delete entity, must remove roles from instance profile first.',
  },
  {
    holds: (_, role) => role.attachedPolicies.length > 0,
    message: 'Cannot delete entity, must detach all policies first.',
  },
  {
    holds: (_, role) => Object.keys(role.inlinePolicies).length > 0,
    message: 'Cannot delete entity, must delete policies first.',
  },
]

/** @throws AwsError DeleteConflict, naming the first thing in the way. */
export function mayDeleteRole(call: Call, role: Role): void {
  const conflict = roleDeleteConflicts.find(({ holds }) => holds(call, role))
  if (conflict) throw deleteConflict(conflict.message)
}
