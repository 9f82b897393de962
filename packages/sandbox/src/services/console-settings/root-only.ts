import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../call.ts'

/** These pages are the root user's alone, whatever policies allow others. @throws AwsError AccessDenied */
export function rootOnly(call: Call): void {
  if (call.caller.principal.type !== 'root')
    throw new AwsError('AccessDenied', 403, 'Only the root user of the account can do this.')
}
