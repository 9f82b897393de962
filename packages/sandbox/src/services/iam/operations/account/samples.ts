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

const federated: OperationSample['before'] = async (root) => {
  await root('iam', 'EnableOutboundWebIdentityFederation')
  return undefined
}

export const accountSamples: OperationSamples = {
  CreateAccountAlias: onAccount({ AccountAlias: 'sample' }),
  DeleteAccountAlias: onAccount({ AccountAlias: 'sample' }, async (root) => {
    await root('iam', 'CreateAccountAlias', { AccountAlias: 'sample' })
    return undefined
  }),
  DeleteAccountPasswordPolicy: onAccount({}, passwordPolicy),
  DisableOutboundWebIdentityFederation: { ...onAccount({}, federated), secureContext: true },
  EnableOutboundWebIdentityFederation: { ...onAccount(), secureContext: true },
  GetAccountPasswordPolicy: onAccount({}, passwordPolicy),
  GetAccountSummary: onAccount(),
  GetOutboundWebIdentityFederationInfo: { ...onAccount({}, federated), secureContext: true },
  ListAccountAliases: onAccount(),
  SetSecurityTokenServicePreferences: onAccount({ GlobalEndpointTokenVersion: 'v2Token' }),
  UpdateAccountPasswordPolicy: onAccount({ MinimumPasswordLength: 14 }),
}
