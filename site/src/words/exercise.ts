import { enExercise } from './en-exercise.ts'

/** The words of the exercises, apart from the rest: pages without exercises do not bring them. */
export const exerciseWords = enExercise
