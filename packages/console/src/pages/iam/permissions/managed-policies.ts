import { type Read, useRead } from '../../../aws/use-read.ts'
import type { Policy } from '../shapes.ts'

/** Every policy of the account and of AWS, in pages of a thousand. */
export const useManagedPolicies = (): Read<{ Policies: Policy[] }> =>
  useRead('iam', 'ListPolicies', { Scope: 'All', MaxItems: 1000 })

export const isAwsManaged = ({ Arn }: { Arn: string }): boolean => Arn.startsWith('arn:aws:iam::aws:')

export const isJobFunction = ({ Arn }: { Arn: string }): boolean =>
  Arn.startsWith('arn:aws:iam::aws:policy/job-function/')

/** "AWS managed", "AWS managed - job function", "Customer managed". */
export const policyType = (policy: { Arn: string }): string =>
  isJobFunction(policy) ? 'AWS managed - job function' : isAwsManaged(policy) ? 'AWS managed' : 'Customer managed'
