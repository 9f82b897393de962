import type { OperationSample, OperationSamples } from '../../../../testing/sample.ts'

const onAccount = (input: object = {}, before?: OperationSample['before']): OperationSample => ({
  input: () => ({ ...input }),
  denied: () => ['*'],
  ...(before && { before }),
})

const passwordPolicy: OperationSample['before'] = async (root) => {
  await root('iam', 'UpdateAccountPasswordPolicy')
  return undefined
}

export const accountSamples: OperationSamples = {
  CreateAccountAlias: onAccount({ AccountAlias: 'sample' }),
  DeleteAccountAlias: onAccount({ AccountAlias: 'sample' }, async (root) => {
    await root('iam', 'CreateAccountAlias', { AccountAlias: 'sample' })
    return undefined
  }),
  DeleteAccountPasswordPolicy: onAccount({}, passwordPolicy),
  GetAccountPasswordPolicy: onAccount({}, passwordPolicy),
  GetAccountSummary: onAccount(),
  ListAccountAliases: onAccount(),
  SetSecurityTokenServicePreferences: onAccount({ GlobalEndpointTokenVersion: 'v2Token' }),
  UpdateAccountPasswordPolicy: onAccount({ MinimumPasswordLength: 14 }),
}
