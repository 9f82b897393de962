/**
 * What was answered in this browser, so that an exercise looks as it was left; and what the server knows of it, from
 * any browser. Right and wrong of the server are the truth: it judges every answer by the module's file.
 */
import type { Answer, Results } from '@first-line/checker/contract'
import { persistentAtom } from '@nanostores/persistent'
import { enqueue } from './queue.ts'

export interface Answered {
  /** absent: it was answered in another browser */
  readonly answer?: Answer
  readonly right: boolean
  /** ISO 8601 */
  readonly at: string
}

export const $answers = persistentAtom<Readonly<Record<string, Answered>>>(
  'first-line:answers',
  {},
  {
    encode: JSON.stringify,
    decode: readAnswers,
  },
)

export function answerKey(module: string, exercise: string): string {
  return `${module}/${exercise}`
}

/** Shows it at once, and sends it when that is possible. */
export function recordAnswer(given: { module: string; exercise: string; answer: Answer; right: boolean }): void {
  const { module, exercise, answer, right } = given
  $answers.set({ ...$answers.get(), [answerKey(module, exercise)]: { answer, right, at: new Date().toISOString() } })
  enqueue({ kind: 'answer', module, exercise, answer })
}

/** Lays what the server knows over what this browser knows. */
export function takeResults(results: Results): void {
  const known = { ...$answers.get() }
  for (const { module, answers } of results.modules) {
    for (const { exercise, right, at } of answers) {
      const mine = known[answerKey(module, exercise)]
      if (mine && mine.at >= at) continue
      known[answerKey(module, exercise)] = { ...(mine && { answer: mine.answer }), right, at }
    }
  }
  $answers.set(known)
}

/** Another learner, or none: what this browser typed was not theirs. */
export function dropAnswers(): void {
  $answers.set({})
}

/** Storage belongs to the reader and may hold anything. */
function readAnswers(text: string): Readonly<Record<string, Answered>> {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return {}
    return Object.fromEntries(
      Object.entries(read).filter(([, one]) => typeof one?.right === 'boolean' && typeof one?.at === 'string'),
    )
  } catch {
    return {} // not JSON: nothing was answered
  }
}
