/** One line of a bench. `ok` says whether a limit is kept; measures without a limit are there to be looked at. */
export interface Measure {
  name: string
  value: number
  unit: string
  limit?: number
  ok: boolean
}

export function atMost(name: string, value: number, unit: string, limit: number): Measure {
  return { name, value: rounded(value), unit, limit, ok: value <= limit }
}

export function atLeast(name: string, value: number, unit: string, limit: number): Measure {
  return { name, value: rounded(value), unit, limit, ok: value >= limit }
}

export function seen(name: string, value: number, unit: string): Measure {
  return { name, value: rounded(value), unit, ok: true }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
