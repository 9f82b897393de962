/** The requests that reached the account, newest first, as far as this browser has heard of them. */
import type { Activity } from '@first-line/checker/contract'
import { atom, computed } from 'nanostores'

export const $activity = atom<readonly Activity[]>([])
/** How many of them were denied. */
export const $denied = computed($activity, (all) => all.filter((one) => one.outcome === 'denied').length)

const kept = 200

/** Adds one request, in its place by time; one that is there already is not added again. */
export function takeActivity(one: Activity): void {
  const all = $activity.get()
  if (all.some(({ id }) => id === one.id)) return
  const at = all.findIndex((other) => other.at <= one.at)
  const next = at < 0 ? [...all, one] : [...all.slice(0, at), one, ...all.slice(at)]
  $activity.set(next.slice(0, kept))
}

/** Another learner, or none. */
export function dropActivity(): void {
  $activity.set([])
}
