/** The security score: 0 to 100, weighted, explained item by item. */

import { NotOffered } from './account/capability.ts'
import type { Account } from './account.ts'
import { type ScoreItem, scoreItems } from './score/items.ts'

export interface ScoredItem {
  readonly id: string
  readonly weight: number
  /** Absent where the target cannot show it: it counts neither way. */
  readonly done?: boolean
  /** What is in the way, by its name. */
  readonly seen?: string
}

export interface SecurityScore {
  /** Of what can be seen here, rounded down, so that 100 means all of it. */
  readonly score: number
  readonly items: readonly ScoredItem[]
}

/** @throws what reading the account throws, `NotOffered` apart */
export async function securityScore(account: Account): Promise<SecurityScore> {
  const items = await Promise.all(scoreItems.map((item) => scored(item, account)))
  const sum = (some: readonly ScoredItem[]) => some.reduce((all, { weight }) => all + weight, 0)
  const visible = sum(items.filter(({ done }) => done !== undefined))
  const kept = sum(items.filter(({ done }) => done === true))
  return { score: visible === 0 ? 0 : Math.floor((kept / visible) * 100), items }
}

async function scored({ id, weight, look }: ScoreItem, account: Account): Promise<ScoredItem> {
  try {
    const inTheWay = await look(account)
    if (inTheWay.length === 0) return { id, weight, done: true }
    return { id, weight, done: false, seen: inTheWay.join(', ') }
  } catch (cause) {
    if (cause instanceof NotOffered) return { id, weight }
    throw cause
  }
}
