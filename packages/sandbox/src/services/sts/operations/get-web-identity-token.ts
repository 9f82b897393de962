import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import { type Check, defineOperation } from '../../../operation.ts'
import { outboundFederations, type SigningAlgorithm } from '../../iam/entities/account-settings.ts'
import type { Tag } from '../../iam/entities.ts'
import { requestTagContext } from '../../iam/tags.ts'
import { accessDeniedError, duplicateTagKeys, validationError } from '../errors.ts'
import { signToken } from '../outbound/token.ts'

interface Input {
  Audience: string[]
  SigningAlgorithm: string
  DurationSeconds?: number
  Tags?: Tag[]
}

/** Seconds, when none are asked for. */
const DEFAULT_DURATION = 300

const isAlgorithm = (name: string): name is SigningAlgorithm => name === 'RS256' || name === 'ES384'

/** Milliseconds of wall time: one moment for the token and for what is answered of it. */
interface Signed {
  token: string
  expires: number
}

/** A JWT that tells other parties who the caller is. Errors, their order and their words as recorded on AWS in 2026. */
export const getWebIdentityToken = defineOperation<Input, AwsStructure, undefined, Signed | undefined>({
  service: 'sts',
  name: 'GetWebIdentityToken',
  access: 'Write',
  async prepare(call) {
    const { Audience, SigningAlgorithm, Tags = [] } = call.input
    const federation = call.table(outboundFederations).get('federation')
    if (!federation?.enabled || !isAlgorithm(SigningAlgorithm)) return undefined
    const expires = expiryOf(call)
    const request = { audience: Audience, algorithm: SigningAlgorithm, tags: Tags, expires }
    return { token: await signToken(call, federation, request), expires }
  },
  validate(call) {
    const { SigningAlgorithm, Tags = [] } = call.input
    if (call.message.request.headers.host === 'sts.amazonaws.com')
      throw new AwsError('InvalidAction', 400, 'Operation not supported on STS global endpoint')
    if (!isAlgorithm(SigningAlgorithm))
      throw validationError(
        'Requested SigningAlgorithm is not supported. See the GetWebIdentityToken documentation for supported algorithms',
      )
    if (new Set(Tags.map(({ Key }) => Key.toLowerCase())).size < Tags.length) throw duplicateTagKeys()
    if (call.caller.principal.type === 'federated-user')
      throw accessDeniedError('GetWebIdentityToken does not support federated user sessions')
  },
  authorise(call) {
    const { Audience, SigningAlgorithm, DurationSeconds = DEFAULT_DURATION, Tags } = call.input
    const get: Check = {
      action: 'sts:GetWebIdentityToken',
      resource: `arn:aws:sts::${call.account}:self`,
      context: {
        'sts:IdentityTokenAudience': Audience,
        'sts:SigningAlgorithm': SigningAlgorithm,
        'sts:DurationSeconds': String(DurationSeconds),
        ...requestTagContext(Tags),
      },
    }
    return Tags?.length ? [get, { ...get, action: 'sts:TagGetWebIdentityToken' }] : get
  },
  execute(call, _, signed) {
    const { session } = call.caller
    if (session && (signed?.expires ?? expiryOf(call)) > session.expiresAt)
      throw new AwsError(
        'SessionDurationEscalationException',
        403,
        "Requested token expiry time must be before the original session's expiry time.",
      )
    if (!call.table(outboundFederations).get('federation')?.enabled || !signed)
      throw new AwsError(
        'OutboundWebIdentityFederationDisabledException',
        403,
        'OutboundWebIdentityFederation is disabled.',
      )
    return { WebIdentityToken: signed.token, Expiration: new Date(signed.expires) }
  },
})

function expiryOf({ input, wallTime }: Call<Input>): number {
  return wallTime + (input.DurationSeconds ?? DEFAULT_DURATION) * 1000
}
