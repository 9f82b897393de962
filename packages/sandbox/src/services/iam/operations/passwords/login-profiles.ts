import { defineOperation } from '../../../../operation.ts'
import { type LoginProfile, loginProfiles } from '../../entities/login-profiles.ts'
import { entityAlreadyExists, validationError } from '../../errors.ts'
import {
  existingLoginProfile,
  loginProfileOut,
  passwordUserName,
  withPassword,
} from '../../passwords/login-profiles.ts'
import { existingUser, userCheck } from '../../users.ts'

export const createLoginProfile = defineOperation<{
  UserName?: string
  Password?: string
  PasswordResetRequired?: boolean
}>({
  service: 'iam',
  name: 'CreateLoginProfile',
  access: 'Write',
  authorise: (call) => userCheck(call, 'iam:CreateLoginProfile', passwordUserName(call, call.input.UserName)),
  execute(call) {
    const { UserName, Password, PasswordResetRequired = false } = call.input
    const user = existingUser(call, passwordUserName(call, UserName))
    if (call.table(loginProfiles).has(user.userId))
      throw entityAlreadyExists(`Login Profile for user ${user.userName} already exists.`)
    // The model leaves it out for AssumeRoot sessions; wording unverified.
    if (Password === undefined)
      throw validationError(
        "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
      )
    const profile: LoginProfile = {
      ...withPassword(call, user, Password, undefined),
      passwordResetRequired: PasswordResetRequired,
    }
    call.table(loginProfiles).put(profile)
    return { LoginProfile: loginProfileOut(user, profile) }
  },
})

export const getLoginProfile = defineOperation<{ UserName?: string }>({
  service: 'iam',
  name: 'GetLoginProfile',
  access: 'List',
  authorise: (call) => userCheck(call, 'iam:GetLoginProfile', passwordUserName(call, call.input.UserName)),
  execute(call) {
    const user = existingUser(call, passwordUserName(call, call.input.UserName))
    return { LoginProfile: loginProfileOut(user, existingLoginProfile(call, user)) }
  },
})

/** Sets a password for somebody else: it takes effect at once and asks for no old one. */
export const updateLoginProfile = defineOperation<
  { UserName: string; Password?: string; PasswordResetRequired?: boolean },
  undefined
>({
  service: 'iam',
  name: 'UpdateLoginProfile',
  access: 'Write',
  authorise: (call) => userCheck(call, 'iam:UpdateLoginProfile', call.input.UserName),
  execute(call) {
    const { UserName, Password, PasswordResetRequired } = call.input
    const user = existingUser(call, UserName)
    const profile = existingLoginProfile(call, user)
    const next = Password === undefined ? profile : withPassword(call, user, Password, profile)
    call.table(loginProfiles).put({
      ...next,
      passwordResetRequired: PasswordResetRequired ?? profile.passwordResetRequired,
    })
  },
})

export const deleteLoginProfile = defineOperation<{ UserName?: string }, undefined>({
  service: 'iam',
  name: 'DeleteLoginProfile',
  access: 'Write',
  authorise: (call) => userCheck(call, 'iam:DeleteLoginProfile', passwordUserName(call, call.input.UserName)),
  execute(call) {
    const user = existingUser(call, passwordUserName(call, call.input.UserName))
    existingLoginProfile(call, user)
    call.table(loginProfiles).delete(user.userId)
  },
})
