import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { notAuthorized } from './errors.ts'

/** What every operation may name: a member account of an organization. */
export interface InAccount {
  AccountId?: string
}

export const accountCheck = (call: Call<InAccount>, action: string, context: Check['context'] = {}): Check => ({
  action,
  resource: `arn:aws:account::${call.account}:account`,
  context,
})

/** Naming an account takes an organization, and no account here is in one. @throws AwsError AccessDeniedException */
export function ownAccountOnly({ input, caller }: Call<InAccount>, action: string): void {
  if (input.AccountId !== undefined) throw notAuthorized(caller.arn, action)
}
