/** Where labs are proven: a target, and a new learner's account on it for each play. */
import { randomInt } from 'node:crypto'
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import type { Account, StartState } from '@first-line/labs'

/** One account, laid down as the lab declares, and nobody else's. */
export interface Plot {
  /** Opens the account for one run. */
  open(): Promise<Account>
  /** What the target has on record of requests: a check must add nothing to it. */
  record(): Promise<readonly string[]>
  /** What a script finds in its environment: credentials and Region of the signed-in machine. */
  readonly env: Readonly<Record<string, string>>
  readonly transport: (request: HttpRequest) => Promise<HttpResponse>
}

export interface Ground {
  readonly name: string
  plot(start: StartState): Promise<Plot>
  close(): Promise<void>
}

/** Twelve digits that no earlier account of this ground is likely to have; the first is not 0. */
export const newAccountId = (): string => `${randomInt(1, 10)}${String(randomInt(0, 1e11)).padStart(11, '0')}`
