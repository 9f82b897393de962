/** The learner's consent: an address to open, and the code that comes back (awscli/customizations/login/utils.py). */
import { hasher } from '@first-line/aws-api'
import { bytesFromBase64, bytesOfText, textOf } from '../bytes.ts'
import { generalError } from '../errors.ts'
import type { PlainObject } from '../python-text.ts'
import type { Session } from '../session.ts'
import { signInBase } from './fetch-token.ts'
import { codeError } from './login-errors.ts'
import { base64url, uuid } from './proof-key.ts'

export const CLIENT = {
  same: 'arn:aws:signin:::devtools/same-device',
  cross: 'arn:aws:signin:::devtools/cross-device',
} as const

const VERIFIER_SIGNS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~'

interface Asked {
  state: string
  verifier: string
  base: string
  page: string
}

async function newRequest(session: Session): Promise<Asked> {
  const { machine } = session
  const verifier = Array.from(machine.random(64), (byte) => VERIFIER_SIGNS[byte % VERIFIER_SIGNS.length]).join('')
  const base = await signInBase(session)
  return { state: uuid(machine), verifier, base, page: machine.signIn?.page ?? `${base}/v1/authorize` }
}

function address({ state, verifier, page }: Asked, clientId: string, redirectUri: string): string {
  const challenge = base64url(hasher().sha256(bytesOfText(verifier)))
  const query = Object.entries({
    response_type: 'code',
    client_id: clientId,
    state,
    code_challenge_method: 'SHA-256',
    scope: 'openid',
    redirect_uri: redirectUri,
  }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${page}?${query.join('&')}&code_challenge=${challenge}`
}

const grant = (clientId: string, code: string, verifier: string, redirectUri: string): PlainObject => ({
  clientId,
  grantType: 'authorization_code',
  code,
  codeVerifier: verifier,
  redirectUri,
})

/** On the computer with the browser: the answer comes by itself. */
export async function sameDevice(session: Session): Promise<PlainObject> {
  const { machine } = session
  const callback = await machine.signIn?.callback?.()
  if (!machine.signIn || !callback) {
    throw generalError(
      "There is no browser on this machine that could be opened. Run this command again with the '--remote' option.",
    )
  }
  try {
    const asked = await newRequest(session)
    const url = address(asked, CLIENT.same, callback.redirectUri)
    machine.write(
      'stdout',
      `Attempting to open your default browser. If the browser does not open, open the following URL.\nIf you are unable to open the URL on this device, run this command again with the '--remote' option.\n\n${url}\n\n`,
    )
    machine.signIn.open(url)
    const answer = await callback.answer(asked.state, machine.signal)
    if ('error' in answer) throw codeError('Failed to retrieve an authorization code.')
    checkState(answer.state, asked.state)
    return grant(CLIENT.same, answer.code, asked.verifier, callback.redirectUri)
  } finally {
    callback.close()
  }
}

/** `--remote`: the code is shown on the page, and pasted here. */
export async function crossDevice(session: Session): Promise<PlainObject> {
  const { machine } = session
  const asked = await newRequest(session)
  const redirectUri = `${asked.base}/v1/sessions/confirmation`
  const url = address(asked, CLIENT.cross, redirectUri)
  machine.write('stdout', `Browser will not be automatically opened.\nPlease visit the following URL:\n\n${url}\n`)
  const pasted = await machine.ask('\nEnter the authorization code displayed in your browser: ')
  if (pasted === undefined) throw generalError('EOF when reading a line')
  const { code, state } = codeIn(pasted)
  checkState(state, asked.state)
  return grant(CLIENT.cross, code, asked.verifier, redirectUri)
}

function checkState(given: string, expected: string): void {
  if (given !== expected) throw codeError(`State parameter ${given} does not match expected value ${expected}.`)
}

/** What the page shows is base64 of `state=…&code=…`. */
function codeIn(pasted: string): { code: string; state: string } {
  const bytes = bytesFromBase64(pasted.trim())
  if (!bytes) throw generalError('Failed to decode the verification code.')
  const found = new URLSearchParams(textOf(bytes))
  const [code, state] = [found.get('code'), found.get('state')]
  if (!code || !state) throw generalError('Failed to retrieve an auth_code or state from the verification code')
  return { code, state }
}
