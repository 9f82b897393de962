import { defineCollection } from '../world/collection.ts'
import type { WorldState } from '../world/state.ts'

/** What was used of something, and what it costs by the list. */
export interface Usage {
  /** As Cost Explorer's dimension SERVICE: `Amazon Simple Storage Service`. */
  service: string
  usageType: string
  operation: string
  region: string
  instanceType?: string
  resourceId?: string
  unit: 'Hrs' | 'GB-Mo' | 'ReadCapacityUnit-Hrs' | 'WriteCapacityUnit-Hrs' | 'WriteRequestUnits'
  quantity: number
  /** US dollars. */
  cost: number
}

/** A day's usage, in UTC: days are what bills are made of. */
export interface DailyUsage extends Usage {
  /** `2026-11-22` */
  day: string
}

const nameOf = ({ day, service, usageType, operation, region, resourceId }: DailyUsage): string =>
  [day, service, region, usageType, operation, resourceId ?? ''].join('/')

/** What has been metered. Its key begins with the day. */
export const usages = defineCollection<DailyUsage>()({ name: 'money:usage', scope: 'account', key: nameOf })

/** How far an account has been metered. One record. */
export const meterings = defineCollection<{ until: string }>()({
  name: 'money:metering',
  scope: 'account',
  key: () => 'metering',
})

export const moneyCollections = [usages, meterings] as const

/** Reads off what was used in a span of time, from the things of an account as they are now. Milliseconds. */
export type Meter = (state: WorldState, account: string, from: number, until: number) => Usage[]

export const DAY = 86_400_000
export const HOUR = 3_600_000

export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** How long two spans overlap, in milliseconds. */
export const overlap = (from: number, until: number, start: number, end: number): number =>
  Math.max(0, Math.min(until, end) - Math.max(from, start))

/** How many hours the month of a time has: prices by the month are shared out evenly. */
export function hoursOfMonth(time: number): number {
  const date = new Date(time)
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate() * 24
}
