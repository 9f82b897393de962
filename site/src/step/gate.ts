/**
 * What the gate of a step card shows, decided from the step's state alone: no page, no markup.
 * Every state has its own word and its own drawing; colour comes last.
 */
import type { Evidence, StepState, StepStatus } from '@first-line/checker/contract'
import type { GlyphName } from '../components/glyphs.ts'
import { words } from '../words/index.ts'

type Tone = 'through' | 'stop' | 'ours' | 'idle' | 'ink'

interface Action {
  readonly act: 'check' | 'go'
  readonly label: string
  /** for `go`: the id of the step to go to */
  readonly step?: string
  /** drawn as the first thing to do */
  readonly first?: boolean
}

export interface Gate {
  readonly status: StepStatus
  readonly glyph: GlyphName
  readonly tone: Tone
  readonly word: string
  /** small, beside the word: when, how often */
  readonly beside?: string
  /** drawn over the way: hatching where we cannot see, slashes where the line to it is broken */
  readonly knot?: 'hatched' | 'broken'
  readonly facts: readonly { kind: 'seen' | 'expected' | 'next'; text: string }[]
  readonly evidence: readonly Evidence[]
  readonly lines: readonly { text: string; quiet?: boolean }[]
  readonly hint?: string
  readonly actions: readonly Action[]
}

/** Where the step stands in its module, and how times are said. */
export interface Place {
  /** counted from 1 */
  readonly number: number
  /** the ids of all steps of the module, in order */
  readonly order: readonly string[]
  readonly time: (iso: string) => string
  /** policies decide nothing where the learner works: what AWS would decide is worked out */
  readonly notEnforced?: boolean
  /** how the step is verified where the learner works; absent: it is seen in the account */
  readonly foretold?: 'observed' | 'computed' | 'attest' | undefined
}

const signs = {
  idle: { glyph: 'idle', tone: 'idle' },
  checking: { glyph: 'checking', tone: 'ink' },
  passed: { glyph: 'through', tone: 'through' },
  failed: { glyph: 'stop', tone: 'stop' },
  undone: { glyph: 'stop', tone: 'stop' },
  blocked: { glyph: 'waits', tone: 'idle' },
  unverifiable: { glyph: 'unseen', tone: 'ours' },
  error: { glyph: 'ours', tone: 'ours' },
} as const satisfies Record<StepStatus, { glyph: GlyphName; tone: Tone }>

const again: Action = { act: 'check', label: words.step.checkAgain }

const parts = {
  idle: ({ message }, { foretold }) => ({
    // Where something has to happen first, the server says what.
    lines: [
      message
        ? { text: message }
        : { text: words.step.foretold[foretold ?? 'observed'] ?? words.step.idle, quiet: true },
    ],
    actions: [{ act: 'check', label: words.step.checkNow }],
  }),
  checking: () => ({ lines: [{ text: words.step.checking, quiet: true }] }),
  passed: (step, place) => {
    const next = place.order[place.number]
    return {
      beside: join(
        step.passedAt && words.step.passedAt(place.time(step.passedAt), step.attempts),
        step.helped
          ? words.step.withHelp
          : step.unassisted
            ? words.step.alone
            : step.solutionSeen
              ? words.step.solutionSeen
              : undefined,
        step.basis === 'attested' ? words.step.attested : step.basis === 'computed' ? words.step.computed : undefined,
      ),
      ...(step.basis === 'computed' && place.notEnforced && { lines: [{ text: words.step.notEnforced, quiet: true }] }),
      facts: facts({ seen: step.seen ?? step.message }),
      evidence: step.evidence ?? [],
      actions: [
        again,
        ...(next ? [{ act: 'go' as const, label: words.step.goTo(place.number + 1), step: next, first: true }] : []),
      ],
    }
  },
  failed: (step, place) => ({
    beside: step.checkedAt && words.step.checkedAt(place.time(step.checkedAt), step.attempts),
    facts: facts(step),
    hint: step.hint,
    actions: [again],
  }),
  undone: (step, place) => ({
    lines: step.message && step.message !== step.seen ? [{ text: step.message }] : [],
    word: step.passedAt && words.step.undoneAt(place.time(step.passedAt)),
    beside: join(step.undoneAt && words.step.undoneSince(place.time(step.undoneAt)), words.step.kept),
    facts: facts(step),
    hint: step.hint,
    actions: [again],
  }),
  blocked: (step, place) => {
    const on = step.waitsFor === undefined ? 0 : place.order.indexOf(step.waitsFor) + 1
    return {
      word: on > 0 ? words.step.waitsFor(on) : undefined,
      lines: step.message ? [{ text: step.message }] : [],
      actions: on > 0 ? [{ act: 'go', label: words.step.goTo(on), step: step.waitsFor, first: true }, again] : [again],
    }
  },
  unverifiable: (step) => ({
    knot: 'hatched',
    lines: step.message ? [{ text: step.message }] : [],
    actions: [again],
  }),
  error: (step) => ({
    knot: 'broken',
    lines: [
      ...(step.message ? [{ text: step.message }] : []),
      ...(step.message?.includes('our fault') ? [] : [{ text: words.step.fault, quiet: true }]),
    ],
    actions: [{ act: 'check', label: words.step.tryNow }],
  }),
} satisfies Record<StepStatus, (step: StepState, place: Place) => Partial<Gate>>

/** What the gate shows for `step`. */
export function gateOf(step: StepState, place: Place): Gate {
  const of: Partial<Gate> = parts[step.status](step, place)
  return {
    facts: [],
    evidence: [],
    lines: [],
    actions: [],
    ...of,
    status: step.status,
    ...signs[step.status],
    word: of.word ?? words.step.status[step.status],
  }
}

function facts(of: { seen?: string; expected?: string; next?: string }): Gate['facts'] {
  return (['seen', 'expected', 'next'] as const).flatMap((kind) => {
    const text = of[kind]
    return text ? [{ kind, text }] : []
  })
}

function join(...texts: (string | undefined)[]): string | undefined {
  const there = texts.filter((text) => text)
  return there.length > 0 ? there.join(', ') : undefined
}
