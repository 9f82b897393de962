/** What a machine keeps between two visits: its files, and the history among them. */
import type { History } from '../editor/history.ts'
import { Home, type HomeStore } from './home.ts'
import { DIRECTORIES } from './login-environment.ts'
import type { MachineFs } from './machine-fs.ts'

const HISTORY_FILE = '.bash_history'
/** Lines of it that are kept. */
const HISTORY_LINES = 500

export class Kept {
  private readonly fs: MachineFs
  private readonly history: History
  private readonly directory: string
  private readonly home: Home

  constructor(fs: MachineFs, history: History, directory: string, store: HomeStore) {
    this.fs = fs
    this.history = history
    this.directory = directory
    this.home = new Home(fs, directory, store)
  }

  /** Whether the site keeps a home: then there is a learner. */
  get isKept(): boolean {
    return this.home.isKept
  }

  /** Gives a sentence for the learner when it could not. */
  async load(): Promise<string | undefined> {
    for (const path of [...DIRECTORIES, this.directory]) await this.fs.mkdir(path, { recursive: true })
    const trouble = await this.home.load().then(
      () => undefined,
      (error: unknown) => `Your files could not be read (${messageOf(error)}); this machine starts empty.`,
    )
    const file = `${this.directory}/${HISTORY_FILE}`
    if (await this.fs.exists(file)) this.history.load((await this.fs.readFile(file)).split('\n'))
    return trouble
  }

  /** Before a command. Cut off from the site the command itself says so, and what was here a moment ago is here still. */
  async refresh(): Promise<void> {
    await this.home.refresh().catch(() => undefined)
  }

  /** After a command. Gives a sentence for the learner when it could not. */
  async save(): Promise<string | undefined> {
    try {
      const lines = this.history.all.slice(-HISTORY_LINES)
      await this.fs.writeFile(`${this.directory}/${HISTORY_FILE}`, lines.length > 0 ? `${lines.join('\n')}\n` : '')
      return await this.home.save()
    } catch (error) {
      return `Your files could not be saved: ${messageOf(error)}`
    }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
