import type { Call } from '../../../call.ts'
import { type Check, defineOperation } from '../../../operation.ts'
import { issueCredentials } from '../credentials.ts'
import { accessDeniedError, validationError } from '../errors.ts'
import { type MfaInput, mfaContext, shownMfa, spendMfa } from '../mfa.ts'
import { activeRegion } from '../regions.ts'
import { accountOfRole, assumedRoleUser, findRole, roleCheck, roleDuration } from '../roles.ts'
import { type SessionPoliciesInput, sessionPolicies } from '../session-policies.ts'
import { type SessionTagsInput, sessionTagContext, sessionTags, tagsSession } from '../session-tags.ts'

interface Input extends SessionPoliciesInput, SessionTagsInput, MfaInput {
  RoleArn: string
  RoleSessionName: string
  DurationSeconds?: number
  ExternalId?: string
  SourceIdentity?: string
  MinimumSessionTokenSize?: number
  ProvidedContexts?: object[]
}

/**
 * Once set, a source identity stays through every role that is assumed (IAM User Guide, *Monitor and control actions taken
 * with assumed roles*).
 * @throws AwsError AccessDenied for another one; unverified
 */
function sourceIdentity({ input, caller }: Call<Input>): string | undefined {
  const known = caller.session?.sourceIdentity
  if (known !== undefined && input.SourceIdentity !== undefined && known !== input.SourceIdentity)
    throw accessDeniedError(
      `User: ${caller.arn} is not authorized to perform: sts:SetSourceIdentity on resource: ${input.RoleArn}`,
    )
  if (input.SourceIdentity !== undefined && /^aws:/i.test(input.SourceIdentity))
    throw validationError('SourceIdentity cannot start with aws:')
  return known ?? input.SourceIdentity
}

export const assumeRole = defineOperation<Input>({
  service: 'sts',
  name: 'AssumeRole',
  access: 'Write',
  validate(call) {
    accountOfRole(call.input.RoleArn)
    activeRegion(call)
    // Contexts of IAM Identity Center, which is not offered: they must not be dropped in silence.
    if (call.input.ProvidedContexts?.length)
      throw validationError('ProvidedContexts are not offered: the sandbox has no context providers.')
    sessionTags(call, call.input)
    shownMfa(call)
  },
  authorise(call) {
    const { RoleArn, RoleSessionName, ExternalId } = call.input
    const identity = sourceIdentity(call)
    const context: Check['context'] = {
      'sts:RoleSessionName': RoleSessionName,
      ...(ExternalId !== undefined && { 'sts:ExternalId': ExternalId }),
      ...(identity !== undefined && { 'sts:SourceIdentity': identity }),
      ...sessionTagContext(call, call.input),
      ...mfaContext(call),
    }
    const check = (action: string) => roleCheck(call, action, RoleArn, context)
    const checks = [check('sts:AssumeRole')]
    if (tagsSession(call, call.input)) checks.push(check('sts:TagSession'))
    if (identity !== undefined) checks.push(check('sts:SetSourceIdentity'))
    return checks
  },
  execute(call) {
    const { RoleArn, RoleSessionName, DurationSeconds, MinimumSessionTokenSize } = call.input
    const target = findRole(call, RoleArn)
    if (!target) throw new Error(`A role that does not exist was allowed: ${RoleArn}`)
    const identity = sourceIdentity(call)
    const { principal } = call.caller
    const session = {
      account: target.account,
      kind: 'role' as const,
      id: target.role.roleId,
      name: RoleSessionName,
      duration: roleDuration(call, target.role, DurationSeconds),
      ...sessionPolicies(call, target.account),
      ...sessionTags(call, call.input),
      ...(identity !== undefined && { sourceIdentity: identity }),
      ...(principal.type === 'role-session' && { chained: true }),
    }
    // A role's session does not say that a second factor was shown: only the trust policy can ask
    // (IAM User Guide, *Secure API access with MFA*).
    spendMfa(call)
    return {
      ...issueCredentials(call, session, MinimumSessionTokenSize),
      AssumedRoleUser: assumedRoleUser(target, RoleSessionName),
      ...(identity !== undefined && { SourceIdentity: identity }),
    }
  },
})
