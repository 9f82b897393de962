import { defineOperation } from '../../../operation.ts'
import { endedSessions } from '../entities.ts'
import { notSignedIn } from '../errors.ts'

/** Ends the session that signs the request: its credentials are expired from then on. */
export const logout = defineOperation<object, undefined>({
  service: 'console-signin',
  name: 'Logout',
  access: 'Write',
  authorise: () => ({ because: 'everyone may end their own session' }),
  execute(call) {
    const { session } = call.caller
    if (!session?.console) throw notSignedIn()
    const table = call.table(endedSessions)
    for (const ended of table.list()) if (ended.expiresAt <= call.wallTime) table.delete(ended.accessKeyId)
    table.put({ accessKeyId: session.accessKeyId, expiresAt: session.expiresAt })
  },
})
