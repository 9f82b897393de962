/** Short texts that only this server can have made, and that are good for a while: who opened a machine, a challenge. */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** `purpose` keeps one kind from passing for the other. */
export function seal(secret: Uint8Array, purpose: string, content: object, expires: number): string {
  const text = Buffer.from(JSON.stringify({ ...content, expires })).toString('base64url')
  return `${text}.${mac(secret, purpose, text).toString('base64url')}`
}

/** What was sealed; undefined for what was not, for another purpose, or for too long ago. */
export function unseal(secret: Uint8Array, purpose: string, sealed: string, now: number): unknown {
  const [text = '', given = ''] = sealed.split('.')
  const right = mac(secret, purpose, text)
  const got = Buffer.from(given, 'base64url')
  if (got.length !== right.length || !timingSafeEqual(got, right)) return undefined
  const content = JSON.parse(Buffer.from(text, 'base64url').toString()) as { expires: number }
  return content.expires > now ? content : undefined
}

const mac = (secret: Uint8Array, purpose: string, text: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}:${text}`).digest()
