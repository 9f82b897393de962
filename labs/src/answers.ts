/** What a learner has answered, as a check sees it: the server judged it, by exercises.yaml. */
import type { Exercises } from './exercises.ts'
import { exercisesOf } from './judge-answer.ts'

export interface Answers {
  /** When an exercise, or all of a kind (`quiz`, `arns`), had been answered right; undefined while that is not so. */
  rightAt(exercise: string): Date | undefined
}

export const noAnswers: Answers = { rightAt: () => undefined }

/** `times` knows of each single exercise when it was first answered right. */
export function answersOf(all: Exercises, times: (id: string) => Date | undefined): Answers {
  return {
    rightAt(exercise) {
      const right = exercisesOf(all, exercise).map(times)
      if (right.length === 0 || right.includes(undefined)) return undefined
      return new Date(Math.max(...right.map((time) => time?.getTime() ?? 0)))
    },
  }
}
