import type { PasswordPolicy } from '../shapes.ts'

const symbol = "a symbol ! @ # $ % ^ & * ( ) _ + - = [ ] { } | '"

/** A password policy in sentences; without one, IAM's default (IAM User Guide, *Default password policy*). */
export function rulesOf(policy: PasswordPolicy | undefined): string[] {
  if (!policy)
    return [
      'Must be at least 8 characters long.',
      `Must include at least three of: an uppercase letter (A-Z), a lowercase letter (a-z), a number (0-9), ${symbol}.`,
    ]
  const kinds = [
    policy.RequireUppercaseCharacters && 'an uppercase letter (A-Z)',
    policy.RequireLowercaseCharacters && 'a lowercase letter (a-z)',
    policy.RequireNumbers && 'a number (0-9)',
    policy.RequireSymbols && symbol,
  ].filter((kind) => kind !== false)
  return [
    `Must be at least ${policy.MinimumPasswordLength} characters long.`,
    ...(kinds.length > 0 ? [`Must include at least ${kinds.join(', ')}.`] : []),
    ...(policy.PasswordReusePrevention
      ? [`Must not be one of the last ${policy.PasswordReusePrevention} passwords.`]
      : []),
  ]
}
