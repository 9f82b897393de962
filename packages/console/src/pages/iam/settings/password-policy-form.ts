/** The form of the password policy, and what is sent of it. */
import type { AwsStructure } from '@first-line/aws-api'
import type { PasswordPolicy } from '../shapes.ts'

export interface PolicyForm {
  length: string
  upper: boolean
  lower: boolean
  numbers: boolean
  symbols: boolean
  expire: boolean
  days: string
  hard: boolean
  allowChange: boolean
  reuse: boolean
  remembered: string
}

export const formOf = (policy: PasswordPolicy | undefined): PolicyForm => ({
  length: String(policy?.MinimumPasswordLength ?? 8),
  upper: policy?.RequireUppercaseCharacters ?? true,
  lower: policy?.RequireLowercaseCharacters ?? true,
  numbers: policy?.RequireNumbers ?? true,
  symbols: policy?.RequireSymbols ?? true,
  expire: policy?.ExpirePasswords ?? false,
  days: String(policy?.MaxPasswordAge ?? 90),
  hard: policy?.HardExpiry ?? false,
  allowChange: policy?.AllowUsersToChangePassword ?? true,
  reuse: (policy?.PasswordReusePrevention ?? 0) > 0,
  remembered: String(policy?.PasswordReusePrevention ?? 5),
})

const within = (text: string, least: number, most: number): boolean =>
  /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most

/** What is wrong with the numbers; undefined: nothing. */
export function wrongForm(form: PolicyForm): string | undefined {
  if (!within(form.length, 6, 128)) return 'The minimum length needs to be between 6 and 128.'
  if (form.expire && !within(form.days, 1, 1095)) return 'Passwords expire after 1 to 1095 days.'
  if (form.reuse && !within(form.remembered, 1, 24)) return 'Between 1 and 24 passwords are remembered.'
  return undefined
}

/** UpdateAccountPasswordPolicy sets everything at once: what is left out goes back to its default. */
export const inputOf = (form: PolicyForm): AwsStructure => ({
  MinimumPasswordLength: Number(form.length),
  RequireUppercaseCharacters: form.upper,
  RequireLowercaseCharacters: form.lower,
  RequireNumbers: form.numbers,
  RequireSymbols: form.symbols,
  AllowUsersToChangePassword: form.allowChange,
  ...(form.expire && { MaxPasswordAge: Number(form.days), HardExpiry: form.hard }),
  ...(form.reuse && { PasswordReusePrevention: Number(form.remembered) }),
})
