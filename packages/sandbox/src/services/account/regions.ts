import type { Call } from '../../call.ts'
import { type RegionOpt, regionOpts } from './entities.ts'
import { noSuchRegion } from './errors.ts'

/** Which every account has (Account Management reference, *Enable or disable AWS Regions*, November 2025). */
export const BY_DEFAULT: readonly string[] = [
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
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]

const OPT_IN = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-west-1',
  'eu-central-2',
  'eu-south-1',
  'eu-south-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
]

/** How long switching takes, in ledger time: minutes on AWS, and long enough here to be seen. */
const TAKES = 30_000

export type OptStatus = 'ENABLED' | 'ENABLING' | 'DISABLING' | 'DISABLED' | 'ENABLED_BY_DEFAULT'

export const allRegions: readonly string[] = [...BY_DEFAULT, ...OPT_IN].sort()

export const isOptional = (region: string): boolean => OPT_IN.includes(region)

/** @throws AwsError ValidationException */
export function statusOf(call: Call, region: string): OptStatus {
  if (BY_DEFAULT.includes(region)) return 'ENABLED_BY_DEFAULT'
  if (!isOptional(region)) throw noSuchRegion(region)
  const opt: RegionOpt | undefined = call.table(regionOpts).get(region)
  if (!opt) return 'DISABLED'
  const done = Date.parse(call.now) - Date.parse(opt.since) >= TAKES
  if (opt.enabled) return done ? 'ENABLED' : 'ENABLING'
  return done ? 'DISABLED' : 'DISABLING'
}
