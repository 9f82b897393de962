/** The calls that the last clicks made: what the panel *API calls* shows, as `aws` commands to copy. */
import type { AwsStructure, ServiceModel } from '@first-line/aws-api'
import { atom } from 'nanostores'
import { commandOf } from './command-line.ts'
import { AwsFault, messageOf } from './fault.ts'

export interface LoggedCall {
  readonly id: number
  /** Calls of one click have one number. */
  readonly click: number
  /** Nobody clicked for it: the page keeps itself up to date. */
  readonly quiet: boolean
  readonly service: string
  readonly operation: string
  readonly command: string
  readonly state: 'waiting' | 'done' | 'failed'
  readonly fault?: string
  readonly requestId?: string
}

export const $calls = atom<readonly LoggedCall[]>([])

const kept = 60
let clicks = 0
let last = 0

/** A click, Enter, or a page that was opened: what follows belongs together. */
export function beginClick(): void {
  clicks += 1
}

export interface Asked {
  service: string
  operation: string
  input: AwsStructure
  region: string
  model: ServiceModel
  quiet: boolean
}

export function noteCall(asked: Asked): { done(): void; failed(fault: unknown): void } {
  last += 1
  const id = last
  const { service, operation, quiet } = asked
  const call: LoggedCall = { id, click: clicks, quiet, service, operation, command: commandOf(asked), state: 'waiting' }
  $calls.set([call, ...$calls.get()].slice(0, kept))
  const become = (change: Partial<LoggedCall>) =>
    $calls.set($calls.get().map((one) => (one.id === id ? { ...one, ...change } : one)))
  return {
    done: () => become({ state: 'done' }),
    failed: (fault) =>
      become({
        state: 'failed',
        fault: fault instanceof AwsFault ? `${fault.code}: ${fault.message}` : messageOf(fault),
        ...(fault instanceof AwsFault && fault.requestId !== undefined && { requestId: fault.requestId }),
      }),
  }
}
