import { useRead } from '../../../aws/use-read.ts'
import type { PasswordPolicy } from '../shapes.ts'
import { rulesOf } from './rules-of.ts'

/** What a password of this account has to be. */
export function PasswordRules() {
  const { data } = useRead<{ PasswordPolicy: PasswordPolicy } | null>(
    'iam',
    'GetAccountPasswordPolicy',
    {},
    {
      absent: ['NoSuchEntity', 'AccessDenied'],
    },
  )
  return <>{rulesOf(data?.PasswordPolicy).join(' ')}</>
}
