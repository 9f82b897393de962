import type { Ids } from '../ids/ids.ts'
import { defineCollection } from '../world/collection.ts'
import type { WorldState } from '../world/state.ts'

/** A mail that AWS sent. Every address of an account leads to its one inbox; nothing ever leaves this machine. */
export interface Mail {
  /** Sorts by the order of arrival. */
  id: string
  /** ISO 8601, ledger time. */
  date: string
  from: string
  to: string
  subject: string
  /** Plain text. */
  text: string
  /** What a link of the mail asks AWS for: the inbox makes it a button. */
  action?: { service: 'sns'; operation: 'ConfirmSubscription'; input: { TopicArn: string; Token: string } }
}

export const inbox = defineCollection<Mail>()({ name: 'sandbox:mail', scope: 'account', key: (mail) => mail.id })

/** An inbox that nobody empties forgets the oldest. */
const MOST = 500

/** Puts a mail into an account's inbox, inside a unit of work. */
export function sendMail(state: WorldState, account: string, ids: Ids, mail: Omit<Mail, 'id'>): void {
  const table = state.table(inbox, account)
  const all = table.list()
  const last = all.at(-1)?.id.split('-')[0] ?? '0'
  const next = String(Number.parseInt(last, 36) + 1)
  table.put({ ...mail, id: `${Number(next).toString(36).padStart(8, '0')}-${ids.hex(8)}` })
  if (all.length >= MOST) table.delete(all[0]!.id)
}
