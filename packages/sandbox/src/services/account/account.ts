import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { notInOrganization } from './errors.ts'

/** What every operation may name: a member account of an organization. */
export interface InAccount {
  AccountId?: string
}

export const accountCheck = (call: Call<InAccount>, action: string, context: Check['context'] = {}): Check => ({
  action,
  resource: `arn:aws:account::${call.account}:account`,
  context,
})

/** No account here is in an organization. @throws AwsError AccessDeniedException */
export function ownAccountOnly({ input }: Call<InAccount>): void {
  if (input.AccountId !== undefined) throw notInOrganization()
}
