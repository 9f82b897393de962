/** Whether an answer to a question of a quiz is right: asked by the page, to say so at once, and by the server, which counts. */
import type { Question } from './exercises.ts'

/** Indexes and texts, as in exercises.yaml: see `answer` in judge-answer.ts. */
export type Given = number | readonly number[] | string | Readonly<Record<string, string>>

/** What is no answer to this kind of question is not right. `accountId` is what `{account}` stands for. */
export function isRightFor(question: Question, given: Given, accountId: string): boolean {
  switch (question.kind) {
    case 'one':
      return typeof given === 'number' && question.options[given]?.right === true
    case 'several': {
      const right = question.options.flatMap((option, index) => (option.right ? [index] : []))
      return isList(given) && [...new Set(given)].sort((a, b) => a - b).join() === right.join()
    }
    case 'order':
      // Two items that read the same may change places.
      return (
        isList(given) &&
        given.length === question.items.length &&
        new Set(given).size === given.length &&
        given.every((place, at) => question.items[place] === question.items[at])
      )
    case 'fill':
      return (
        typeof given === 'string' &&
        question.answers.some((right) => isSame(right.replaceAll('{account}', accountId), given))
      )
  }
}

/** AWS shows account ids with hyphens here and without there: both are the same id. */
function isSame(right: string, given: string): boolean {
  const plain = folded(given)
  return folded(right) === (/^\d{12}$/.test(right) ? plain.replaceAll('-', '') : plain)
}

const folded = (text: string): string => text.trim().toLowerCase()
const isList = (given: Given): given is readonly number[] => Array.isArray(given)
