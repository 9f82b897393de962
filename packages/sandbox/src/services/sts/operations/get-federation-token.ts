import { type Check, defineOperation } from '../../../operation.ts'
import { issueCredentials } from '../credentials.ts'
import { longTermCredentials, ownDuration } from '../long-term.ts'
import { activeRegion } from '../regions.ts'
import { type SessionPoliciesInput, sessionPolicies } from '../session-policies.ts'
import { type SessionTagsInput, sessionTagContext, sessionTags, tagsSession } from '../session-tags.ts'

interface Input extends SessionPoliciesInput, Pick<SessionTagsInput, 'Tags'> {
  Name: string
  DurationSeconds?: number
  MinimumSessionTokenSize?: number
}

export const getFederationToken = defineOperation<Input>({
  service: 'sts',
  name: 'GetFederationToken',
  access: 'Write',
  validate(call) {
    longTermCredentials(call, 'GetFederationToken')
    activeRegion(call)
    sessionTags(call, call.input)
  },
  authorise(call) {
    const check: Check = {
      action: 'sts:GetFederationToken',
      resource: federatedArn(call.account, call.input.Name),
      context: sessionTagContext(call, call.input),
    }
    return tagsSession(call, call.input) ? [check, { ...check, action: 'sts:TagSession' }] : check
  },
  execute(call) {
    const { account, caller, input } = call
    const session = {
      account,
      kind: 'federated-user' as const,
      id: caller.userId,
      name: input.Name,
      duration: ownDuration(call, input.DurationSeconds),
      ...sessionPolicies(call, account),
      ...sessionTags(call, input),
    }
    return {
      ...issueCredentials(call, session, input.MinimumSessionTokenSize),
      FederatedUser: { FederatedUserId: `${account}:${input.Name}`, Arn: federatedArn(account, input.Name) },
    }
  },
})

function federatedArn(account: string, name: string): string {
  return `arn:aws:sts::${account}:federated-user/${name}`
}
