import { defineOperation } from '../../../../operation.ts'
import { type PasswordPolicy, passwordPolicies } from '../../entities/account-settings.ts'
import { noSuchEntity } from '../../errors.ts'

interface Input {
  MinimumPasswordLength?: number
  RequireSymbols?: boolean
  RequireNumbers?: boolean
  RequireUppercaseCharacters?: boolean
  RequireLowercaseCharacters?: boolean
  AllowUsersToChangePassword?: boolean
  MaxPasswordAge?: number
  PasswordReusePrevention?: number
  HardExpiry?: boolean
}

/** What UpdateAccountPasswordPolicy sets when it is not told. */
const DEFAULT_LENGTH = 6

export const updateAccountPasswordPolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'UpdateAccountPasswordPolicy',
  access: 'Write',
  authorise: () => ({ action: 'iam:UpdateAccountPasswordPolicy', resource: '*' }),
  execute({ input, table }) {
    // No partial updates: what is left out goes back to its default.
    const policy: PasswordPolicy = {
      minimumPasswordLength: input.MinimumPasswordLength ?? DEFAULT_LENGTH,
      requireSymbols: input.RequireSymbols ?? false,
      requireNumbers: input.RequireNumbers ?? false,
      requireUppercaseCharacters: input.RequireUppercaseCharacters ?? false,
      requireLowercaseCharacters: input.RequireLowercaseCharacters ?? false,
      allowUsersToChangePassword: input.AllowUsersToChangePassword ?? false,
      ...(input.MaxPasswordAge !== undefined && { maxPasswordAge: input.MaxPasswordAge }),
      ...(input.PasswordReusePrevention !== undefined && { passwordReusePrevention: input.PasswordReusePrevention }),
      ...(input.HardExpiry !== undefined && { hardExpiry: input.HardExpiry }),
    }
    table(passwordPolicies).put(policy)
  },
})

export const getAccountPasswordPolicy = defineOperation<object>({
  service: 'iam',
  name: 'GetAccountPasswordPolicy',
  access: 'Read',
  authorise: () => ({ action: 'iam:GetAccountPasswordPolicy', resource: '*' }),
  execute({ table, account }) {
    const policy = table(passwordPolicies).get('policy')
    if (!policy) throw noSuchEntity(`The Password Policy with domain name ${account} cannot be found.`)
    return {
      PasswordPolicy: {
        MinimumPasswordLength: policy.minimumPasswordLength,
        RequireSymbols: policy.requireSymbols,
        RequireNumbers: policy.requireNumbers,
        RequireUppercaseCharacters: policy.requireUppercaseCharacters,
        RequireLowercaseCharacters: policy.requireLowercaseCharacters,
        AllowUsersToChangePassword: policy.allowUsersToChangePassword,
        ExpirePasswords: policy.maxPasswordAge !== undefined,
        ...(policy.maxPasswordAge !== undefined && { MaxPasswordAge: policy.maxPasswordAge }),
        ...(policy.passwordReusePrevention !== undefined && {
          PasswordReusePrevention: policy.passwordReusePrevention,
        }),
        ...(policy.hardExpiry !== undefined && { HardExpiry: policy.hardExpiry }),
      },
    }
  },
})

export const deleteAccountPasswordPolicy = defineOperation<object, undefined>({
  service: 'iam',
  name: 'DeleteAccountPasswordPolicy',
  access: 'Permissions management',
  authorise: () => ({ action: 'iam:DeleteAccountPasswordPolicy', resource: '*' }),
  execute(call) {
    const policies = call.table(passwordPolicies)
    if (!policies.has('policy')) throw noSuchEntity('The account policy with name PasswordPolicy cannot be found.')
    policies.delete('policy')
  },
})
