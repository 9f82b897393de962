import { type AwsStructure, toBase64, utf8 } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { defineOperation } from '../../../operation.ts'
import { authorizationCodes } from '../entities.ts'
import { accountOf, withAccount } from '../oauth/account-text.ts'
import { type Bearer, bearerNow } from '../oauth/bearer.ts'
import { clientCheck } from '../oauth/client.ts'
import { codeExpired, insufficientPermissions, invalidGrant, passwordChanged, tokenExpired } from '../oauth/errors.ts'
import { provenKey } from '../oauth/proof-of-possession.ts'

interface Input {
  tokenInput: {
    clientId: string
    grantType: 'authorization_code' | 'refresh_token'
    code?: string
    redirectUri?: string
    codeVerifier?: string
    refreshToken?: string
  }
}

/** What a refresh token says, sealed. */
interface Refresh extends Bearer {
  account: string
  clientId: string
  /** Thumbprint of the key that has to prove itself. */
  key: string
  mfaAt?: number
  passwordDate?: string
  /** Milliseconds of wall time. */
  expiresAt: number
}

/** Seconds that credentials of a login are good for. */
const ACCESS = 900

/**
 * `aws login`'s credentials, for a code that somebody consented to or for the refresh token of the time before. No signature:
 * code or token, and the key that proves itself, are the authority.
 */
export const createOAuth2Token = defineOperation<Input, AwsStructure, undefined, string>({
  service: 'signin',
  name: 'CreateOAuth2Token',
  access: 'Write',
  anonymous: ({ tokenInput }) => accountOf(tokenInput.code ?? tokenInput.refreshToken),
  prepare: provenKey,
  authorise: () => ({ because: 'whoever holds the code or the token; what policies say of them is asked below' }),
  execute(call, _, key) {
    const grant = call.input.tokenInput.grantType === 'refresh_token' ? refreshed(call, key) : redeemed(call, key)
    const known = bearerNow(call, grant)
    if (!known) throw tokenExpired()
    call.attribute({ caller: known.caller })
    if (grant.passwordDate !== known.passwordDate) throw passwordChanged()
    const denial = call.denial(clientCheck(call, 'CreateOAuth2Token', grant.clientId))
    if (denial !== undefined) throw insufficientPermissions(denial)
    return { tokenOutput: tokenFor(call, grant, known.caller.arn) }
  },
})

function redeemed(call: Call<Input>, key: string): Refresh {
  const { clientId, code = '', redirectUri, codeVerifier = '' } = call.input.tokenInput
  const table = call.table(authorizationCodes)
  const found = table.get(code)
  if (!found || found.expiresAt <= call.wallTime) throw codeExpired()
  if (found.clientId !== clientId || found.redirectUri !== redirectUri)
    throw invalidGrant('The code was made for another client or another redirect URI.')
  const digest = toBase64(call.hash.sha256(utf8(codeVerifier)))
  if (digest.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') !== found.challenge)
    throw invalidGrant('The code verifier does not fit the code challenge.')
  table.delete(code)
  const passwordDate = bearerNow(call, found)?.passwordDate
  return {
    ...{ account: call.account, clientId, key, kind: found.kind, id: found.id, expiresAt: found.sessionEnds },
    ...(found.mfaAt !== undefined && { mfaAt: found.mfaAt }),
    ...(passwordDate !== undefined && { passwordDate }),
  }
}

function refreshed(call: Call<Input>, key: string): Refresh {
  const { clientId, refreshToken = '' } = call.input.tokenInput
  const text = call.sessions.unseal(refreshToken.slice(refreshToken.indexOf('.') + 1))
  const token = text === undefined ? undefined : (JSON.parse(text) as Refresh)
  if (token?.account !== call.account || token.clientId !== clientId || token.key !== key)
    throw invalidGrant('The refresh token is not valid for this client and this key.')
  if (token.expiresAt <= call.wallTime) throw tokenExpired()
  return token
}

function tokenFor(call: Call, grant: Refresh, arn: string): AwsStructure {
  const issuedAt = Math.floor(call.wallTime / 1000) * 1000
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = call.sessions.issue({
    world: call.worldId,
    account: call.account,
    kind: grant.kind,
    id: grant.id,
    issuedAt,
    expiresAt: Math.min(issuedAt + ACCESS * 1000, grant.expiresAt),
    ...(grant.mfaAt !== undefined && { mfaAt: grant.mfaAt }),
    console: true,
  })
  return {
    accessToken: { accessKeyId, secretAccessKey, sessionToken },
    tokenType: 'aws_sigv4',
    expiresIn: Math.max(1, Math.round((expiresAt - issuedAt) / 1000)),
    refreshToken: withAccount(call.account, call.sessions.seal(JSON.stringify(grant))),
    idToken: idToken(call, arn, issuedAt / 1000),
  }
}

/** Says who: the CLI reads the subject. The signature is one that only this store can check. */
function idToken(call: Call, sub: string, iat: number): string {
  const part = (content: object) =>
    toBase64(utf8(JSON.stringify(content)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/=+$/, '')
  const signed = `${part({ typ: 'JWT', alg: 'x-sealed' })}.${part({ sub, iat, exp: iat + ACCESS, iss: 'signin.aws.amazon.com' })}`
  return `${signed}.${call.sessions.seal(signed).replace(/=+$/, '')}`
}
