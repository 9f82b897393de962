import { defineCollection } from '../../world/collection.ts'

/** The root user as the console knows it. Named `sandbox:`, since it stays when an account is emptied. */
export interface RootUser {
  accountId: string
  /** Hex; see `iam/passwords/password-hash.ts`. */
  salt: string
  hash: string
  /** When the password was set, ledger time. */
  changeDate: string
  /** Ledger time: the 35 days within which root has to have a second factor begin here. */
  firstSignIn?: string
  lastSignIn?: string
}

export const rootUsers = defineCollection<RootUser>()({
  name: 'sandbox:root-user',
  scope: 'world',
  key: ({ accountId }) => accountId,
})

/** Failures in a row of one principal (a user's id, or `root`). */
export interface FailedSignIns {
  owner: string
  count: number
  /** Milliseconds of wall time; nobody gets in before. */
  lockedUntil?: number
}

export const failedSignIns = defineCollection<FailedSignIns>()({
  name: 'signin:failed-sign-ins',
  scope: 'account',
  key: ({ owner }) => owner,
})

/** Console sessions that were signed out before their time, until they would have ended anyway. */
export interface EndedSession {
  accessKeyId: string
  /** Milliseconds of wall time. */
  expiresAt: number
}

export const endedSessions = defineCollection<EndedSession>()({
  name: 'signin:ended-session',
  scope: 'account',
  key: ({ accessKeyId }) => accessKeyId,
})

/** A consent to `aws login` that waits to be fetched. */
export interface AuthorizationCode {
  code: string
  clientId: string
  redirectUri: string
  /** Base64url of the SHA-256 of what the client keeps. */
  challenge: string
  kind: 'root' | 'user'
  /** The user's id; the account's for root. */
  id: string
  mfaAt?: number
  /** Milliseconds of wall time. */
  expiresAt: number
  /** Of the session that consented: no login outlives it. */
  sessionEnds: number
}

export const authorizationCodes = defineCollection<AuthorizationCode>()({
  name: 'signin:authorization-code',
  scope: 'account',
  key: ({ code }) => code,
})
