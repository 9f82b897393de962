/** The labs as the checker uses them: read once, kept, and looked up by the ids that a page sends. */
import { labIds } from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'

export interface Labs {
  readonly ids: readonly string[]
  /** Undefined when there is no such module. Throws, every time, when the module is malformed. */
  get(id: string): Promise<LoadedLab | undefined>
}

export function createLabs(): Labs {
  const read = new Map<string, Promise<LoadedLab | undefined>>()
  return {
    ids: labIds,
    get(id) {
      if (!labIds.includes(id)) return Promise.resolve(undefined)
      let lab = read.get(id)
      if (!lab) {
        // Parsing YAML is not needed for the first page.
        lab = import('@first-line/labs/node').then(({ readLab }) => readLab(id))
        read.set(id, lab)
      }
      return lab
    },
  }
}
