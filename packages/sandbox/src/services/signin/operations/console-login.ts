import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { defineOperation } from '../../../operation.ts'
import { loginProfiles } from '../../iam/entities/login-profiles.ts'
import type { MfaDevice } from '../../iam/entities/mfa-devices.ts'
import { users } from '../../iam/entities.ts'
import { spendCode } from '../../iam/mfa/codes.ts'
import { devicesOf, useCode } from '../../iam/mfa/devices.ts'
import { ownPasswordCheck } from '../../iam/passwords/change-own-password.ts'
import { passwordPolicyOf, withPassword } from '../../iam/passwords/login-profiles.ts'
import { passwordHash } from '../../iam/passwords/password-hash.ts'
import { expiryOf } from '../../iam/passwords/password-rules.ts'
import { rootUsers } from '../entities.ts'
import { incorrect, passwordExpired, wrongMfaCode } from '../errors.ts'
import { accountOfLogin, type Identity, identityOf, type LoginInput } from '../identity.ts'
import { countFailure, forgetFailures, mayTry } from '../lock-out.ts'
import { rootMfaDaysLeft, TO_REGISTER } from '../root-mfa.ts'

/** Seconds a console session lasts. */
const SESSION = 12 * 3_600

/** The hash of the password that was shown, and the salt it was made with. */
interface Shown {
  salt: string
  hash: string
}

/**
 * One call at each step, always with all that was entered so far: the answer says what is missing. A step that asks for
 * more leaves nothing behind, so that there is no half-done sign-in to steal.
 */
export const consoleLogin = defineOperation<LoginInput, AwsStructure, undefined, Shown>({
  service: 'console-signin',
  name: 'ConsoleLogin',
  access: 'Write',
  anonymous(input, world) {
    const account = world && accountOfLogin(input, world)
    if (account === undefined) throw incorrect()
    return account
  },
  async prepare(call) {
    // Somebody without a password costs as much time as everyone else.
    const salt = identityOf(call)?.secret?.salt ?? ''
    return { salt, hash: passwordHash(call.input.Password, salt) }
  },
  validate(call, shown) {
    const identity = identityOf(call)
    call.attribute({ ...(identity && { caller: identity.caller }), errorMessage: 'Failed authentication' })
    if (!identity) {
      call.attribute({ errorMessage: 'No username found in supplied account' })
      throw incorrect()
    }
    mayTry(call, identity.owner)
    if (identity.secret?.hash !== shown.hash) {
      countFailure(call, identity.owner)
      throw incorrect()
    }
    if (call.input.MfaCode !== undefined && wantsMfa(call, identity) && !shownDevice(call, identity)) {
      countFailure(call, identity.owner)
      throw wrongMfaCode()
    }
    if (passwordState(call, identity) === 'hard-expired') throw passwordExpired()
  },
  authorise(call) {
    const identity = existing(call)
    const because = 'who knows the password signs in; policies decide what they may do then'
    return changesPassword(call, identity) ? ownPasswordCheck(call) : { because }
  },
  execute(call) {
    const identity = existing(call)
    const who = { AccountId: call.account, Arn: identity.caller.arn }
    const device = shownDevice(call, identity)
    if (wantsMfa(call, identity) && !device) {
      call.attribute({ operation: 'CheckMfa' })
      const MfaDevices = devicesOf(call, identity.owner).map(({ serialNumber }) => serialNumber)
      return { ConsoleLogin: 'MfaRequired', CheckMfa: 'Success', ...who, MfaDevices }
    }
    if (passwordState(call, identity) === 'to-be-changed') {
      if (call.input.NewPassword === undefined) {
        // Ours: what AWS records here is not documented.
        call.attribute({ operation: 'CheckPassword' })
        return { ConsoleLogin: 'PasswordChangeRequired', ...who }
      }
      changePassword(call, identity, call.input.NewPassword)
    }
    if (device && call.input.MfaCode !== undefined) useCode(call, device, call.input.MfaCode, 'console')
    forgetFailures(call, identity.owner)
    noteSignIn(call, identity)
    return { ...who, ...letIn(call, identity, device) }
  },
})

