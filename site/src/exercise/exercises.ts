/** What a module's exercises.yaml says, at build; with sentences that name what is missing and where it belongs. */
import { getCollection } from 'astro:content'
import type { Exercises } from '@first-line/labs/exercises'
import { AstroError } from 'astro/errors'

const none: Exercises = { quiz: [], recall: [], sorts: {}, arns: { read: [], build: [] }, explorers: {} }

export async function exercisesOf(module: string): Promise<Exercises> {
  const all = await getCollection('exercises')
  return all.find(({ id }) => id === module)?.data ?? none
}

/** The module whose page this is. `tag` is for the error. */
export function moduleHere(tag: string, module: string | undefined): string {
  if (module === undefined) throw new AstroError(`${tag} stands outside of a module’s lesson.`)
  return module
}

/** One of `known` by its id, or an error that lists the ids there are. */
export function named<T>(tag: string, module: string, known: Readonly<Record<string, T>>, id: string): T {
  const found = Object.hasOwn(known, id) ? known[id] : undefined
  if (found !== undefined) return found
  const ids = Object.keys(known)
  throw new AstroError(
    `${tag}: exercises.yaml of ${module} has no “${id}”.`,
    ids.length > 0
      ? `It has ${ids.join(', ')}.`
      : `Add it in labs/modules/${module}/exercises.yaml: see site/README.md.`,
  )
}
