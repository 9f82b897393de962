import { isoSecond } from '../world/iso-second.ts'
import type { Caller } from './caller.ts'
import type { RequestFacts } from './request-facts.ts'

/**
 * The global condition keys of a request (IAM User Guide, *AWS global condition context keys*). What follows from the
 * principal alone (`aws:username`, `aws:PrincipalArn` …) the policy engine adds. Keys are lower case.
 */
export function globalContext(
  caller: Caller,
  request: RequestFacts,
  region: string,
  wallTime: number,
): Record<string, string | readonly string[]> {
  const context: Record<string, string | readonly string[]> = {
    'aws:currenttime': isoSecond(wallTime),
    'aws:epochtime': String(Math.floor(wallTime / 1000)),
    'aws:requestedregion': region,
    'aws:securetransport': String(request.secureTransport),
    'aws:sourceip': request.sourceIp,
    'aws:viaawsservice': 'false',
  }
  if (caller.kind !== 'anonymous') context['aws:principalisawsservice'] = 'false'
  if (request.userAgent !== '') context['aws:useragent'] = request.userAgent
  if (request.referer) context['aws:referer'] = request.referer
  const { session } = caller
  if (session) {
    context['aws:tokenissuetime'] = new Date(session.issuedAt).toISOString().replace(/\.\d{3}Z$/, 'Z')
    // Long-term credentials have neither key: a policy has to use BoolIfExists or Null to catch them.
    context['aws:multifactorauthpresent'] = String(session.mfaAt !== undefined)
    if (session.mfaAt !== undefined)
      context['aws:multifactorauthage'] = String(Math.max(0, Math.floor((wallTime - session.mfaAt) / 1000)))
    if (session.sourceIdentity) context['aws:sourceidentity'] = session.sourceIdentity
    Object.assign(context, session.context)
  }
  return context
}
