/** The machines' home directories, between one script and the next. */
import { InMemoryFs } from 'just-bash/browser'

export interface HomeFile {
  /** Base64. */
  readonly data: string
  readonly mode: number
}

/** Where they are kept: with a learner's world, or in memory. */
export interface Homes {
  load(machine: string): Promise<Readonly<Record<string, HomeFile>>>
  save(machine: string, files: Readonly<Record<string, HomeFile>>): Promise<void>
}

export function homesInMemory(start: Readonly<Record<string, Readonly<Record<string, HomeFile>>>> = {}): Homes {
  const kept = new Map(Object.entries(start))
  return {
    load: async (machine) => kept.get(machine) ?? {},
    save: async (machine, files) => void kept.set(machine, files),
  }
}

/** A machine's files as its programs find them. */
export async function openHome(homes: Homes, machine: string, directory: string): Promise<InMemoryFs> {
  const fs = new InMemoryFs()
  for (const path of [directory, '/tmp']) await fs.mkdir(path, { recursive: true })
  for (const [path, { data, mode }] of Object.entries(await homes.load(machine))) {
    const full = `${directory}/${path}`
    await fs.mkdir(full.slice(0, full.lastIndexOf('/')), { recursive: true })
    await fs.writeFile(full, new Uint8Array(Buffer.from(data, 'base64')))
    await fs.chmod(full, mode)
  }
  return fs
}

/** Keeps what is in the home directory now. */
export async function closeHome(homes: Homes, machine: string, directory: string, fs: InMemoryFs): Promise<void> {
  const inside = `${directory}/`
  const files: Record<string, HomeFile> = {}
  for (const path of fs.getAllPaths().filter((each) => each.startsWith(inside))) {
    const stat = await fs.lstat(path)
    if (!stat.isFile) continue
    const data = Buffer.from(await fs.readFileBuffer(path)).toString('base64')
    files[path.slice(inside.length)] = { data, mode: stat.mode & 0o7777 }
  }
  await homes.save(machine, files)
}
