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
  { id: 'alias', module: 3, closedBy: ['03-account/set-alias'] },
  { id: 'password-policy', module: 3, closedBy: ['03-account/password-policy'] },
  { id: 'root-mfa', module: 4, closedBy: ['04-mfa/enable-root-mfa'] },
  { id: 'root-key', module: 4, closedBy: ['04-mfa/delete-root-key'] },
  { id: 'intern-admin', module: 6, closedBy: ['06-users/retire-intern'] },
  { id: 'intern-key', module: 7, closedBy: ['07-credentials/delete-the-leak'] },
  { id: 'billing', module: 13 },
  { id: 'budget', module: 14 },
]
