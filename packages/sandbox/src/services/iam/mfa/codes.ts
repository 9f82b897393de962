/**
 * Accepting the codes of a device. A code works once, and none that is older than one that was used.
 *
 * IAM's reference warns that codes which are sent long after they were shown enable the device and leave it out of sync
 * (*EnableMFADevice*): enabling and resynchronising look for the two codes in a wide window and remember how far off they
 * were; every other use expects the device to be that far off, give or take a step.
 */
import type { MfaDevice } from '../entities/mfa-devices.ts'
import { codeAt, stepAt } from './totp.ts'

/** Steps to either side in which two consecutive codes are looked for; AWS does not say how many. */
const WINDOWS = { enable: 10, resync: 120 } as const
/** Of a single code. */
const TOLERANCE = 1

/** The device after one of its codes was used; `undefined` when the code is not valid now. `wallTime` in milliseconds. */
export function spendCode(device: MfaDevice, code: string, wallTime: number): MfaDevice | undefined {
  const expected = stepAt(wallTime) + device.drift
  for (const offset of nearestFirst(TOLERANCE)) {
    const step = expected + offset
    if (isUnused(device, step) && codeAt(device.seed, step) === code) return { ...device, usedStep: step }
  }
  return undefined
}

/** The device after two consecutive codes told how its clock runs; `undefined` when they are none. */
export function spendPair(
  device: MfaDevice,
  codes: readonly [string, string],
  wallTime: number,
  purpose: keyof typeof WINDOWS,
): MfaDevice | undefined {
  const now = stepAt(wallTime)
  for (const offset of nearestFirst(WINDOWS[purpose])) {
    const second = now + offset
    if (!isUnused(device, second - 1)) continue
    if (codeAt(device.seed, second) !== codes[1] || codeAt(device.seed, second - 1) !== codes[0]) continue
    // A step more or less is the time it takes to type.
    return { ...device, usedStep: second, drift: Math.abs(offset) <= TOLERANCE ? 0 : offset }
  }
  return undefined
}

function isUnused(device: MfaDevice, step: number): boolean {
  return step >= 0 && (device.usedStep === undefined || step > device.usedStep)
}

/** 0, -1, 1, -2, 2 … */
function nearestFirst(limit: number): number[] {
  const offsets = [0]
  for (let distance = 1; distance <= limit; distance += 1) offsets.push(-distance, distance)
  return offsets
}
