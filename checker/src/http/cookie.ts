/**
 * The cookie that names the learner: an id and its HMAC, so that nobody becomes another by writing a name. Cookies
 * ignore ports, so the AWS endpoint of the same host receives it too; it reads none.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

const cookieName = 'first-line-learner'

const oneYear = 31_536_000

export type Named = { kind: 'none' } | { kind: 'forged' } | { kind: 'learner'; id: string }

/** Reads the Cookie header. A cookie that we did not sign is `forged`. */
export function readCookie(header: string | undefined, secret: Uint8Array): Named {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at < 0 || pair.slice(0, at).trim() !== cookieName) continue
    const value = pair.slice(at + 1).trim()
    const dot = value.lastIndexOf('.')
    const id = value.slice(0, Math.max(dot, 0))
    const given = Buffer.from(value.slice(dot + 1), 'base64url')
    const right = sign(id, secret)
    const matches = dot > 0 && given.length === right.length && timingSafeEqual(given, right)
    return matches ? { kind: 'learner', id } : { kind: 'forged' }
  }
  return { kind: 'none' }
}

/** A Set-Cookie header. Without `Secure`: an event on a LAN is plain http. */
export function writeCookie(id: string, secret: Uint8Array): string {
  const value = `${id}.${sign(id, secret).toString('base64url')}`
  return `${cookieName}=${value}; Path=/; Max-Age=${oneYear}; HttpOnly; SameSite=Lax`
}

/** Takes it back. */
export function clearCookie(): string {
  return `${cookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`
}

function sign(id: string, secret: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`learner:${id}`).digest()
}
