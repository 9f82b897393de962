import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { type Check, defineOperation } from '../../../operation.ts'
import type { Caller } from '../../../pipeline/caller.ts'
import { issueCredentials } from '../credentials.ts'
import { invalidIdentityToken } from '../errors.ts'
import { activeRegion } from '../regions.ts'
import { accountOfRole, assumedRoleUser, findRole, roleCheck, roleDuration } from '../roles.ts'
import { type SessionPoliciesInput, sessionPolicies } from '../session-policies.ts'
import { type SessionTagsInput, sessionTagContext, sessionTags, tagsSession } from '../session-tags.ts'
import { identityContext, verifyToken, type WebIdentity } from '../web-identity/verify.ts'

interface Input extends SessionPoliciesInput {
  RoleArn: string
  RoleSessionName: string
  WebIdentityToken: string
  ProviderId?: string
  DurationSeconds?: number
  MinimumSessionTokenSize?: number
}

/** No credentials are needed, and none count: the token is the proof. */
export const assumeRoleWithWebIdentity = defineOperation<Input, AwsStructure, undefined, WebIdentity>({
  service: 'sts',
  name: 'AssumeRoleWithWebIdentity',
  access: 'Write',
  anonymous: ({ RoleArn }) => accountOfRole(RoleArn),
  async prepare(call) {
    const { WebIdentityToken, ProviderId, RoleArn } = call.input
    // It names a provider of OAuth 2.0 access tokens (Amazon, Facebook); those cannot be asked from here. Wording unverified.
    if (ProviderId !== undefined)
      throw invalidIdentityToken(
        `Access tokens of ${ProviderId} are not offered; leave out ProviderId for an ID token.`,
      )
    return verifyToken(call, WebIdentityToken, accountOfRole(RoleArn) ?? call.account)
  },
  validate(call, identity) {
    call.attribute({ caller: bearer(call, identity) })
    activeRegion(call)
    sessionTags(call, tagsOf(identity))
  },
  authorise(call, identity) {
    const { sourceIdentity } = identity.claims
    const context: Check['context'] = {
      'sts:RoleSessionName': call.input.RoleSessionName,
      ...(sourceIdentity !== undefined && { 'sts:SourceIdentity': sourceIdentity }),
      ...sessionTagContext(call, tagsOf(identity)),
      ...identityContext(identity),
    }
    const check = (action: string) => roleCheck(call, action, call.input.RoleArn, context)
    const checks = [check('sts:AssumeRoleWithWebIdentity')]
    if (tagsSession(call, tagsOf(identity))) checks.push(check('sts:TagSession'))
    if (sourceIdentity !== undefined) checks.push(check('sts:SetSourceIdentity'))
    return checks
  },
  execute(call, _, identity) {
    const { RoleArn, RoleSessionName, DurationSeconds, MinimumSessionTokenSize } = call.input
    const target = findRole(call, RoleArn)
    if (!target) throw new Error(`A role that does not exist was allowed: ${RoleArn}`)
    const { provider, audience, claims } = identity
    const source = claims.sourceIdentity
    const session = {
      account: target.account,
      kind: 'role' as const,
      id: target.role.roleId,
      name: RoleSessionName,
      duration: roleDuration(call, target.role, DurationSeconds),
      ...sessionPolicies(call, target.account),
      ...sessionTags(call, tagsOf(identity)),
      ...(source !== undefined && { sourceIdentity: source }),
      federatedProvider: provider.arn,
    }
    return {
      ...issueCredentials(call, session, MinimumSessionTokenSize),
      AssumedRoleUser: assumedRoleUser(target, RoleSessionName),
      SubjectFromWebIdentityToken: claims.subject,
      Provider: provider.arn,
      Audience: audience,
      ...(source !== undefined && { SourceIdentity: source }),
    }
  },
})

function tagsOf({ claims }: WebIdentity): SessionTagsInput {
  return { Tags: claims.tags, TransitiveTagKeys: claims.transitiveTagKeys }
}

/** Who bears the token, as CloudTrail names them. */
function bearer(call: Call, { provider, audience, claims }: WebIdentity): Caller {
  const name = `${provider.url}:${audience}:${claims.subject}`
  return {
    kind: 'anonymous',
    principal: { type: 'web-identity', provider: provider.arn },
    account: accountOfRole((call.input as Input).RoleArn) ?? call.account,
    arn: name,
    userId: name,
  }
}
