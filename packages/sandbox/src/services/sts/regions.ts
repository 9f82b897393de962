import type { Call } from '../../call.ts'
import { disabledRegions } from './entities.ts'
import { regionDisabled } from './errors.ts'

/** The one whose endpoint cannot be switched off; the global endpoint is served from it. */
export const ALWAYS_ACTIVE = 'us-east-1'

/**
 * Regions that every account has, and whose STS endpoint can be switched off. In Regions one opts in to it is on as long
 * as the Region is (IAM User Guide, *Manage AWS STS in an AWS Region*).
 */
export const SWITCHABLE: readonly string[] = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]

/**
 * Credentials are made only where the caller's account has STS switched on. What makes none (GetCallerIdentity, say)
 * answers everywhere.
 * @throws AwsError RegionDisabledException
 */
export function activeRegion(call: Call): void {
  if (call.table(disabledRegions).has(call.region)) throw regionDisabled(call.account)
}
