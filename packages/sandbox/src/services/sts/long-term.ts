import type { Call } from '../../call.ts'
import { needsLongTermCredentials } from './errors.ts'
import { HOUR } from './roles.ts'

/** Seconds, for users; root's sessions end after an hour. */
const DEFAULT = 43_200

/** Only a user's own keys, and root's, can make sessions of their own; the reader makes none. @throws AwsError AccessDenied */
export function longTermCredentials(call: Call, operation: string): void {
  if (call.caller.session || call.caller.kind === 'reader') throw needsLongTermCredentials(operation)
}

/** How long a session of GetSessionToken or GetFederationToken lasts. Root's is cut to an hour without a word. */
export function ownDuration(call: Call, requested = DEFAULT): number {
  return call.caller.principal.type === 'root' ? Math.min(requested, HOUR) : requested
}
