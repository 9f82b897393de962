/** The live connection, as the page sees it. */
import { liveEvent } from '@first-line/checker/contract'
import { atom } from 'nanostores'
import { problemOf } from '../api/client.ts'
import type { LiveState } from '../live/connection.ts'
import { type Link, openLink } from '../live/link.ts'
import type { FromWorker } from '../live/messages.ts'
import { $account } from './account.ts'
import { dropActivity, takeActivity } from './activity.ts'
import { dropAnswers } from './answers.ts'
import { dropHelp } from './help.ts'
import { dropPredictions } from './predictions.ts'
import { dropProgress, progressCursor, takeLiveStep, takeProgress } from './progress.ts'
import { flushQueue } from './queue.ts'
import { $hello, api, forgetLearner, greet } from './session.ts'

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
      dropHelp()
      dropAnswers()
      dropPredictions()
      $account.set(undefined)
    }
    if (id === undefined) $live.set('none')
    else void follow(id)
  })
  addEventListener('online', () => link?.send({ type: 'nudge' }))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') link?.send({ type: 'nudge' })
  })
}

/** Reads where everything stands, then hears what changes. The link was joined before: nothing falls between. */
async function follow(learner: string): Promise<void> {
  early ??= []
  try {
    const [progress, activity] = await Promise.all([api.progress(), api.activity()])
    if (learner !== follows) return
    takeProgress(progress)
    for (const one of activity) takeActivity(one)
  } catch (fault) {
    if (learner !== follows) return
    if (problemOf(fault).code === 'no-learner') {
      forgetLearner()
      return
    }
    console.info('progress could not be read, trying again:', fault)
    $live.set('offline')
    setTimeout(() => {
      if (learner === follows) void follow(learner)
    }, 2_000)
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
    const wasOffline = $live.get() === 'offline'
    $live.set(shown[message.state])
    // The server may be another one now: of a newer version, or one that does not know this learner.
    if (message.state === 'live') flushQueue()
    if (wasOffline && message.state === 'live') greet().catch(() => link?.send({ type: 'nudge' }))
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
      if (follows !== undefined) void follow(follows)
      break
    case 'laid':
      // Account, machines and progress are others now: whoever shows something of them reads it again.
      dropHelp()
      $account.set(undefined)
      dispatchEvent(new CustomEvent('workshop:laid', { detail: { lay: read.data.lay } }))
      if (follows !== undefined) void follow(follows)
      break
    case 'time':
      dispatchEvent(new CustomEvent('workshop:time', { detail: { ledger: read.data.ledger } }))
      break
    case 'mail':
      dispatchEvent(new CustomEvent('workshop:mail'))
      break
    case 'results':
      dispatchEvent(new CustomEvent('workshop:results'))
      break
    case 'gone':
      forgetLearner()
  }
}
