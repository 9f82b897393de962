import type { PasswordPolicy } from '../entities/account-settings.ts'

/**
 * What a password has to be like. An account without a policy of its own follows AWS's default: at least eight
 * characters, three of the four kinds, and neither the account's name nor its e-mail address (IAM User Guide, *Set an
 * account password policy for IAM users*).
 */
export interface PasswordContext {
  policy: PasswordPolicy | undefined
  /** What a password may not be under the default policy. */
  names: readonly string[]
}

const DEFAULT_LENGTH = 8
const DEFAULT_KINDS = 3

/** The characters that count as symbols, as the guide lists them. */
const SYMBOL = /[!@#$%^&*()_+\-=[\]{}|']/

const KINDS = {
  requireUppercaseCharacters: /[A-Z]/,
  requireLowercaseCharacters: /[a-z]/,
  requireNumbers: /[0-9]/,
  requireSymbols: SYMBOL,
} as const satisfies Partial<Record<keyof PasswordPolicy, RegExp>>

/** Whether a password is good enough, its history aside. */
export function conforms(password: string, { policy, names }: PasswordContext): boolean {
  const kinds = Object.entries(KINDS) as Array<[keyof typeof KINDS, RegExp]>
  if (policy)
    return (
      password.length >= policy.minimumPasswordLength &&
      kinds.every(([member, kind]) => !policy[member] || kind.test(password))
    )
  return (
    password.length >= DEFAULT_LENGTH &&
    kinds.filter(([, kind]) => kind.test(password)).length >= DEFAULT_KINDS &&
    !names.some((name) => name.toLowerCase() === password.toLowerCase())
  )
}

/** When a password that was set at `changeDate` (ISO 8601) expires, in milliseconds; `undefined`: never. */
export function expiryOf(changeDate: string, policy: PasswordPolicy | undefined): number | undefined {
  return policy?.maxPasswordAge === undefined ? undefined : Date.parse(changeDate) + policy.maxPasswordAge * 86_400_000
}
