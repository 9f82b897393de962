/** How much one asker may ask: a bucket that fills again with time. */

export interface Rate {
  /** At once. */
  readonly burst: number
  /** A second, from then on. */
  readonly perSecond: number
}

/** Buckets of one kind of request, by asker. Memory is bounded: full buckets are forgotten. */
export function createRate({ burst, perSecond }: Rate, now: () => number): (asker: string) => boolean {
  const buckets = new Map<string, { left: number; at: number }>()
  let sweptAt = now()

  function sweep(at: number): void {
    sweptAt = at
    const full = (burst / perSecond) * 1000
    for (const [asker, bucket] of buckets) if (at - bucket.at > full) buckets.delete(asker)
  }

  return (asker) => {
    const at = now()
    if (at - sweptAt > 60_000) sweep(at)
    const bucket = buckets.get(asker) ?? { left: burst, at }
    bucket.left = Math.min(burst, bucket.left + (Math.max(0, at - bucket.at) / 1000) * perSecond)
    bucket.at = at
    buckets.set(asker, bucket)
    if (bucket.left < 1) return false
    bucket.left -= 1
    return true
  }
}
