/** Asks AWS's sign-in for credentials: for a code, or for the refresh token of the time before. */
import { hostFor, loadService } from '@first-line/aws-api'
import { clientWith, type Result } from '../calls.ts'
import { noRegion } from '../errors.ts'
import type { PlainObject } from '../python-text.ts'
import { endpointOf, regionOf, type Session } from '../session.ts'
import { proofFor } from './proof-key.ts'

export interface TokenOutput {
  accessToken: { accessKeyId: string; secretAccessKey: string; sessionToken: string }
  tokenType: string
  expiresIn: number
  refreshToken: string
  idToken: string
}

/** Where AWS's sign-in is, as AWS CLI finds it. @throws CliError without a Region */
export async function signInBase(session: Session): Promise<string> {
  const model = await loadService('signin')
  const endpoint = endpointOf(session, model)
  if (endpoint !== undefined) return endpoint.replace(/\/+$/, '')
  const region = regionOf(session)?.value
  if (region === undefined) throw noRegion()
  return `https://${hostFor('signin', model.metadata.endpointPrefix, region)}`
}

/** The answer, or the refusal as data. */
export async function askForToken(session: Session, key: Uint8Array, tokenInput: PlainObject): Promise<Result> {
  const { machine } = session
  const model = await loadService('signin')
  const url = `${await signInBase(session)}/v1/token`
  const proven: Session = {
    ...session,
    globals: { ...session.globals, sign: false },
    machine: {
      ...machine,
      transport: (request, signal) =>
        machine.transport({ ...request, headers: { ...request.headers, dpop: proofFor(key, url, machine) } }, signal),
    },
  }
  return clientWith(proven, model, async () => undefined).send(model.operations.CreateOAuth2Token!, { tokenInput })
}

/** What the answer holds; undefined when it holds nothing. */
export const tokenIn = ({ output }: Result): TokenOutput | undefined => output?.tokenOutput as TokenOutput | undefined

/** Why it was refused: `AUTHCODE_EXPIRED`, `TOKEN_EXPIRED`, … */
export const refusalOf = ({ error }: Result): string => String(error?.fields.error ?? '')

/** Seconds from now, as AWS CLI writes it. */
export const endIn = (now: number, seconds: number): string =>
  new Date(now + seconds * 1000).toISOString().replace(/\.\d{3}Z$/, 'Z')
