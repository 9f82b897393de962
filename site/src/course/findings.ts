/** What the account is handed over with, and which module closes it. Facts of the start state in labs/src/start. */
import type { words } from '../words/index.ts'

export interface Finding {
  readonly id: keyof typeof words.home.open.findings
  /** the number of the module that closes it */
  readonly module: number
  /** the steps that close it, once they are written: `module/step` */
  readonly closedBy?: readonly string[]
}

export const findings: readonly Finding[] = [
  { id: 'alias', module: 3 },
  { id: 'password-policy', module: 3 },
  { id: 'root-mfa', module: 4 },
  { id: 'root-key', module: 4 },
  { id: 'intern-admin', module: 6 },
  { id: 'intern-key', module: 7 },
  { id: 'billing', module: 13 },
  { id: 'budget', module: 14 },
]
