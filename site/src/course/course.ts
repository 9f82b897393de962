/** The course as the site shows it: the outline, with what is written laid over what is planned. */
import { type ModuleAbout, type OutlineEntry, outline } from '@first-line/labs/catalog'
import { words } from '../words/index.ts'
import { type Part, plans } from './plan.ts'
import { written } from './written.ts'

export interface CourseEntry {
  readonly number: number
  readonly title: string
  readonly kind: OutlineEntry['kind']
  readonly routes: OutlineEntry['routes']
  readonly part: Part
  readonly minutes: number
  readonly summary: string
  readonly needs: readonly number[]
  /** there if the module is written */
  readonly module: Readonly<ModuleAbout> | undefined
}

/** All modules in order, written or not. */
export const course: readonly CourseEntry[] = outline.map((entry) => {
  const plan = plans[entry.number]
  if (!plan) throw new Error(`Module ${entry.number} is in the outline and has no line in site/src/course/plan.ts.`)
  const module = written.find(({ number }) => number === entry.number)
  return { ...entry, ...plan, ...(module && pick(module)), module }
})

/** Parts in order, with their modules. */
export const courseParts: readonly { part: Part; title: string; minutes: number; entries: readonly CourseEntry[] }[] = [
  ...Map.groupBy(course, ({ part }) => part),
].map(([part, entries]) => ({
  part,
  title: words.home.map.parts[part],
  minutes: entries.reduce((sum, { minutes }) => sum + minutes, 0),
  entries,
}))

export function pathOf(module: { readonly id: string }): string {
  return `/modules/${module.id}/`
}

/** The module of that id, if it is written. */
export function findModule(id: string | undefined): Readonly<ModuleAbout> | undefined {
  return written.find((module) => module.id === id)
}

function pick({ title, minutes, summary, needs }: Readonly<ModuleAbout>) {
  return { title, minutes, summary, needs }
}
