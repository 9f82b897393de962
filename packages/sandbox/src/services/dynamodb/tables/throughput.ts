import type { Throughput } from '../entities.ts'
import { invalidValues } from '../errors.ts'

export interface ThroughputInput {
  BillingMode?: 'PROVISIONED' | 'PAY_PER_REQUEST'
  ProvisionedThroughput?: { ReadCapacityUnits: number; WriteCapacityUnits: number }
}

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
  return { read: given.ReadCapacityUnits, write: given.WriteCapacityUnits }
}
