/** Questions of a quiz: what an answer is, and whether it is right. No page, no markup. */
import type { Answer } from '@first-line/checker/contract'

interface Option {
  readonly text: string
  readonly right?: boolean | undefined
  readonly why: string
}

interface Asked {
  readonly id: string
  /** Markdown */
  readonly ask: string
}

export interface ChoiceQuestion extends Asked {
  readonly kind: 'one' | 'several'
  readonly options: readonly Option[]
}
export interface OrderQuestion extends Asked {
  readonly kind: 'order'
  /** in the right order */
  readonly items: readonly string[]
  readonly why: string
}
export interface FillQuestion extends Asked {
  readonly kind: 'fill'
  /** with `___` where the gap is */
  readonly text: string
  /** each of them is right; `{account}` is the reader's own account */
  readonly answers: readonly string[]
  readonly why: string
}
/** As in exercises.yaml; structural, so that a built page and a fetched one read alike. */
export type Question = ChoiceQuestion | OrderQuestion | FillQuestion

/** Whether `answer` is right. What is no answer to this kind of question is not right. */
export function isRight(question: Question, answer: Answer, account: string): boolean {
  switch (question.kind) {
    case 'one':
      return typeof answer === 'number' && question.options[answer]?.right === true
    case 'several': {
      if (!Array.isArray(answer)) return false
      return question.options.every(({ right }, at) => answer.includes(at) === (right === true))
    }
    case 'order':
      return (
        Array.isArray(answer) &&
        answer.length === question.items.length &&
        answer.every((place, at) => question.items[place] === question.items[at])
      )
    case 'fill': {
      const said = typeof answer === 'string' ? plain(answer) : undefined
      return acceptable(question, account).some((text) => plain(text) === said)
    }
  }
}

/** What may stand in the gap, with the reader's account in it. */
export function acceptable(question: FillQuestion, account: string): string[] {
  return question.answers.map((answer) => answer.replaceAll('{account}', account))
}

/** Case and outer blanks do not count: the gap asks what is known, not how it is typed. The server judges alike. */
const plain = (text: string): string => text.trim().toLowerCase()

/**
 * The order in which items are shown: the same at every look, never the right one, and different for another seed.
 * @returns places as written
 */
export function shuffled(count: number, seed: string): number[] {
  const places = Array.from({ length: count }, (_, at) => at)
  if (count < 2) return places
  let state = 2166136261
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 16777619)
  const next = (below: number) => {
    // xorshift: this needs to look random, nothing more
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
  for (let at = count - 1; at > 0; at--) {
    const other = next(at + 1)
    const held = places[at] ?? 0
    places[at] = places[other] ?? 0
    places[other] = held
  }
  return places.every((place, at) => place === at) ? [...places.slice(1), 0] : places
}
