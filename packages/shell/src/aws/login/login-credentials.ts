/** Credentials of a profile that was logged in: cached, refreshed shortly before they end (botocore/credentials.py). */
import type { AwsCredentials } from '../machine.ts'
import { type Session, setting } from '../session.ts'
import { askForToken, endIn, tokenIn } from './fetch-token.ts'
import { loadError, refreshError } from './login-errors.ts'
import { keyIn } from './proof-key.ts'
import { cachePath, type LoginToken, readToken, writeToken } from './token-cache.ts'

/** Credentials that end sooner are refreshed first: five minutes. */
const EARLY = 300_000

/** @throws CliError 255 when there was a login and nothing is left of it */
export async function loginCredentials(session: Session, profile: string): Promise<AwsCredentials | undefined> {
  const name = setting(session, 'login_session', profile)
  if (name === undefined) return undefined
  const { machine } = session
  const kept = await readToken(machine, cachePath(machine, name))
  if (!kept) {
    throw loadError(
      `Unable to load a existing login session for session ${name}, Please reauthenticate with 'aws login'.`,
    )
  }
  if (!isWhole(kept)) {
    throw loadError('Failed to load access token from token cache, missing one or more required fields.')
  }
  if (Date.parse(kept.accessToken.expiresAt) - machine.now() > EARLY) return credentialsOf(kept)
  return credentialsOf(await refreshed(session, name, kept))
}

const isWhole = (token: Partial<LoginToken>): token is LoginToken =>
  token.accessToken !== undefined && !!token.refreshToken && !!token.dpopKey && !!token.clientId

async function refreshed(session: Session, name: string, token: LoginToken): Promise<LoginToken> {
  const { machine } = session
  const key = keyIn(token.dpopKey)
  if (!key) throw loadError('Unable to load private key from cached token: it is no key')
  const { clientId, refreshToken } = token
  const result = await askForToken(session, key, { clientId, refreshToken, grantType: 'refresh_token' })
  if (result.error) throw refreshError(result)
  const made = tokenIn(result)
  if (!made) throw loadError('Failed to refresh an access token.')
  const { accountId } = token.accessToken
  const fresh: LoginToken = {
    ...token,
    accessToken: { ...made.accessToken, accountId, expiresAt: endIn(machine.now(), made.expiresIn) },
    refreshToken: made.refreshToken,
  }
  await writeToken(machine, name, fresh)
  return fresh
}

function credentialsOf({ accessToken }: LoginToken): AwsCredentials {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = accessToken
  return { accessKeyId, secretAccessKey, sessionToken, expires: Date.parse(expiresAt) }
}
