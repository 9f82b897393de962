import { textOf } from '@first-line/aws-api'
import { codeAt, stepAt } from '../services/iam/mfa/totp.ts'

/** The seed that CreateVirtualMFADevice gave: text, however the client hands over bytes. */
export function seedText(seed: unknown): string {
  if (!(seed instanceof Uint8Array)) throw new Error('CreateVirtualMFADevice gave no seed')
  return textOf(seed)
}

/** The code an authenticator app shows `offset` steps from now. */
export function codeOf(seed: string, offset = 0, now = Date.now()): string {
  return codeAt(seed, stepAt(now) + offset)
}
