/** The live connection, as the page sees it. */
import '../api/zod-for-csp.ts'
import { liveEvent } from '@first-line/checker/contract'
import { atom } from 'nanostores'
import type { LiveState } from '../live/connection.ts'
import { type Link, openLink } from '../live/link.ts'
import type { FromWorker } from '../live/messages.ts'
import { $account } from './account.ts'
import { dropActivity, takeActivity } from './activity.ts'
import { dropProgress, progressCursor, takeLiveStep, takeProgress } from './progress.ts'
import { $hello, api, forgetLearner } from './session.ts'

/** `none`: there is no learner yet, so there is nothing to hear. */
export const $live = atom<'none' | 'connecting' | 'live' | 'offline'>('none')

let link: Link | undefined
let follows: string | undefined
/** events that came before the progress they may already be part of */
let early: { id: number; data: unknown }[] | undefined = []

const shown = { connecting: 'connecting', live: 'live', offline: 'offline', ended: 'none' } as const satisfies Record<
  LiveState,
  ReturnType<typeof $live.get>
>

/** Starts once a page: from then on a learner, whenever there is one, is followed. */
export function startLive(): void {
  if (link) return
  link = openLink(hear)
  $hello.subscribe((hello) => {
    const id = hello?.learner?.id
    if (id === follows) return
    const another = follows !== undefined
    follows = id
    if (another) {
      link?.send({ type: 'restart' })
      dropProgress()
      dropActivity()
      $account.set(undefined)
    }
    if (id === undefined) $live.set('none')
    else void follow()
  })
  addEventListener('online', () => link?.send({ type: 'nudge' }))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') link?.send({ type: 'nudge' })
  })
}

/** Reads where everything stands, then hears what changes. The link was joined before: nothing falls between. */
async function follow(): Promise<void> {
  early ??= []
  try {
    takeProgress(await api.progress())
    for (const one of await api.activity()) takeActivity(one)
  } catch (fault) {
    console.info('progress could not be read, trying again:', fault)
    if ($live.get() !== 'none') $live.set('offline')
    setTimeout(() => void follow(), 2_000)
    return
  }
  const waiting = early
  early = undefined
  for (const { id, data } of waiting) take(id, data)
  link?.send({ type: 'follow', after: progressCursor() })
}

function hear(message: FromWorker): void {
  if (message.type === 'state') {
    if (follows === undefined) return
    $live.set(shown[message.state])
    if (message.state === 'ended') forgetLearner()
  } else if (early) early.push(message)
  else take(message.id, message.data)
}

function take(id: number, data: unknown): void {
  const read = liveEvent.safeParse(data)
  if (!read.success) {
    console.error('a live event does not read as the contract says:', read.error)
    return
  }
  switch (read.data.type) {
    case 'step':
      takeLiveStep(id, read.data.step)
      break
    case 'activity':
      takeActivity(read.data.activity)
      break
    case 'resync':
      void follow()
  }
}
