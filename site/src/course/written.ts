/** The modules that are written; with FIRST_LINE_FIXTURES=1 those for tests in their place, whatever is being written. */
import { type ModuleAbout, modules } from '@first-line/labs/catalog'
import { fixtureModules } from '../../testing/modules/index.ts'

export const written: readonly Readonly<ModuleAbout>[] = import.meta.env.FIXTURES ? fixtureModules : modules
