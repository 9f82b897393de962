/**
 * What a check says. A pass needs evidence and what it is founded on; a failure is a stable reason and the values
 * its words use; the words themselves live in words.yaml.
 */
import type { Basis, Founded } from './account/basis.ts'
import type { Capability } from './account/capability.ts'

/** A value in a sentence: a list reads "a, b and c". */
export type Value = string | number | readonly string[]
export type Values = Readonly<Record<string, Value>>

export interface Passed {
  readonly kind: 'passed'
  readonly evidence: Values
  readonly basis: Basis
}
export interface Failed {
  readonly kind: 'failed'
  readonly reason: string
  readonly values: Values
}
export interface Blocked {
  readonly kind: 'blocked'
  readonly waitsFor: string
}
/**
 * What a target lacks; `witness`: no account anywhere shows it, so that the learner's word is all there is; `record`: a
 * record of requests that is late and has gaps does not show it, or not yet; `relayed`: one that has only what the page's
 * terminal asked for does not show it.
 */
export type Lacking = Capability | 'witness' | 'record' | 'relayed'

export interface Unverifiable {
  readonly kind: 'unverifiable'
  readonly lacks: Lacking
}
/** Our fault or the network's. `message` is for a person, `cause` for the log. */
export interface Fault {
  readonly kind: 'error'
  readonly message: string
  readonly cause?: unknown
}

export type Verdict = Passed | Failed | Blocked | Unverifiable | Fault

/**
 * The step is done. `evidence` names what was seen; `on` is what the check looked at (a user, a decision): the
 * weakest of their bases is the basis of the pass, so that a lab never has to know the target.
 */
export function passed(evidence: Values, ...on: [Founded, ...Founded[]]): Passed {
  if (Object.keys(evidence).length === 0) throw new Error('passed() needs evidence: name what was seen in the account')
  return { kind: 'passed', evidence, basis: on.some((each) => each.basis === 'computed') ? 'computed' : 'observed' }
}

/** The step is not done. `reason` has words in words.yaml; `values` are what those words name. */
export function failed(reason: string, values: Values = {}): Failed {
  return { kind: 'failed', reason, values }
}

/** Another step comes first. Steps declared in `needs` block by themselves. */
export function blocked(waitsFor: string): Blocked {
  return { kind: 'blocked', waitsFor }
}

/** This target cannot show it. A reader throws `NotOffered` instead, so labs seldom need this. */
export function unverifiable(lacks: Lacking): Unverifiable {
  return { kind: 'unverifiable', lacks }
}

/** We could not look. */
export function fault(message: string, cause?: unknown): Fault {
  return { kind: 'error', message, cause }
}
