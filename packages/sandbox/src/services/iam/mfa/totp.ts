import { generateSync } from 'otplib'

/** RFC 6238 as authenticator apps do it by default: HMAC-SHA-1, six digits, steps of 30 seconds. */
const STEP = 30_000

/** The number of the step a time belongs to. `time` in milliseconds since the epoch. */
export function stepAt(time: number): number {
  return Math.floor(time / STEP)
}

/** The code a device with this seed (base32) shows during a step. */
export function codeAt(seed: string, step: number): string {
  return generateSync({ secret: seed, strategy: 'hotp', counter: step })
}
