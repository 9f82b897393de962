/** Cells that need a call of their own: made for the rows that are seen, and kept. */
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useEffect, useState } from 'react'
import { useRead } from '../../../aws/use-read.ts'
import { age, ago } from '../../../parts/dates.ts'
import type { AccessKey, Group, MfaDevice, User } from '../shapes.ts'

/** What may not be read is no fault of the list. */
const absent = ['AccessDenied', 'NoSuchEntity'] as const

/** Whether the row has stood for a moment: one that flits by while somebody types asks for nothing. */
function useStays(): boolean {
  const [stays, setStays] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return stays
}

/** Of a user of the list. What is known already is shown at once. */
const useCell = <T,>(operation: string, UserName: string) =>
  useRead<T | null>('iam', operation, { UserName }, { absent, when: useStays() }).data

export function GroupsCell({ userName }: { userName: string }) {
  const data = useCell<{ Groups: Group[] }>('ListGroupsForUser', userName)
  return data ? data.Groups.length : '-'
}

export function MfaCell({ userName }: { userName: string }) {
  const data = useCell<{ MFADevices: MfaDevice[] }>('ListMFADevices', userName)
  if (!data) return '-'
  return data.MFADevices.length > 0 ? <StatusIndicator type="success">Virtual</StatusIndicator> : '-'
}

interface KeyLastUsed {
  AccessKeyLastUsed?: { LastUsedDate?: Date }
}

/** The later of the last sign-in and the last use of a key. A user has two keys at most. */
export function LastActivityCell({ user: { UserName, PasswordLastUsed } }: { user: User }) {
  const keys = useCell<{ AccessKeyMetadata: AccessKey[] }>('ListAccessKeys', UserName)
  const [first, second] = keys?.AccessKeyMetadata.map(({ AccessKeyId }) => AccessKeyId) ?? []
  const times = [PasswordLastUsed, useKeyLastUsed(first), useKeyLastUsed(second)].filter((time) => time !== undefined)
  const last = times.sort((one, other) => other.getTime() - one.getTime())[0]
  return last ? ago(last) : '-'
}

function useKeyLastUsed(AccessKeyId: string | undefined): Date | undefined {
  const options = { when: AccessKeyId !== undefined, absent }
  const read = useRead<KeyLastUsed | null>('iam', 'GetAccessKeyLastUsed', { AccessKeyId: AccessKeyId ?? '' }, options)
  return read.data?.AccessKeyLastUsed?.LastUsedDate
}

/** A key older than 90 days is worth a look. */
const old = 90 * 86_400_000

export function KeyAgeCell({ userName }: { userName: string }) {
  const data = useCell<{ AccessKeyMetadata: AccessKey[] }>('ListAccessKeys', userName)
  const oldest = data?.AccessKeyMetadata.filter(({ Status }) => Status === 'Active').sort(
    (one, other) => one.CreateDate.getTime() - other.CreateDate.getTime(),
  )[0]
  if (!oldest) return '-'
  const isOld = Date.now() - oldest.CreateDate.getTime() > old
  return isOld ? <StatusIndicator type="warning">{age(oldest.CreateDate)}</StatusIndicator> : age(oldest.CreateDate)
}
