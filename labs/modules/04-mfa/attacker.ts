/** Who was it? On the record, root is root: only the address tells the thief from the owner. */
import type { ActivityEntry } from '../../src/account/activity.ts'
import { attackerAddress } from '../../src/start/kape-labs.ts'

export const byAttacker = ({ sourceIp }: ActivityEntry): boolean => sourceIp === attackerAddress
export const byRoot = ({ principalKind }: ActivityEntry): boolean => principalKind === 'root'

/** A way to the console that was tried: a sign-in, or a password that was right while the code was missing. */
export const isTry = ({ action }: ActivityEntry): boolean =>
  ['ConsoleLogin', 'CheckMfa'].includes(action.split(':').at(-1) ?? '')
