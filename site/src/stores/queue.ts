/** The queue of this browser: kept in its storage, shared by its tabs. What it does is decided in queue-logic.ts. */
import { type LearnerAction, learnerAction } from '@first-line/checker/contract'
import { atom } from 'nanostores'
import { z } from 'zod'
import { ApiFault } from '../api/client.ts'
import { createQueue, type Kept, type QueueState } from './queue-logic.ts'
import { $hello, api, ensureLearner, forgetLearner } from './session.ts'

const key = 'first-line:queue'

export const $queue = atom<QueueState>({ kept: 0, sending: false, stuck: false })
/** The last thing the server refused for good, in words. */
export const $refused = atom<string | undefined>()

/** Storage may be forbidden: then what is typed lives as long as the page. */
let memory: readonly Kept[] = []

const keptList = z.array(z.object({ learner: z.string().nullable(), action: learnerAction }))

function readKept(): readonly Kept[] {
  try {
    const text = localStorage.getItem(key)
    if (text === null) return memory
    const read = keptList.safeParse(JSON.parse(text))
    return read.success ? read.data : []
  } catch {
    return memory // forbidden, or not JSON: nothing of ours is in it
  }
}

function writeKept(kept: readonly Kept[]): void {
  memory = kept
  try {
    if (kept.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(kept))
  } catch (refused) {
    console.info('what was typed is kept by this page alone:', refused)
  }
}

const queue = createQueue({
  read: readKept,
  write: writeKept,
  async learner() {
    await ensureLearner()
    const id = $hello.get()?.learner?.id
    if (id === undefined) throw new Error('the server made no learner')
    return id
  },
  send: (actions) => api.actions(actions),
  isForgotten(thrown) {
    const forgotten = thrown instanceof ApiFault && thrown.problem.code === 'no-learner'
    if (forgotten) forgetLearner()
    return forgotten
  },
  isHopeless: (thrown) => thrown instanceof ApiFault && (thrown.status === 400 || thrown.status === 413),
  changed: (state) => $queue.set(state),
  refused: (action, { problem }) => {
    console.warn(`the server refused ${action.kind}:`, problem)
    $refused.set(problem.message)
  },
  later: (run, wait) => setTimeout(run, wait),
})

type Typed = LearnerAction extends infer One ? (One extends LearnerAction ? Omit<One, 'id' | 'at'> : never) : never

/** Keeps it, and sends it as soon as that is possible. */
export function enqueue(typed: Typed): void {
  const action = { ...typed, id: madeId(), at: new Date().toISOString() } as LearnerAction
  queue.add(action, $hello.get()?.learner?.id ?? null)
}

export function flushQueue(): void {
  void queue.flush()
}

/** Starts once a page: sends what was left from before. */
export function startQueue(): void {
  $queue.set(queue.state())
  addEventListener('storage', (event) => {
    if (event.key === key) $queue.set(queue.state())
  })
  addEventListener('online', flushQueue)
  if (queue.state().kept > 0) flushQueue()
}

/** `crypto.randomUUID` is for secure contexts alone; this is as good. */
function madeId(): string {
  return [...crypto.getRandomValues(new Uint8Array(15))].map((byte) => byte.toString(36).padStart(2, '0')).join('')
}
