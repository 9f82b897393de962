import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { accounts } from '../../../world/account.ts'
import { type PasswordPolicy, passwordPolicies } from '../entities/account-settings.ts'
import { type LoginProfile, loginProfiles } from '../entities/login-profiles.ts'
import type { User } from '../entities.ts'
import { noSuchLoginProfile, passwordPolicyViolation, passwordReused, validationError } from '../errors.ts'
import { ownerOf } from '../users.ts'
import { passwordHash } from './password-hash.ts'
import { conforms } from './password-rules.ts'

/** A policy can look back on this many passwords. */
const LONGEST_HISTORY = 24

/** The account's own password policy, if it has one. */
export function passwordPolicyOf(call: Call): PasswordPolicy | undefined {
  return call.table(passwordPolicies).get('policy')
}

/**
 * The name of the user whose password is meant: who is named, or who asks. Root's own password has no API but in an
 * AssumeRoot session (*CreateLoginProfile*), which is not offered.
 * @throws AwsError ValidationError
 */
export function passwordUserName(call: Call, userName: string | undefined): string {
  const owner = ownerOf(call, userName)
  if (owner.type === 'user') return owner.name
  throw validationError('Must specify userName when calling with non-User credentials')
}

/** @throws AwsError NoSuchEntity for a user without a password */
export function existingLoginProfile(call: Call, user: User): LoginProfile {
  const profile = call.table(loginProfiles).get(user.userId)
  if (!profile) throw noSuchLoginProfile(user.userName)
  return profile
}

/** Whether this is the user's password. */
export function isPassword(profile: LoginProfile, password: string): boolean {
  return passwordHash(password, profile.salt) === profile.hash
}

/**
 * A user's first password, or the next one; not stored yet.
 * @throws AwsError PasswordPolicyViolation
 */
export function withPassword(
  call: Call,
  user: User,
  password: string,
  profile: LoginProfile | undefined,
): LoginProfile {
  const policy = passwordPolicyOf(call)
  const account = call.world.table(accounts).get(call.account)
  const names = [account?.name, account?.email, account?.alias].filter((name) => name !== undefined)
  if (!conforms(password, { policy, names })) throw passwordPolicyViolation()
  const salt = profile?.salt ?? call.ids.hex(32)
  const hash = passwordHash(password, salt)
  const past = profile ? [profile.hash, ...profile.formerHashes] : []
  if (past.slice(0, policy?.passwordReusePrevention ?? 0).includes(hash)) throw passwordReused()
  return {
    userId: user.userId,
    createDate: profile?.createDate ?? call.now,
    passwordResetRequired: profile?.passwordResetRequired ?? false,
    salt,
    hash,
    changeDate: call.now,
    formerHashes: past.slice(0, LONGEST_HISTORY),
  }
}

export function loginProfileOut(user: User, profile: LoginProfile): AwsStructure {
  return {
    UserName: user.userName,
    CreateDate: new Date(profile.createDate),
    PasswordResetRequired: profile.passwordResetRequired,
  }
}
