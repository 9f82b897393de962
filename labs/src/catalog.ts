/**
 * What the site needs of the curriculum when it is built: titles, times, steps. No check, no schema and no word of
 * a verdict can be reached from here.
 */
import type { ModuleAbout } from './schema.ts'
import * as written from './written.ts'

export { type OutlineEntry, outline } from './outline.ts'
export type { Guidance, ModuleAbout, Prediction, Route, StepAbout } from './schema.ts'
export { type SignIn, signIns } from './sign-ins.ts'

/** The modules that exist, in the order of the course. */
export const modules: readonly Readonly<ModuleAbout>[] = Object.values(written)
  .map((module): Readonly<ModuleAbout> => ({ ...module, steps: [...module.steps] }))
  .sort((a, b) => a.number - b.number)
