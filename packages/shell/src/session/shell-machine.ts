/** A machine behind its terminal: files, bash, `aws`, and what is kept of them; it hears nothing of keys. */
import type { Completion } from '../editor/completions.ts'
import { History } from '../editor/history.ts'
import { AccountNames } from './account-names.ts'
import { BashRunner } from './bash-runner.ts'
import { isComplete } from './completeness.ts'
import { complete } from './completion.ts'
import type { SessionHost } from './host.ts'
import { Kept } from './kept.ts'
import { environmentOf, promptOf } from './login-environment.ts'
import { exportedOf, MachineAws } from './machine-aws.ts'
import { MachineFs } from './machine-fs.ts'
import type { MachineProfile } from './machines.ts'
import { NO_BACKGROUND } from './not-here.ts'
import { sessionCommands, type Terminal } from './session-commands.ts'
import { forTerminal, ShownOutput } from './shown-output.ts'

/** What a shell at a keyboard reads first. */
const RC_FILE = '.bashrc'

export type MachineTerminal = Pick<Terminal, 'columns' | 'ask' | 'attended' | 'openTty' | 'openRemote'>

export class ShellMachine {
  readonly history = new History()
  readonly shown: ShownOutput
  private readonly host: SessionHost
  private readonly profile: MachineProfile
  private readonly fs = new MachineFs()
  private readonly kept: Kept
  private readonly runner: BashRunner
  private readonly names: AccountNames
  private prepared: Promise<void> | undefined

  constructor(host: SessionHost, profile: MachineProfile, terminal: MachineTerminal) {
    this.host = host
    this.profile = profile
    this.kept = new Kept(this.fs, this.history, profile.home, host.home)
    this.shown = new ShownOutput(host.output)
    this.fs.connect((stream, data) => this.shown.bytes(stream, data))
    const aws = new MachineAws(host, profile)
    this.names = new AccountNames(
      (args) => aws.ask(args, this.fs, this.runner.cwd, exportedOf(this.runner.variables)),
      host.now ?? Date.now,
    )
    this.runner = new BashRunner({
      fs: this.fs,
      env: environmentOf(profile),
      cwd: profile.home,
      commands: sessionCommands(host, profile, aws, {
        ...terminal,
        history: () => this.history.all,
        bytes: (data) => this.shown.bytes('stdout', data),
        text: (text) => this.shown.text('stdout', text),
        clear: () => host.output('\x1b[H\x1b[2J\x1b[3J'),
      }),
      ask: (args) =>
        terminal.ask(
          promptOfRead(args),
          args.some((arg) => /^-\w*s/.test(arg)),
        ),
      devices: this.fs,
      interactive: true,
    })
  }

  get prompt(): string {
    return promptOf(this.profile, this.runner.cwd, this.runner.lastStatus)
  }

  /** Whether bash would run this, or ask for another line. */
  isComplete(text: string): boolean {
    return isComplete(text, (script) => this.runner.parse(script))
  }

  async load(): Promise<void> {
    this.say(await this.kept.load())
    if (!(await this.fs.exists(`${this.profile.home}/${RC_FILE}`))) return
    const { stdout, stderr } = await this.runner.run(`. ~/${RC_FILE}`)
    this.shown.text('stdout', stdout)
    this.shown.text('stderr', stderr)
  }

  /** Makes the learner before the first command. Without one nothing is asked of the site: it would only refuse. */
  async prepare(): Promise<boolean> {
    try {
      this.prepared ??= this.host.prepare?.() ?? Promise.resolve()
      await this.prepared
      return true
    } catch (error) {
      this.prepared = undefined
      this.say(`Nothing was run: ${messageOf(error)}`)
      return false
    }
  }

  /** Runs a line and keeps what it changed. `ended`: somebody closed the terminal meanwhile, and nothing more is shown. */
  async run(line: string, signal: AbortSignal, ended: () => boolean): Promise<{ exited: boolean }> {
    this.names.forget()
    let exited = false
    await this.kept.refresh()
    try {
      const result = await this.runner.run(line, { signal })
      exited = result.exited
      if (!ended()) {
        this.shown.text('stdout', result.stdout)
        this.shown.text('stderr', result.stderr)
        if (result.background) this.shown.text('stderr', `${NO_BACKGROUND}\n`)
        this.shown.explainMissing()
        this.host.onCommand?.({ line, status: result.status })
      }
    } catch (error) {
      this.say(`The terminal itself failed: ${messageOf(error)}`)
    }
    const trouble = await this.kept.save()
    if (!ended()) this.say(trouble)
    return { exited }
  }

  /** What Tab offers; undefined when there is nothing, or it takes too long to find out. */
  complete(text: string, cursor: number): Promise<Completion | undefined> {
    return inTime(this.completionOf(text, cursor))
  }

  private async completionOf(text: string, cursor: number): Promise<Completion | undefined> {
    return complete(text, cursor, {
      fs: this.fs,
      cwd: this.runner.cwd,
      home: this.profile.home,
      variables: Object.keys(this.runner.variables),
      // Before there is a learner nobody is asked: there is no account either.
      ...((this.prepared || this.kept.isKept) && { names: this.names }),
      commands: [...(await this.runner.commandNames()), ...this.runner.functionNames, ...this.runner.aliasNames],
    })
  }

  private say(sentence: string | undefined): void {
    if (sentence !== undefined) this.host.output(forTerminal(`${sentence}\n`))
  }
}

function promptOfRead(args: readonly string[]): string {
  const at = args.indexOf('-p')
  return at === -1 ? '' : (args[at + 1] ?? '')
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Names of the account are worth so long a wait, in milliseconds; afterwards Tab has found nothing. */
const COMPLETION_TIME = 2_000

function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => done(undefined), COMPLETION_TIME)
    work.finally(() => clearTimeout(timer)).then(done, failed)
  })
}
