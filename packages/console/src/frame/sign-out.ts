import { callAs } from '../aws/call.ts'
import { $session, dropSession } from '../aws/session.ts'
import { navigate } from '../router/location.ts'

/** Ends the session here, and its credentials wherever they are. */
export async function signOut(): Promise<void> {
  const session = $session.get()
  if (!session) return
  try {
    // A role's session ends by itself; what was signed in is who put it on.
    await callAs(session.switched?.before ?? session, 'console-signin', 'Logout', {})
  } catch (fault) {
    // It may have ended by itself; whoever leaves is let go all the same.
    console.info('the session could not be ended:', fault)
  }
  dropSession()
  navigate('/', { sure: true })
}
