import { toHex } from '@first-line/aws-api'
import { scrypt } from '@noble/hashes/scrypt.js'

/**
 * RFC 7914. Its cost is what a request can wait for while everybody else waits too (requests run one after the other), so
 * it is well below what one would give a server that hashes in the background.
 */
const COST = { N: 2 ** 11, r: 8, p: 1, dkLen: 32 }

/** The hash of a password, hex. `salt` is text. */
export function passwordHash(password: string, salt: string): string {
  return toHex(scrypt(new TextEncoder().encode(password), new TextEncoder().encode(salt), COST))
}
