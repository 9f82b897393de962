/** What pages and the worker that holds the connection say to each other. */
import type { LiveState } from './connection.ts'

export type ToWorker =
  /** there is a learner; this page has everything up to `after` */
  | { readonly type: 'follow'; readonly after: number }
  /** somebody looks, or the network is back: do not wait */
  | { readonly type: 'nudge' }
  /** another learner: drop the connection of the one before */
  | { readonly type: 'restart' }
  /** the page goes away */
  | { readonly type: 'bye' }

export type FromWorker =
  | { readonly type: 'state'; readonly state: LiveState }
  /** `data` is as the server sent it; the page reads it through the contract */
  | { readonly type: 'event'; readonly id: number; readonly data: unknown }
