/** The accounts of the workshop's authenticator: what a QR code holds, how it is kept, and the code of a moment. */
import { bytesFromBase32, hotp } from '@first-line/shell/one-time-password'
import { z } from 'zod'

const account = z.object({
  /** `Amazon Web Services:root@123456789012` */
  label: z.string().min(1).max(300),
  secret: z.string().min(1).max(512),
})
export type AuthenticatorAccount = z.infer<typeof account>

export const period = 30

/** What a QR code says, as an account; undefined for one of something else. The form: Key Uri Format of Google Authenticator. */
export function readOtpauth(text: string): AuthenticatorAccount | undefined {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return undefined
  }
  const secret = url.searchParams.get('secret')
  if (url.protocol !== 'otpauth:' || !/^\/\/totp\//i.test(text.slice('otpauth:'.length)) || !secret) return undefined
  const path = url.pathname.replace(/^\/+(totp\/)?/i, '')
  return readAccount(decoded(path), secret)
}

/** A name and a key as somebody typed them; undefined for a key that is none. */
export function readAccount(label: string, secret: string): AuthenticatorAccount | undefined {
  const key = secret.replace(/[\s-]/g, '').toUpperCase()
  if (bytesFromBase32(key) === undefined || label.trim() === '') return undefined
  return { label: label.trim(), secret: key }
}

/** The six digits of a moment. */
export function codeOf({ secret }: AuthenticatorAccount, now: number): string {
  const key = bytesFromBase32(secret)
  return key ? hotp(key, Math.floor(now / 1000 / period)) : ''
}

/** Seconds until the next code. */
export const secondsLeft = (now: number): number => period - (Math.floor(now / 1000) % period)

/** What storage held; it belongs to the reader, and may hold anything. */
export function readAccounts(text: string | null): AuthenticatorAccount[] {
  try {
    const read = z.array(account).safeParse(JSON.parse(text ?? '[]'))
    return read.success ? read.data : []
  } catch {
    return [] // not JSON: there are none
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
