/** A machine's home directory, kept with the learner's world on the server. */
import { base64FromBytes, bytesFromLatin1 } from '../aws/bytes.ts'
import type { MachineFs } from './machine-fs.ts'

export interface HomeFile {
  /** Base64. */
  data: string
  mode: number
}

export interface HomeContent {
  version: number
  /** By path relative to the home directory. */
  files: Record<string, HomeFile>
}

export interface HomeStore {
  /** @returns undefined when it is still the version that is known */
  load(known?: number): Promise<HomeContent | undefined>
  /** @returns the new version, or `conflict` when another page saved first. */
  save(home: HomeContent): Promise<number | 'conflict'>
}

const LIMIT = 1024 * 1024

export class Home {
  private readonly fs: MachineFs
  private readonly directory: string
  private readonly store: HomeStore
  private version = 0
  private tooLarge = false
  private saving: Promise<string | undefined> = Promise.resolve(undefined)

  constructor(fs: MachineFs, directory: string, store: HomeStore) {
    this.fs = fs
    this.directory = directory
    this.store = store
  }

  async load(): Promise<void> {
    const { version, files } = (await this.store.load()) ?? { version: 0, files: {} }
    this.version = version
    await this.fs.mkdir(this.directory, { recursive: true })
    for (const [path, file] of Object.entries(files)) await this.put(path, file)
    this.fs.changed.clear()
  }

  /** Takes what another page, or a command that another machine ran here, has written since. */
  async refresh(): Promise<void> {
    const theirs = await this.store.load(this.version)
    if (!theirs || theirs.version === this.version) return
    const changed = [...this.fs.changed]
    await this.take(theirs, changed)
    for (const path of changed) this.fs.changed.add(path)
    this.version = theirs.version
  }

  private async put(path: string, { data, mode }: HomeFile): Promise<void> {
    const full = `${this.directory}/${path}`
    await this.fs.mkdir(full.slice(0, full.lastIndexOf('/')), { recursive: true })
    await this.fs.writeFile(full, bytesFromLatin1(atob(data)))
    await this.fs.chmod(full, mode)
  }

  /** Whether the site keeps a home: then there is a learner. */
  get isKept(): boolean {
    return this.version > 0
  }

  /** Saves what changed since the last time. Gives a sentence for the learner when it could not. */
  save(): Promise<string | undefined> {
    this.saving = this.saving.then(() => this.saveNow())
    return this.saving
  }

  private async saveNow(): Promise<string | undefined> {
    const inside = `${this.directory}/`
    const changed = [...this.fs.changed].filter((path) => path.startsWith(inside))
    this.fs.changed.clear()
    if (changed.length === 0) return undefined
    if ((await this.size()) > LIMIT) {
      // Said when it happens, not after every line.
      if (this.tooLarge) return undefined
      this.tooLarge = true
      return 'The home directory is over 1 MB and was not saved; remove something, or it is gone after a reload.'
    }
    this.tooLarge = false
    const files = await this.collect()
    let saved = await this.store.save({ version: this.version, files })
    if (saved === 'conflict') {
      saved = await this.merge(changed)
      if (saved === 'conflict') return 'Another page changes the same files; this change was not saved.'
    }
    this.version = saved
    return undefined
  }

  /** Another page was first: take its files, and ours on top where we changed them. */
  private async merge(changed: string[]): Promise<number | 'conflict'> {
    const theirs = await this.store.load()
    if (!theirs) return 'conflict'
    const files = await this.take(theirs, changed)
    return this.store.save({ version: theirs.version, files })
  }

  /** @returns theirs, and ours on top where we changed them; they are here by then */
  private async take(theirs: HomeContent, changed: readonly string[]): Promise<HomeContent['files']> {
    const ours = await this.collect()
    const isOurs = (path: string): boolean =>
      changed.some((full) => full === `${this.directory}/${path}` || `${this.directory}/${path}`.startsWith(`${full}/`))
    const files: Record<string, HomeFile> = {}
    for (const [path, file] of Object.entries(theirs.files)) {
      if (isOurs(path)) continue
      files[path] = file
      await this.put(path, file)
    }
    for (const [path, file] of Object.entries(ours)) {
      if (isOurs(path)) files[path] = file
      else if (!theirs.files[path]) await this.fs.rm(`${this.directory}/${path}`, { force: true })
    }
    this.fs.changed.clear()
    return files
  }

  /** Bytes in all, before anything is read. */
  private async size(): Promise<number> {
    let size = 0
    for (const path of this.paths()) {
      const stat = await this.fs.lstat(path)
      if (stat.isFile) size += stat.size + path.length
    }
    return size
  }

  private paths(): string[] {
    return this.fs.getAllPaths().filter((path) => path.startsWith(`${this.directory}/`))
  }

  private async collect(): Promise<Record<string, HomeFile>> {
    const files: Record<string, HomeFile> = {}
    const inside = `${this.directory}/`
    for (const path of this.paths()) {
      const stat = await this.fs.lstat(path)
      if (!stat.isFile) continue
      files[path.slice(inside.length)] = {
        data: base64FromBytes(await this.fs.readFileBuffer(path)),
        mode: stat.mode & 0o7777,
      }
    }
    return files
  }
}
