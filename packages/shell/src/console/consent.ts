/** The learner's consent to `aws login`, for the page that asks for it and for scripts that give it. */
import type { AwsCredentials, ConsentAnswer, SignInPage, Transport } from '../aws/machine.ts'
import { type Fetch, siteCredentials, siteTransport } from '../session/site-host.ts'
import { LOGIN_CHANNEL, TERMINAL_REDIRECT } from '../session/site-sign-in.ts'
import { type ConsoleCaller, callConsole } from './call-console.ts'

export { TERMINAL_REDIRECT }

/** What `aws login` wants, from the address that it opened. */
export interface WantedConsent {
  clientId: string
  redirectUri: string
  state: string
  challenge: string
}

/** Undefined for an address of anything else. */
export function consentWanted(url: string): WantedConsent | undefined {
  if (!URL.canParse(url)) return undefined
  const { pathname, searchParams } = new URL(url)
  const [clientId, redirectUri, state, challenge] = ['client_id', 'redirect_uri', 'state', 'code_challenge'].map(
    (name) => searchParams.get(name),
  )
  if (!pathname.endsWith('/authorize') || !clientId || !redirectUri || !state || !challenge) return undefined
  return { clientId, redirectUri, state, challenge }
}

/** The answer of the console: a code, or why there is none. */
export async function consent(caller: ConsoleCaller, wanted: WantedConsent): Promise<ConsentAnswer> {
  const { output, error } = await callConsole(caller, 'CreateAuthorizationCode', {
    ClientId: wanted.clientId,
    RedirectUri: wanted.redirectUri,
    CodeChallenge: wanted.challenge,
    CodeChallengeMethod: 'SHA-256',
  })
  return error ? { error: error.message } : { code: String(output.Code), state: wanted.state }
}

/** In the page: as whoever is signed in to the practice console. */
export const siteConsent = (fetch: Fetch, wanted: WantedConsent): Promise<ConsentAnswer> =>
  consent(
    {
      transport: siteTransport(fetch, 'console'),
      credentials: siteCredentials(fetch, 'cloudshell'),
      now: Date.now,
    },
    wanted,
  )

/** Tells the terminal that waits, in whatever page of this browser it is. `error`: the learner said no. */
export function answerLogin(state: string, answer: { code: string } | { error: string }): void {
  const channel = new BroadcastChannel(LOGIN_CHANNEL)
  channel.postMessage({ ...answer, state })
  channel.close()
}

/** Calls `act` once when anybody in this browser has answered. Returns what ends the listening. */
export function onLoginAnswered(state: string, act: () => void): () => void {
  const channel = new BroadcastChannel(LOGIN_CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if ((data as { state?: unknown } | null)?.state !== state) return
    channel.close()
    act()
  }
  return () => channel.close()
}

/** What the page of `--remote` shows, to be pasted. */
export const codeToPaste = ({ code, state }: { code: string; state: string }): string =>
  btoa(`state=${encodeURIComponent(state)}&code=${encodeURIComponent(code)}`)

/** For scripts: whoever `credentials` belong to consents at once, as a learner would by a click. */
export function consentingSignIn(
  transport: Transport,
  credentials: () => Promise<AwsCredentials | undefined>,
): SignInPage {
  let given: Promise<ConsentAnswer> | undefined
  return {
    open(url) {
      const wanted = consentWanted(url)
      given = wanted
        ? consent({ transport, credentials, now: Date.now }, wanted)
        : Promise.resolve({ error: 'this is no address of aws login' })
    },
    callback: async () => ({
      redirectUri: TERMINAL_REDIRECT,
      answer: async () => (await given) ?? { error: 'nothing was opened' },
      close() {},
    }),
  }
}
