/** Signing in, step by step. Each step sends all that was entered so far; the answer says what is missing. */
import type { AwsStructure } from '@first-line/aws-api'
import { callAs } from '../../aws/call.ts'
import type { Session } from '../../aws/session.ts'
import { ensureLearner } from './learner.ts'

export type Identity = { kind: 'root'; email: string } | { kind: 'user'; account: string; userName: string }

export interface Entered {
  identity: Identity
  password: string
  mfaCode?: string
  mfaSerialNumber?: string
  newPassword?: string
}

export type LoginAnswer =
  | { step: 'in'; session: Session; mfaUsed: boolean }
  | { step: 'mfa'; devices: readonly string[] }
  | { step: 'new-password' }

interface LoginOutput {
  ConsoleLogin: 'Success' | 'MfaRequired' | 'PasswordChangeRequired' | 'MfaRegistrationRequired'
  AccountId: string
  Arn: string
  MfaDevices?: string[]
  MFAUsed?: string
  RootMfaDaysLeft?: number
  Credentials?: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string; Expiration: Date }
}

/** @throws AwsFault, OfflineFault */
export async function login(entered: Entered): Promise<LoginAnswer> {
  await ensureLearner()
  const { identity, password, mfaCode, mfaSerialNumber, newPassword } = entered
  const input: AwsStructure = {
    ...(identity.kind === 'root'
      ? { Email: identity.email }
      : { Account: identity.account, UserName: identity.userName }),
    Password: password,
    ...(mfaCode !== undefined && { MfaCode: mfaCode }),
    ...(mfaSerialNumber !== undefined && { MfaSerialNumber: mfaSerialNumber }),
    ...(newPassword !== undefined && { NewPassword: newPassword }),
  }
  // The codec made it by the model, so its shape is the model's.
  const said = (await callAs(undefined, 'console-signin', 'ConsoleLogin', input)) as unknown as LoginOutput
  if (said.ConsoleLogin === 'MfaRequired') return { step: 'mfa', devices: said.MfaDevices ?? [] }
  if (said.ConsoleLogin === 'PasswordChangeRequired') return { step: 'new-password' }
  const made = said.Credentials
  if (!made) throw new Error('The sign-in answered without a session.')
  const session: Session = {
    accessKeyId: made.AccessKeyId,
    secretAccessKey: made.SecretAccessKey,
    sessionToken: made.SessionToken,
    expiration: made.Expiration.getTime(),
    accountId: said.AccountId,
    arn: said.Arn,
    ...(said.RootMfaDaysLeft !== undefined && { rootMfaDaysLeft: said.RootMfaDaysLeft }),
    ...(said.ConsoleLogin === 'MfaRegistrationRequired' && { mustRegisterMfa: true }),
  }
  return { step: 'in', session, mfaUsed: said.MFAUsed === 'Yes' }
}
