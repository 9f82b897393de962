/** Who is signed in to the practice console: the machine beside the lesson acts as them. One a learner, the latest. */
import { z } from 'zod'
import type { Learner } from '../contract.ts'
import type { LearnerStore } from './store.ts'

const kind = 'console'
const key = 'session'

const session = z.object({
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  sessionToken: z.string(),
  expiration: z.iso.datetime(),
  principal: z.string().describe('ARN'),
})
export type ConsoleSession = z.infer<typeof session>

const kept = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed-in'), session }),
  z.object({ state: z.literal('signed-out') }),
])

/** `never`: nobody has signed in yet, so the account is as it was handed over, in root's hands. */
export async function consoleSession(
  store: LearnerStore,
  learner: Learner,
  now: number,
): Promise<ConsoleSession | 'signed-out' | 'never'> {
  const found = kept.safeParse(await store.documents(learner).get(kind, key))
  if (!found.success) return 'never'
  if (found.data.state === 'signed-out' || Date.parse(found.data.session.expiration) <= now) return 'signed-out'
  return found.data.session
}

/** Resolves once it is on disk. */
export async function keepConsoleSession(
  store: LearnerStore,
  learner: Learner,
  session: ConsoleSession | undefined,
): Promise<void> {
  const value: z.infer<typeof kept> = session ? { state: 'signed-in', session } : { state: 'signed-out' }
  await store.documents(learner).put(kind, key, value)
}
