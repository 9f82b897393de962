import { type Read, useRead } from '../../../aws/use-read.ts'
import type { Owner } from '../owner.ts'
import type { MfaDevice } from '../shapes.ts'

/** The second factors of a user, or of root, whom IAM's list of devices does not name. */
export function useMfaDevices(owner: Owner): Read<{ MFADevices: MfaDevice[]; DaysLeft?: number }> {
  const root = owner.kind === 'root'
  return useRead(
    root ? 'console-settings' : 'iam',
    root ? 'ListRootMfaDevices' : 'ListMFADevices',
    root ? {} : { UserName: owner.userName },
  )
}
