import type { Call } from '../../call.ts'
import { BY_DEFAULT } from '../account/regions.ts'
import { disabledRegions } from './entities.ts'
import { regionDisabled } from './errors.ts'

/** The one whose endpoint cannot be switched off; the global endpoint is served from it. */
export const ALWAYS_ACTIVE = 'us-east-1'

/**
 * Regions that every account has, and whose STS endpoint can be switched off. In Regions one opts in to it is on as long
 * as the Region is (IAM User Guide, *Manage AWS STS in an AWS Region*).
 */
export const SWITCHABLE: readonly string[] = BY_DEFAULT.filter((region) => region !== ALWAYS_ACTIVE)

/**
 * Credentials are made only where the caller's account has STS switched on. What makes none (GetCallerIdentity, say)
 * answers everywhere.
 * @throws AwsError RegionDisabledException
 */
export function activeRegion(call: Call): void {
  if (call.table(disabledRegions).has(call.region)) throw regionDisabled(call.account)
}
