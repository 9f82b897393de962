/** The labs as the checker uses them: read once, kept, and looked up by the ids that a page sends. */
import { labIds } from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'

export interface Labs {
  readonly ids: readonly string[]
  /** Undefined when there is no such module. Throws, every time, when the module is malformed. */
  get(id: string): Promise<LoadedLab | undefined>
  /** In the order of the course. One that is malformed is left out: it must not take the others along. */
  all(): Promise<LoadedLab[]>
  /** The parts of its solution, by step. */
  solution(loaded: LoadedLab): Promise<ReadonlyMap<string, string>>
}

export interface LabsOptions {
  readonly ids?: readonly string[]
  /** Reads one module. The default reads its folder. */
  readonly read?: (id: string) => Promise<LoadedLab | undefined>
  readonly readSolution?: Labs['solution']
  /** Told once of each module that cannot be read. */
  readonly onFault?: (what: string, cause: unknown) => void
}

// Parsing YAML is not needed for the first page.
const fromFolder = async (id: string) => (await import('@first-line/labs/node')).readLab(id)
const solutionFromFolder: Labs['solution'] = async ({ lab }) =>
  (await import('@first-line/labs/node')).readSolution(lab)

export function createLabs(options: LabsOptions = {}): Labs {
  const { ids = labIds, read = fromFolder, readSolution = solutionFromFolder, onFault } = options
  const kept = new Map<string, Promise<LoadedLab | undefined>>()

  function get(id: string): Promise<LoadedLab | undefined> {
    if (!ids.includes(id)) return Promise.resolve(undefined)
    let lab = kept.get(id)
    if (!lab) {
      lab = read(id)
      lab.catch((cause: unknown) => onFault?.(`reading module ${id}`, cause))
      kept.set(id, lab)
    }
    return lab
  }

  return {
    ids,
    get,
    solution: readSolution,
    async all() {
      const all = await Promise.allSettled(ids.map(get))
      return all.flatMap((lab) => (lab.status === 'fulfilled' && lab.value ? [lab.value] : []))
    },
  }
}
