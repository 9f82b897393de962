/** The home directories of a learner's machines: kept on the server, so that a reset takes `~/.aws` along. */
import { type Home, home, type Learner, type Machine } from '../contract.ts'
import type { LearnerStore } from './store.ts'

const kind = 'home'

/** Bytes in all, as the files count them, not as base64 does. */
export const homeLimit = 1_048_576

export async function readHome(store: LearnerStore, learner: Learner, machine: Machine): Promise<Home> {
  const kept = await store.documents(learner).get(kind, machine)
  return kept === undefined ? { version: 0, files: {} } : home.parse(kept)
}

/** As the machine was when the account was laid down: what {@link resetHome} brings back. */
const startKind = 'first-home'

/** What was in a machine's home in the beginning comes back, and nothing else stays. */
export async function resetHome(
  store: LearnerStore,
  learner: Learner,
  machine: Machine,
  queue: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<Home> {
  return queue(async () => {
    const documents = store.documents(learner)
    const { version } = await readHome(store, learner, machine)
    const start = home.safeParse(await documents.get(startKind, machine))
    const fresh: Home = { version: version + 1, files: start.success ? start.data.files : {} }
    await documents.put(kind, machine, fresh)
    return fresh
  })
}

export type HomeWritten =
  | { kind: 'written'; home: Home }
  | { kind: 'stale'; version: number }
  | { kind: 'too-large'; size: number }
  | { kind: 'bad-path'; path: string }

/**
 * Writes the whole home directory, if `wanted.version` is still the one that is kept. Two pages may write at once:
 * nothing is awaited between the comparison and the write being handed to the store.
 */
export async function writeHome(
  store: LearnerStore,
  learner: Learner,
  machine: Machine,
  wanted: Home,
  queue: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<HomeWritten> {
  const bad = Object.keys(wanted.files).find((path) => !isHomePath(path))
  if (bad !== undefined) return { kind: 'bad-path', path: bad }
  const size = sizeOf(wanted)
  if (size > homeLimit) return { kind: 'too-large', size }
  return queue(async () => {
    const { version } = await readHome(store, learner, machine)
    if (wanted.version !== version) return { kind: 'stale', version }
    const written: Home = { version: version + 1, files: wanted.files }
    await store.documents(learner).put(kind, machine, written)
    return { kind: 'written', home: written }
  })
}

/** A relative path that stays inside the home directory. */
function isHomePath(path: string): boolean {
  if (path === '' || path.length > 1024 || path.startsWith('/') || path.includes('\0')) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

function sizeOf(of: Home): number {
  let size = 0
  for (const [path, file] of Object.entries(of.files)) {
    const padding = file.data.endsWith('==') ? 2 : file.data.endsWith('=') ? 1 : 0
    size += path.length + (file.data.length / 4) * 3 - padding
  }
  return size
}
