import type { Throughput } from '../entities.ts'
import { invalidValues, validation } from '../errors.ts'

export interface ThroughputInput {
  BillingMode?: 'PROVISIONED' | 'PAY_PER_REQUEST'
  ProvisionedThroughput?: { ReadCapacityUnits: number; WriteCapacityUnits: number }
}

const MOST = 1_000_000_000_000

/** What is asked for; `undefined`: on demand. @throws AwsError ValidationException */
export function readThroughput(input: ThroughputInput): Throughput | undefined {
  const { BillingMode: mode = 'PROVISIONED', ProvisionedThroughput: given } = input
  if (mode === 'PAY_PER_REQUEST') {
    if (given)
      throw invalidValues(
        'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
      )
    return undefined
  }
  if (!given)
    throw invalidValues(
      'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    )
  for (const name of ['ReadCapacityUnits', 'WriteCapacityUnits'] as const)
    if (given[name] > MOST) throw validation(`Given value ${given[name]} for ${name} is out of bounds`)
  return { read: given.ReadCapacityUnits, write: given.WriteCapacityUnits }
}
