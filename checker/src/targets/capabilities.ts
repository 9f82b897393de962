/**
 * What targets have. The sandbox has everything; LocalStack and AWS are asked when they are connected to (probe.ts), and
 * what is here is what docs/targets.md is made from.
 */
import type { Capability } from '@first-line/labs'

/** Of LocalStack 4.14.0: a real one is asked in the tests, and must answer so. */
export const localStackCapabilities: ReadonlySet<Capability> = new Set([
  ...(['users', 'groups', 'roles', 'policies', 'can', 'mfa', 'keys', 'account'] as const),
  ...(['buckets', 'instances', 'topics', 'tables'] as const),
])

/** Everything that has an API of AWS's. The record of requests is CloudTrail's, minutes late, and not read yet. */
export const awsCapabilities: ReadonlySet<Capability> = new Set([
  ...localStackCapabilities,
  'root',
  'console',
  'budgets',
  'simulate',
])
