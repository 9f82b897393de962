/** Where labs are proven: a target, and for each play an account on it that is as the module begins. */
import { randomInt } from 'node:crypto'
import type { AccountEvent } from '@first-line/checker'
import type { Account, Gaps } from '@first-line/labs'
import type { Scene } from './arrivals.ts'

/** One account, laid down as the lab declares, and nobody else's. */
export interface Plot extends Scene {
  /** Its record of requests has gaps. */
  readonly gaps?: Gaps
  /** Opens the account for one run. */
  open(): Promise<Account>
  /** What the target has on record of requests: a check must add nothing to it. */
  record(): Promise<readonly string[]>
  /** Tells of requests as they reach the account, until it is called off; absent where the page learns of none. */
  follow?(tell: (event: AccountEvent) => void): () => void
  /** Clears the ground for the next one. */
  leave(): Promise<void>
}

export interface Ground {
  readonly name: string
  /** The account as a module begins, its own arrivals left out. One plot at a time. */
  plot(module: string): Promise<Plot>
  close(): Promise<void>
}

/** Twelve digits that no earlier account of this ground is likely to have; the first is not 0. */
export const newAccountId = (): string => `${randomInt(1, 10)}${String(randomInt(0, 1e11)).padStart(11, '0')}`
