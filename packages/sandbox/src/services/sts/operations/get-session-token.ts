import { defineOperation } from '../../../operation.ts'
import { issueCredentials } from '../credentials.ts'
import { longTermCredentials, ownDuration } from '../long-term.ts'
import { type MfaInput, shownMfa, spendMfa } from '../mfa.ts'
import { activeRegion } from '../regions.ts'

interface Input extends MfaInput {
  DurationSeconds?: number
  MinimumSessionTokenSize?: number
}

export const getSessionToken = defineOperation<Input>({
  service: 'sts',
  name: 'GetSessionToken',
  access: 'Read',
  validate(call) {
    longTermCredentials(call, 'GetSessionToken')
    activeRegion(call)
    shownMfa(call)
  },
  authorise: () => ({
    because:
      'No permissions are required; policies cannot control authentication: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html',
  }),
  execute(call) {
    const { account, caller, input } = call
    const mfaAt = spendMfa(call)
    const isRoot = caller.principal.type === 'root'
    const session = {
      account,
      kind: isRoot ? ('root' as const) : ('user' as const),
      id: caller.userId,
      duration: ownDuration(call, input.DurationSeconds),
      ...(mfaAt !== undefined && { mfaAt }),
    }
    return issueCredentials(call, session, input.MinimumSessionTokenSize)
  },
})
