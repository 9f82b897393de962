/**
 * Takes an action of the queue into the notes. Whatever is sent twice, or late, or changed on its way: an id that was
 * taken changes nothing, the first guess stays, a newer setting stays, and an answer is judged here.
 */
import { isRightAnswer } from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'
import type { LearnerAction } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import type { KeptAnswer, KeptPrediction, Settings } from '../learners/notes.ts'

type Of<Kind extends LearnerAction['kind']> = Extract<LearnerAction, { kind: Kind }>

/** By the page's clock, and never later than now. */
export function when(at: string, now: number): string {
  return new Date(Math.min(Date.parse(at), now)).toISOString()
}

/** Ids that are remembered of one exercise: what a page may send again is far less. */
const mostIds = 50
/** Settings of one learner, and the characters of one. */
const mostSettings = 100
const mostOfASetting = 4096

export function takeAnswer(
  kept: KeptAnswer | undefined,
  action: Of<'answer'>,
  { exercises, lab }: LoadedLab,
  accountId: string,
  now: number,
): KeptAnswer {
  const right = isRightAnswer(exercises, action.exercise, action.answer, accountId)
  if (right === undefined)
    throw new Refused('not-found', `Module ${lab.module.id} has no exercise ${action.exercise.slice(0, 80)}.`)
  if (kept?.ids.includes(action.id)) return kept
  const at = when(action.at, now)
  const rightAt = kept?.rightAt ?? (right ? at : undefined)
  return {
    tries: (kept?.tries ?? 0) + 1,
    firstAt: kept?.firstAt ?? at,
    firstRight: kept?.firstRight ?? right,
    at,
    right,
    ...(rightAt !== undefined && { rightAt }),
    ids: [...(kept?.ids ?? []), action.id].slice(-mostIds),
  }
}

/** What is guessed after the account was asked is no guess: only the first counts. */
export function takePrediction(
  kept: KeptPrediction | undefined,
  { guess, at }: Pick<Of<'predict'>, 'guess' | 'at'>,
  now: number,
): KeptPrediction {
  return kept ?? { guess, at: when(at, now) }
}

export function takeSetting(settings: Settings, { key, value, at: given }: Of<'setting'>, now: number): Settings {
  const at = when(given, now)
  const before = Object.hasOwn(settings, key) ? settings[key] : undefined
  if (before && before.at >= at) return settings
  if (!before && Object.keys(settings).length >= mostSettings)
    throw new Refused('too-large', `There are ${mostSettings} settings, and no room for another.`)
  if (JSON.stringify(value).length > mostOfASetting)
    throw new Refused('too-large', `A setting holds ${mostOfASetting} characters.`)
  return { ...settings, [key]: { value, at } }
}
