import { defineOperation } from '../../../../operation.ts'
import { stsPreferences } from '../../entities/account-settings.ts'

interface Input {
  GlobalEndpointTokenVersion: 'v1Token' | 'v2Token'
}

export const setSecurityTokenServicePreferences = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'SetSecurityTokenServicePreferences',
  access: 'Write',
  authorise: () => ({ action: 'iam:SetSecurityTokenServicePreferences', resource: '*' }),
  execute: ({ input, table }) =>
    table(stsPreferences).put({ globalEndpointTokenVersion: input.GlobalEndpointTokenVersion }) as undefined,
})
