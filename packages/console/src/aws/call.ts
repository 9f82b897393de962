/** One API call: encoded by the service's model, signed with the tab's session, carried, decoded, noted. */
import { type AwsStructure, decodeResponse, encodeRequest, signingScope, signRequest } from '@first-line/aws-api'
import { noteCall } from './call-log.ts'
import { AwsFault, isSessionOver, OfflineFault } from './fault.ts'
import { $region } from './region.ts'
import { type CalledService, isOwn, modelOf } from './service-name.ts'
import { $session, $sessionOver, type Session } from './session.ts'
import { type Carry, carry } from './transport.ts'

export interface CallOptions {
  /** Another than the one the Region picker shows. */
  region?: string
  /** The page asks by itself, nobody clicked: it is not listed among the calls of a click. */
  quiet?: boolean
  carry?: Carry
}

/**
 * Calls an operation. An ended session waits here until somebody has signed in again, and then goes on: the form
 * that sent it never learns of it.
 * @throws AwsFault, OfflineFault
 */
export async function callAws(
  service: CalledService,
  operation: string,
  input: AwsStructure = {},
  options: CallOptions = {},
): Promise<AwsStructure> {
  for (;;) {
    const session = $session.get()
    try {
      return await callAs(session, service, operation, input, options)
    } catch (fault) {
      if (!session || !isSessionOver(fault)) throw fault
      // Another call may have led to a new session in the meantime.
      if ($session.get() === session) {
        $sessionOver.set(true)
        await signedInAgain()
      }
      if (!$session.get()) throw fault
    }
  }
}

/** The same with a session of one's own, or none at all: for signing in and out. */
export async function callAs(
  session: Session | undefined,
  service: CalledService,
  operation: string,
  input: AwsStructure,
  options: CallOptions = {},
): Promise<AwsStructure> {
  const model = await modelOf(service)
  const described = model.operations[operation]
  if (!described) throw new Error(`${service} has no operation ${operation}`)
  const region = options.region ?? $region.get()
  const plain = encodeRequest(model, described, input, { region })
  const request = session ? signRequest(plain, session, { ...signingScope(model, region), now: new Date() }) : plain
  const note = noteCall({ service, operation, input, region, model, quiet: options.quiet === true })
  try {
    const response = await (options.carry ?? carry)(request, isOwn(service) ? 'console' : 'aws')
    const problem = problemOfSite(response.headers, response.body)
    if (problem !== undefined) throw new OfflineFault(problem)
    const { output, error, metadata } = decodeResponse(model, described, response)
    if (error) {
      const { code, message } = error
      const requestId = metadata.requestId
      throw new AwsFault({ code, message: message ?? code, status: response.status, service, operation, requestId })
    }
    note.done()
    return output ?? {}
  } catch (fault) {
    note.failed(fault)
    throw fault
  }
}

function signedInAgain(): Promise<void> {
  return new Promise((resolve) => {
    const stop = $sessionOver.listen((over) => {
      if (over) return
      stop()
      resolve()
    })
  })
}

/** The site's own refusals are JSON of its own; services that speak JSON say another media type, or a `__type`. */
function problemOfSite(headers: Record<string, string>, body: unknown): string | undefined {
  if (!headers['content-type']?.startsWith('application/json') || !(body instanceof Uint8Array)) return undefined
  try {
    const said: unknown = JSON.parse(new TextDecoder().decode(body))
    if (typeof said !== 'object' || said === null || '__type' in said || !('code' in said) || !('message' in said))
      return undefined
    return headers['x-amzn-requestid'] === undefined ? String(said.message) : undefined
  } catch {
    return undefined // not JSON: the codec says what it thinks of it
  }
}
