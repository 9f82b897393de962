/**
 * `aws login` in the page: the consent is a page of this site, and its answer comes over a channel that all pages of this
 * browser share, so that it may be shown beside the terminal or in a tab of its own.
 */
import type { ConsentAnswer, SignInPage } from '../aws/machine.ts'

/** The channel that all pages of this browser share, and the practice console's page that asks. */
export const LOGIN_CHANNEL = 'first-line-aws-login'
const LOGIN_PAGE = '/console/oauth/authorize'

/** What AWS CLI's own callback server would be reached at; below the ports it picks. The answer takes the channel instead. */
export const TERMINAL_REDIRECT = 'http://127.0.0.1:8400/oauth/callback'

/** `open` shows an address of this site in the page. */
export function siteSignIn(open: (url: string) => void): SignInPage {
  return {
    page: `${location.origin}${LOGIN_PAGE}`,
    open,
    async callback() {
      const channel = new BroadcastChannel(LOGIN_CHANNEL)
      return {
        redirectUri: TERMINAL_REDIRECT,
        answer: (state, signal) => answered(channel, state, signal),
        close: () => channel.close(),
      }
    },
  }
}

function answered(channel: BroadcastChannel, state: string, signal?: AbortSignal): Promise<ConsentAnswer> {
  return new Promise((done, failed) => {
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const { code, error, state: its } = (data ?? {}) as Record<string, unknown>
      if (its !== state) return
      if (typeof code === 'string') done({ code, state })
      else done({ error: typeof error === 'string' ? error : 'denied' })
    }
    signal?.addEventListener('abort', () => failed(signal.reason))
  })
}
