/** What page and worker say to each other. */
import type { MachineName } from './session/machines.ts'

export type ToWorker =
  | {
      type: 'start'
      machine: MachineName
      cols: number
      rows: number
      greet: boolean
      workshop: boolean
      prepare: boolean
      why: boolean
    }
  | { type: 'input'; data: string }
  | { type: 'resize'; cols: number; rows: number }
  | { type: 'run'; text: string; enter: boolean }
  | { type: 'answer'; id: number; text: string; status: number }

export type FromWorker =
  | { type: 'output'; text: string }
  | { type: 'exit' }
  /** An address of AWS's sign-in, for the browser. */
  | { type: 'open'; url: string }
  | { type: 'command'; line: string; status: number }
  /** The worker waits for an `answer` with this id. */
  | { type: 'ask'; id: number; what: 'prepare' | 'workshop'; args: string[] }
