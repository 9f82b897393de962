/** The messages above a page: they stay until they are read. */
import { atom } from 'nanostores'
import type { ReactNode } from 'react'

export interface Notice {
  readonly id: string
  readonly type: 'success' | 'error' | 'info' | 'warning'
  readonly header?: ReactNode
  readonly content: ReactNode
  readonly fault?: unknown
}

export const $notices = atom<readonly Notice[]>([])

let last = 0

/** Shows a message. Success stays until the next message of its kind. */
export function notify(notice: Omit<Notice, 'id'>): void {
  last += 1
  const others = $notices.get().filter((one) => one.type !== 'success')
  $notices.set([{ ...notice, id: `notice-${last}` }, ...others])
}

export function dismiss(id: string): void {
  $notices.set($notices.get().filter((one) => one.id !== id))
}
