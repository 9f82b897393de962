/** How strong Kape Labs wants passwords to be. Module 4 asks again, after somebody has touched it. */
import type { PasswordPolicy } from '../../src/account/settings.ts'

export const wanted = { length: 14, reuse: 5 } as const

/** The kinds of characters that need not occur in a password under this policy. */
export function missingClasses(policy: PasswordPolicy): string[] {
  const classes: readonly [string, boolean][] = [
    ['upper-case letters', policy.upper],
    ['lower-case letters', policy.lower],
    ['numbers', policy.numbers],
    ['symbols', policy.symbols],
  ]
  return classes.filter(([, required]) => !required).map(([name]) => name)
}

/** What falls short of what is wanted, as pieces of a sentence; empty when nothing does. */
export function shortcomings(policy: PasswordPolicy): string[] {
  const missing = missingClasses(policy)
  return [
    ...(policy.minimumLength < wanted.length ? [`passwords of ${policy.minimumLength} characters are allowed`] : []),
    ...(missing.length > 0 ? [`${missing.length} of the four kinds of characters need not occur`] : []),
    ...(policy.reusePrevention < wanted.reuse
      ? [`${policy.reusePrevention} former passwords are remembered, of ${wanted.reuse}`]
      : []),
    ...(policy.usersMayChange ? [] : ['users may not change their own']),
  ]
}