function existing(call: Call<LoginInput>): Identity {
  const identity = identityOf(call)
  if (!identity) throw new Error('Somebody who does not exist was let in')
  return identity
}

function wantsMfa(call: Call, { owner }: Identity): boolean {
  return devicesOf(call, owner).length > 0
}

/** The device that shows the code of the request. */
function shownDevice(call: Call<LoginInput>, { owner }: Identity): MfaDevice | undefined {
  const { MfaCode, MfaSerialNumber } = call.input
  if (MfaCode === undefined) return undefined
  return devicesOf(call, owner).find(
    (device) =>
      (MfaSerialNumber === undefined || device.serialNumber === MfaSerialNumber) &&
      spendCode(device, MfaCode, call.wallTime, 'console') !== undefined,
  )
}

type PasswordState = 'good' | 'to-be-changed' | 'hard-expired'

function passwordState(call: Call, { user }: Identity): PasswordState {
  const profile = user && call.table(loginProfiles).get(user.userId)
  if (!profile) return 'good'
  const policy = passwordPolicyOf(call)
  const expiry = expiryOf(profile.changeDate, policy)
  if (expiry !== undefined && Date.parse(call.now) >= expiry)
    return policy?.hardExpiry ? 'hard-expired' : 'to-be-changed'
  return profile.passwordResetRequired ? 'to-be-changed' : 'good'
}

function changesPassword(call: Call<LoginInput>, identity: Identity): boolean {
  return (
    call.input.NewPassword !== undefined &&
    passwordState(call, identity) === 'to-be-changed' &&
    (!wantsMfa(call, identity) || shownDevice(call, identity) !== undefined)
  )
}

/** @throws AwsError PasswordPolicyViolation */
function changePassword(call: Call, { user }: Identity, password: string): void {
  const table = call.table(loginProfiles)
  const profile = user && table.get(user.userId)
  if (user && profile) table.put({ ...withPassword(call, user, password, profile), passwordResetRequired: false })
}

function noteSignIn(call: Call, { user }: Identity): void {
  if (user) call.table(users).put({ ...user, passwordLastUsed: call.now })
  const table = call.world.table(rootUsers)
  const root = user ? undefined : table.get(call.account)
  if (root) table.put({ ...root, firstSignIn: root.firstSignIn ?? call.now, lastSignIn: call.now })
}

/** Makes the session. Without a second factor, and past its days for one, root's can do nothing but register one. */
function letIn(call: Call, { user, caller }: Identity, device: MfaDevice | undefined): AwsStructure {
  const daysLeft = user ? undefined : rootMfaDaysLeft(call)
  const issuedAt = Math.floor(call.wallTime / 1000) * 1000
  const claims = {
    world: call.worldId,
    account: call.account,
    kind: user ? ('user' as const) : ('root' as const),
    id: user?.userId ?? call.account,
    issuedAt,
    expiresAt: issuedAt + SESSION * 1000,
    ...(device && { mfaAt: call.wallTime }),
    console: true,
    ...(daysLeft === 0 && { onlyOperations: [...TO_REGISTER] }),
  }
  const { expiresAt, accessKeyId, secretAccessKey, sessionToken } = call.sessions.issue(claims)
  call.attribute({ caller: { ...caller, session: { ...claims, accessKeyId } } })
  return {
    ConsoleLogin: daysLeft === 0 ? 'MfaRegistrationRequired' : 'Success',
    MFAUsed: device ? 'Yes' : 'No',
    ...(device && { MFAIdentifier: device.serialNumber }),
    ...(daysLeft !== undefined && { RootMfaDaysLeft: daysLeft }),
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: new Date(expiresAt),
    },
  }
}
