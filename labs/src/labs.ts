/** The labs that exist, each loaded when it is first asked for. */
import type { Lab } from './define-lab.ts'

const loaders: Readonly<Record<string, () => Promise<{ default: Lab }>>> = {
  '06-users': () => import('../modules/06-users/lab.ts'),
}

export const labIds: readonly string[] = Object.keys(loaders)

/** The lab of a module, or undefined when there is none of that id. */
export async function loadLab(id: string): Promise<Lab | undefined> {
  return Object.hasOwn(loaders, id) ? (await loaders[id]?.())?.default : undefined
}
