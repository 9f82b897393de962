/** What became of a user's access keys, as the record has it. */
import { z } from 'zod'
import type { ActivityEntry, ActivityLog } from '../../src/account/activity.ts'
import type { User } from '../../src/account/user.ts'

/** A request about a key of this user: their own, or one that names them. */
const about = (user: User) => (entry: ActivityEntry) =>
  entry.outcome === 'allowed' && (entry.parameters?.userName ?? entry.userName) === user.name

/** The keys that were made for a user, the last one first. */
export function keysMadeFor(log: ActivityLog, user: User): { readonly id: string; readonly at: Date }[] {
  return log
    .where(about(user))
    .entries.filter(({ action }) => action === 'iam:CreateAccessKey')
    .map(({ response, at }) => ({ id: made.safeParse(response).data?.accessKey.accessKeyId ?? '', at }))
}

/** The answer to CreateAccessKey as the record has it: without the secret. */
const made = z.object({ accessKey: z.object({ accessKeyId: z.string() }) })

/** Credentials that expire, as a session's id tells. */
export const isTemporary = ({ accessKeyId }: ActivityEntry): boolean => accessKeyId?.startsWith('ASIA') === true
