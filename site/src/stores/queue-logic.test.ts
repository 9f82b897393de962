import type { ActionResult, LearnerAction } from '@first-line/checker/contract'
import { beforeEach, describe, expect, test } from 'vitest'
import { createQueue, type Kept, type Queue, type QueueState } from './queue-logic.ts'

const read = (id: string): LearnerAction => ({
  id: `action-${id}`,
  at: '2026-11-22T14:05:00.000Z',
  kind: 'read',
  module: '06-users',
  section: id,
})

class Forgotten extends Error {}
class Hopeless extends Error {}

let stored: readonly Kept[]
let sent: string[][]
let answer: (actions: readonly LearnerAction[]) => Promise<readonly ActionResult[]>
let later: { run: () => void; wait: number }[]
let states: QueueState[]
let refused: string[]
let learner: string
let queue: Queue

const saved = async (actions: readonly LearnerAction[]) =>
  actions.map(({ id }): ActionResult => ({ id, status: 'saved' }))
const made = () =>
  createQueue({
    read: () => stored,
    write: (kept) => {
      stored = kept
    },
    learner: async () => learner,
    send: (actions) => {
      sent.push(actions.map(({ id }) => id))
      return answer(actions)
    },
    isForgotten: (thrown) => thrown instanceof Forgotten,
    isHopeless: (thrown) => thrown instanceof Hopeless,
    changed: (state) => states.push(state),
    refused: ({ id }, { problem }) => refused.push(`${id}: ${problem.message}`),
    later: (run, wait) => later.push({ run, wait }),
  })

beforeEach(() => {
  stored = []
  sent = []
  answer = saved
  later = []
  states = []
  refused = []
  learner = 'me'
  queue = made()
})

/** Lets what was promised happen. */
const settle = () => new Promise((done) => setTimeout(done, 0))

describe('the queue', () => {
  test('sends what is added, and is empty then', async () => {
    queue.add(read('a'), null)
    await settle()
    expect(sent).toEqual([['action-a']])
    expect(stored).toEqual([])
    expect(states.map(({ kept, sending }) => [kept, sending])).toEqual([
      [1, false],
      [1, true],
      [0, false],
    ])
  })

  test('keeps everything while no server answers, says so, and sends it in its order later', async () => {
    answer = async () => {
      throw new Error('no network')
    }
    queue.add(read('a'), 'me')
    queue.add(read('b'), 'me')
    await settle()
    expect(queue.state()).toEqual({ kept: 2, sending: false, stuck: true })
    expect(later.map(({ wait }) => wait)).toEqual([2_000])
    answer = saved
    later[0]?.run()
    await settle()
    expect(sent.at(-1)).toEqual(['action-a', 'action-b'])
    expect(queue.state()).toEqual({ kept: 0, sending: false, stuck: false })
  })

  test('waits longer after each failure, never two timers at once', async () => {
    answer = async () => {
      throw new Error('no network')
    }
    queue.add(read('a'), 'me')
    for (let tries = 0; tries < 5; tries++) {
      await settle()
      later.at(-1)?.run()
    }
    await settle()
    expect(later.map(({ wait }) => wait)).toEqual([2_000, 5_000, 10_000, 30_000, 30_000, 30_000])
  })

  test('survives a reload: another queue over the same storage sends the rest', async () => {
    stored = [{ learner: 'me', action: read('a') }]
    await made().flush()
    expect(sent).toEqual([['action-a']])
    expect(stored).toEqual([])
  })

  test('what is added while it sends goes out next', async () => {
    let release: (() => void) | undefined
    answer = (actions) => new Promise((done) => (release = () => done(saved(actions))))
    queue.add(read('a'), 'me')
    await settle()
    queue.add(read('b'), 'me')
    answer = saved
    release?.()
    await settle()
    expect(sent).toEqual([['action-a'], ['action-b']])
  })

  test('sends at most fifty at once', async () => {
    stored = Array.from({ length: 120 }, (_, at) => ({ learner: 'me', action: read(String(at)) }))
    await queue.flush()
    expect(sent.map((ids) => ids.length)).toEqual([50, 50, 20])
  })

  test('what is refused is taken off and told', async () => {
    answer = async ([action]) => [
      { id: action?.id ?? '', status: 'refused', problem: { code: 'not-found', message: 'No such exercise.' } },
    ]
    queue.add(read('a'), 'me')
    await settle()
    expect(stored).toEqual([])
    expect(refused).toEqual(['action-a: No such exercise.'])
  })

  test('a learner whom the server forgot: the actions go to the next one', async () => {
    answer = async () => {
      learner = 'another'
      throw new Forgotten()
    }
    queue.add(read('a'), 'me')
    await settle()
    expect(stored.map(({ learner }) => learner)).toEqual([null])
    answer = saved
    later[0]?.run()
    await settle()
    expect(sent).toEqual([['action-a'], ['action-a']])
  })

  test('another learner’s actions are not sent in this one’s name', async () => {
    stored = [
      { learner: 'another', action: read('a') },
      { learner: null, action: read('b') },
    ]
    await queue.flush()
    expect(sent).toEqual([['action-b']])
    expect(stored).toEqual([])
  })

  test('what can never be sent does not stop the rest, nor takes it along', async () => {
    stored = ['a', 'bad', 'b'].map((id) => ({ learner: 'me', action: read(id) }))
    answer = async (actions) => {
      if (actions.some(({ id }) => id === 'action-bad')) throw new Hopeless()
      return saved(actions)
    }
    await queue.flush()
    while (stored.length > 0) {
      later.at(-1)?.run()
      await settle()
    }
    expect(sent).toEqual([['action-a', 'action-bad', 'action-b'], ['action-a'], ['action-bad'], ['action-b']])
  })

  test('a server that says nothing of an action is not asked in a circle', async () => {
    answer = async () => []
    queue.add(read('a'), 'me')
    await settle()
    expect(sent).toHaveLength(1)
    expect(stored).toHaveLength(1)
  })
})
