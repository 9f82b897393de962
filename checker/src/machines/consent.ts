/** The console session's consent to `aws login`: AWS has a page for it, the sandbox a call of its own. */
import {
  consoleModels,
  decodeResponse,
  encodeRequest,
  type SigningCredentials,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import type { z } from 'zod'
import type { Learner, loginConsent } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import type { Target } from '../targets/target.ts'

/** The code to be handed over. @throws Refused in AWS's words where policies or the request itself say no */
export async function codeFor(
  target: Target,
  learner: Learner,
  session: SigningCredentials,
  asked: z.infer<typeof loginConsent> & { sourceIp: string },
): Promise<string> {
  if (!target.console) throw new Refused('not-found', `There is no console to consent in on ${target.kind}.`)
  const model = consoleModels['console-signin']
  const operation = model.operations.CreateAuthorizationCode
  if (!operation) throw new Error('the sign-in model has no CreateAuthorizationCode')
  const input = {
    ClientId: asked.clientId,
    RedirectUri: asked.redirectUri,
    CodeChallenge: asked.codeChallenge,
    CodeChallengeMethod: 'SHA-256',
  }
  const plain = encodeRequest(model, operation, input, { region: target.region })
  const signed = signRequest(plain, session, { ...signingScope(model, target.region), now: new Date() })
  const { output, error } = decodeResponse(model, operation, await target.console(learner, signed, asked.sourceIp))
  if (!output) throw new Refused('denied', error?.message)
  return String(output.Code)
}
