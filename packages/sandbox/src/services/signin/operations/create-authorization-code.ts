import type { Call } from '../../../call.ts'
import { defineOperation } from '../../../operation.ts'
import { authorizationCodes } from '../entities.ts'
import { invalidRequest, notSignedIn } from '../errors.ts'
import { withAccount } from '../oauth/account-text.ts'
import { clientCheck } from '../oauth/client.ts'

interface Input {
  ClientId: string
  RedirectUri: string
  CodeChallenge: string
  CodeChallengeMethod: string
}

/** Milliseconds; AWS's are good for ten minutes, as its CLI waits. */
const GOOD_FOR = 600_000

/** The consent to `aws login`: AWS's page makes the code that the CLI is redirected with. */
export const createAuthorizationCode = defineOperation<Input>({
  service: 'console-signin',
  name: 'CreateAuthorizationCode',
  access: 'Write',
  validate(call) {
    const { session } = call.caller
    if (!session?.console || session.onlyOperations) throw notSignedIn()
    if (!isOwnAddress(call.input)) throw invalidRequest('A code is handed to this computer alone.')
  },
  authorise: (call) => clientCheck(call, 'AuthorizeOAuth2Access', call.input.ClientId),
  execute(call) {
    const { ClientId, RedirectUri, CodeChallenge } = call.input
    const { kind, id, mfaAt, expiresAt } = sessionOf(call)
    const table = call.table(authorizationCodes)
    for (const old of table.list()) if (old.expiresAt <= call.wallTime) table.delete(old.code)
    const code = withAccount(call.account, call.ids.hex(48))
    table.put({
      code,
      clientId: ClientId,
      redirectUri: RedirectUri,
      challenge: CodeChallenge,
      kind: kind === 'root' ? 'root' : 'user',
      id,
      ...(mfaAt !== undefined && { mfaAt }),
      expiresAt: call.wallTime + GOOD_FOR,
      sessionEnds: expiresAt,
    })
    return { Code: code, Arn: call.caller.arn }
  },
})

function sessionOf({ caller }: Call) {
  if (!caller.session) throw new Error('a consent without a session')
  return caller.session
}

/** The client's own server on loopback; with `--remote`, the page that shows the code. */
function isOwnAddress({ ClientId, RedirectUri }: Input): boolean {
  if (!URL.canParse(RedirectUri)) return false
  const { protocol, hostname, pathname } = new URL(RedirectUri)
  if (ClientId.endsWith('/cross-device')) return pathname.endsWith('/v1/sessions/confirmation')
  return protocol === 'http:' && hostname === '127.0.0.1' && pathname === '/oauth/callback'
}
