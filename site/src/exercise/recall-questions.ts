/** Questions that later modules may ask again, with the number and the title of their module; at build. */
import { getCollection } from 'astro:content'
import type { Question } from '@first-line/labs/exercises'
import { written } from '../course/written.ts'

export interface RecallQuestion {
  readonly module: string
  readonly number: number
  readonly title: string
  readonly id: string
  readonly question: Question
}

export async function recallQuestions(): Promise<RecallQuestion[]> {
  const all = await getCollection('exercises')
  return written.flatMap(({ id: module, number, title }) => {
    const data = all.find(({ id }) => id === module)?.data
    return (data?.recall ?? []).flatMap((id) => {
      const question = data?.quiz.find((each) => each.id === id)
      return question ? [{ module, number, title, id, question }] : []
    })
  })
}
