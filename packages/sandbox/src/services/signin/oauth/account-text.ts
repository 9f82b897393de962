/** Codes and refresh tokens come without a signature: their first part says whose world to look in, and proves nothing. */

export const withAccount = (account: string, secret: string): string => `${Number(account).toString(36)}.${secret}`

/** The account that a text names; `undefined` for what names none. */
export function accountOf(text: string | undefined): string | undefined {
  const [, digits] = /^([0-9a-z]{1,8})\./.exec(text ?? '') ?? []
  const number = digits === undefined ? Number.NaN : Number.parseInt(digits, 36)
  return number >= 0 && number < 1e12 ? String(number).padStart(12, '0') : undefined
}
