import { defineCollection } from '../../../world/collection.ts'

/** A user's console password. Only salted hashes of it are kept. */
export interface LoginProfile {
  userId: string
  createDate: string
  /** The password has to be changed at the next sign-in. */
  passwordResetRequired: boolean
  /** Hex. One for all of a user's passwords, so that comparing a new one with the old ones costs one hash. */
  salt: string
  /** Hex. */
  hash: string
  /** When the password was set last, ledger time. */
  changeDate: string
  /** Hashes of the passwords before this one, the newest first; as many as a policy can ask about. */
  formerHashes: readonly string[]
}

export const loginProfiles = defineCollection<LoginProfile>()({
  name: 'iam:login-profile',
  scope: 'account',
  key: (profile) => profile.userId,
})
