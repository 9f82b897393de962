/**
 * Accepting the codes of a device. A code works once.
 *
 * IAM's reference warns that codes which are sent long after they were shown enable the device and leave it out of sync
 * (*EnableMFADevice*): enabling and resynchronising look for the two codes in a wide window and remember how far off they
 * were; every other use expects the device to be that far off, give or take a step or two. The numbers are what AWS was
 * seen to take in September 2026 (radkawar/stackd, `mfa_pair_window`, `mfa_resync_anchor`, `mfa_authentication_drift`,
 * `mfa_code_order`): codes may come in any order, and two codes that tell how the clock runs must be newer than the two
 * that told it before. *Unverified*: that those two cannot be used to authenticate afterwards; recordings differ.
 */
import type { MfaDevice } from '../entities/mfa-devices.ts'
import { codeAt, stepAt } from './totp.ts'

/** Steps to either side in which the first of two consecutive codes is looked for: more than eight hours. */
const PAIR_WINDOW = 999
/** Steps to either side in which a single code is. STS takes a minute; of the console one step is known. */
const TOLERANCE = { console: 1, sts: 2 } as const
/** A step more or less is the time it takes to type. */
const TYPING = 1
/** More than can be valid at a time. */
const REMEMBERED = 16

/** The device after one of its codes was used; `undefined` when the code is not valid now. `wallTime` in milliseconds. */
export function spendCode(
  device: MfaDevice,
  code: string,
  wallTime: number,
  where: keyof typeof TOLERANCE,
): MfaDevice | undefined {
  const expected = stepAt(wallTime) + device.drift
  for (const offset of nearestFirst(TOLERANCE[where])) {
    const step = expected + offset
    if (step >= 0 && !device.usedSteps?.includes(step) && codeAt(device.seed, step) === code)
      return withUsed(device, [step])
  }
  return undefined
}

/** The device after two consecutive codes told how its clock runs; `undefined` when they are none. */
export function spendPair(
  device: MfaDevice,
  codes: readonly [string, string],
  wallTime: number,
): MfaDevice | undefined {
  const now = stepAt(wallTime)
  const shown = new Map<number, string>()
  const codeOf = (step: number): string => {
    const known = shown.get(step) ?? codeAt(device.seed, step)
    shown.set(step, known)
    return known
  }
  for (const offset of nearestFirst(PAIR_WINDOW)) {
    const first = now + device.drift + offset
    if (first < 0 || (device.pairStep !== undefined && first <= device.pairStep)) continue
    if (codeOf(first) !== codes[0] || codeOf(first + 1) !== codes[1]) continue
    const drift = first + 1 - now
    return {
      ...withUsed(device, [first, first + 1]),
      pairStep: first + 1,
      drift: Math.abs(drift) <= TYPING ? 0 : drift,
    }
  }
  return undefined
}

function withUsed(device: MfaDevice, steps: readonly number[]): MfaDevice {
  return { ...device, usedSteps: [...(device.usedSteps ?? []), ...steps].slice(-REMEMBERED) }
}

/** 0, -1, 1, -2, 2 … */
function nearestFirst(limit: number): number[] {
  const offsets = [0]
  for (let distance = 1; distance <= limit; distance += 1) offsets.push(-distance, distance)
  return offsets
}
