/** What a login left: `~/.aws/login/cache`, a file a session, named by its ARN's hash (botocore/utils.py). */
import { hasher } from '@first-line/aws-api'
import { bytesOfText, textOf } from '../bytes.ts'
import type { Machine } from '../machine.ts'
import { expandPath } from '../param-file.ts'

export interface LoginToken {
  accessToken: {
    accessKeyId: string
    secretAccessKey: string
    sessionToken: string
    accountId: string
    /** `2026-11-22T10:00:00Z` */
    expiresAt: string
  }
  tokenType: string
  clientId: string
  refreshToken: string
  idToken: string
  dpopKey: string
}

export const cacheDirectory = ({ env }: Machine): string =>
  expandPath(env.AWS_LOGIN_CACHE_DIRECTORY ?? '~/.aws/login/cache', env)

export const cachePath = (machine: Machine, session: string): string =>
  `${cacheDirectory(machine)}/${hasher().sha256Hex(session)}.json`

/** Undefined where there is none or it is no JSON. */
export async function readToken(machine: Machine, path: string): Promise<Partial<LoginToken> | undefined> {
  const data = await machine.files.read(path)
  if (!(data instanceof Uint8Array)) return undefined
  try {
    return JSON.parse(textOf(data)) as Partial<LoginToken>
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export const writeToken = (machine: Machine, session: string, token: LoginToken): Promise<void> =>
  machine.files.write(cachePath(machine, session), bytesOfText(JSON.stringify(token)), 0o600)
