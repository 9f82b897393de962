import { invalidInput } from './errors.ts'

/**
 * A credential can be switched on and off. `Expired` is a status too, which only time gives.
 * @throws AwsError InvalidInput
 */
export function settableStatus(status: 'Active' | 'Inactive' | 'Expired'): 'Active' | 'Inactive' {
  if (status === 'Expired') throw invalidInput('Operation does not support status Expired')
  return status
}
