/**
 * What the site needs of the curriculum when it is built: titles, times, steps. No check, no schema and no word of
 * a verdict can be reached from here.
 */
import users from '../modules/06-users/module.ts'
import type { ModuleAbout } from './schema.ts'

export { type OutlineEntry, outline } from './outline.ts'
export type { Guidance, ModuleAbout, StepAbout } from './schema.ts'

/** The modules that exist, in the order of the course. */
export const modules: readonly Readonly<ModuleAbout>[] = [{ ...users, steps: [...users.steps] }]
