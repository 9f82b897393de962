/** From a verdict to sentences: templates of words.yaml with the values of the check in them. */
import type { Words } from './schema.ts'
import type { Lacking, Value, Values, Verdict } from './verdict.ts'

/** The part of words.yaml that verdicts are told with. */
export type VerdictWords = Pick<Words, 'reasons' | 'passed' | 'blocked' | 'evidence'>

/** What a step's card says. The fields are those of the HTTP contract. */
export interface Said {
  reason?: string
  seen?: string
  expected?: string
  next?: string
  hint?: string
  evidence?: { label: string; value: string }[]
  waitsFor?: string
  message?: string
}

/** What an unverifiable step says, for each thing that a target may lack. */
const lacking = {
  users: 'This target does not list its users.',
  groups: 'This target does not list its groups.',
  roles: 'This target does not list its roles.',
  policies: 'This target does not show its policies.',
  can: 'This target does not say what a principal may do.',
  mfa: 'This target does not show who has a second factor.',
  keys: 'This target does not show access keys and their use.',
  account: 'This target does not show the settings of the account as a whole.',
  passwords: 'This target does not say who has a password.',
  console: 'This target has no console to sign in to, and does not say whether a password has to be changed there.',
  past: 'Everything here was made today, so nothing is old yet.',
  root: 'This target has no root user: nobody signs in there as one.',
  buckets: 'This target does not list its buckets.',
  instances: 'This target does not list its instances.',
  topics: 'This target does not list its topics.',
  budgets: 'This target has no budgets.',
  tables: 'This target does not list its tables.',
  activity: 'This target keeps no record of requests.',
  simulate: 'This target does not simulate policies.',
  billing: 'This target sends no bill.',
  inbox: 'Mail goes to a real mailbox here, and only the practice account shows us its inbox.',
  consoleSettings: 'This is set in the console alone, and only the practice account shows it to us.',
  record:
    'CloudTrail does not show it yet. It tells of a request up to a quarter of an hour later, and never of reading or writing an object or an item. We look again by ourselves; if you do not want to wait, give your word.',
  relayed:
    'This target keeps no record of requests and refuses none. We have seen what you asked for in this page\u2019s terminal, and this was not among it. If you saw it elsewhere, give your word.',
  witness: 'No account shows this: you are the one who knows.',
} satisfies Record<Lacking, string>

const answeredRight = 'Everything in it is answered right.'

/** The same in every module, so that authors do not write it again. */
const shared: Pick<Words, 'reasons' | 'evidence'> = {
  reasons: {
    'not-answered': {
      seen: 'There is no right answer to it yet.',
      expected: 'Every question of this exercise, answered right.',
      next: 'Answer what is still open; each answer is explained.',
    },
  },
  evidence: { answered: 'Answered' },
}

/** Puts a verdict of `step` into words. Throws when words.yaml lacks them: that is the author's fault. */
export function say(step: string, verdict: Verdict, words: VerdictWords): Said {
  switch (verdict.kind) {
    case 'passed': {
      const sentence = words.passed[step] ?? ('answered' in verdict.evidence ? answeredRight : undefined)
      if (!sentence) throw new Error(`words.yaml has no sentence under passed for the step ${step}`)
      return {
        seen: fill(sentence, verdict.evidence, `passed.${step}`),
        evidence: Object.entries(verdict.evidence).map(([key, value]) => ({
          label: words.evidence[key] ?? shared.evidence[key] ?? missing(`label under evidence for ${key}`),
          value: text(value),
        })),
      }
    }
    case 'failed': {
      const said =
        words.reasons[verdict.reason] ??
        shared.reasons[verdict.reason] ??
        missing(`words for the reason ${verdict.reason}`)
      const at = (key: 'seen' | 'expected' | 'next') => fill(said[key], verdict.values, `${verdict.reason}.${key}`)
      return {
        reason: verdict.reason,
        seen: at('seen'),
        expected: at('expected'),
        next: at('next'),
        ...(said.hint && { hint: fill(said.hint, verdict.values, `${verdict.reason}.hint`) }),
      }
    }
    case 'blocked':
      return {
        waitsFor: verdict.waitsFor,
        message: words.blocked[step] ?? missing(`sentence under blocked for ${step}`),
      }
    case 'unverifiable':
      return { message: lacking[verdict.lacks] }
    case 'error':
      return { message: verdict.message }
  }
}

/** Fills `{name}` from `values`; a name without a value is an error that says which. */
export function fill(template: string, values: Values, where: string): string {
  return template.replace(/\{([a-zA-Z][\w-]*)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`words.yaml: ${where} names {${name}}, and the check gives no such value`)
    return text(value)
  })
}

/** "a", "a and b", "a, b and c". */
export function text(value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value.length < 2) return value[0] ?? 'nothing'
  return `${value.slice(0, -1).join(', ')} and ${value.at(-1)}`
}

function missing(what: string): never {
  throw new Error(`words.yaml has no ${what}`)
}
