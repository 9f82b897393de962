/** One machine's terminal: prompt, editor, bash, from the first greeting to `exit`. */
import { History } from '../editor/history.ts'
import type { Key } from '../editor/keys.ts'
import { type EditorEvent, LineEditor } from '../editor/line-editor.ts'
import { KeyQueue, type Tty } from '../programs/tty.ts'
import { AccountNames } from './account-names.ts'
import { BashRunner } from './bash-runner.ts'
import { isComplete } from './completeness.ts'
import { complete } from './completion.ts'
import { Home } from './home.ts'
import type { SessionHost } from './host.ts'
import type { Connection } from './instances.ts'
import { exportedOf, MachineAws } from './machine-aws.ts'
import { MachineFs } from './machine-fs.ts'
import { type MachineProfile, profileOf } from './machines.ts'
import { PATH } from './script.ts'
import { sessionCommands } from './session-commands.ts'
import { forTerminal, ShownOutput } from './shown-output.ts'
import { Watch } from './watch-connection.ts'

const HISTORY_FILE = '.bash_history'

/** Bracketed paste on at a prompt, off while a command runs. */
const PASTE_ON = '\x1b[?2004h'
const PASTE_OFF = '\x1b[?2004l'

type Mode =
  | { kind: 'starting' }
  | { kind: 'prompt' }
  | { kind: 'running'; abort: AbortController }
  /** A program has the whole screen: `nano`, `less`. */
  | { kind: 'screen'; abort: AbortController; keys: KeyQueue }
  | { kind: 'asking'; abort: AbortController; answer: (line: string | undefined) => void }
  /** `ssh`: another machine has keyboard and screen. */
  | { kind: 'remote'; abort: AbortController; session: ShellSession }
  | { kind: 'ended' }

export class ShellSession {
  private readonly host: SessionHost
  private readonly fs = new MachineFs()
  private readonly editor: LineEditor
  private readonly history = new History()
  private readonly home: Home
  private readonly runner: BashRunner
  private readonly profile: MachineProfile
  private readonly shown: ShownOutput
  private readonly names: AccountNames
  private readonly watch: Watch
  private mode: Mode = { kind: 'starting' }
  private waiting: Key[] = []
  private cols: number
  private rows: number
  private prepared: Promise<void> | undefined

  constructor(host: SessionHost) {
    this.host = host
    this.cols = host.cols
    this.rows = host.rows
    this.profile = profileOf(host.machine, host.connection?.opened)
    this.home = new Home(this.fs, this.profile.home, host.home)
    this.shown = new ShownOutput(host.output)
    this.editor = new LineEditor({
      width: host.cols,
      history: this.history,
      isComplete: (text) => isComplete(text, (script) => this.runner.parse(script)),
    })
    const aws = new MachineAws(host, this.profile)
    this.names = new AccountNames(
      (args) => aws.ask(args, this.fs, this.runner.cwd, exportedOf(this.runner.variables)),
      host.now ?? Date.now,
    )
    this.fs.connect((stream, data) => this.shown.bytes(stream, data))
    this.watch = new Watch(host.connection, () => this.disconnect())
    this.runner = new BashRunner({
      fs: this.fs,
      env: {
        HOME: this.profile.home,
        USER: this.profile.user,
        HOSTNAME: this.profile.host,
        PATH,
        SHELL: '/bin/bash',
        TERM: 'xterm-256color',
        ...(this.profile.hasSessionCredentials && { AWS_EXECUTION_ENV: 'CloudShell' }),
      },
      cwd: this.profile.home,
      commands: sessionCommands(host, this.profile, aws, {
        columns: () => this.cols,
        history: () => this.history.all,
        bytes: (data) => this.shown.bytes('stdout', data),
        text: (text) => this.shown.text('stdout', text),
        ask: (prompt, hidden) => this.ask(prompt, hidden),
        openTty: () => this.openTty(),
        openRemote: (connection) => this.openRemote(connection),
        clear: () => host.output('\x1b[H\x1b[2J\x1b[3J'),
      }),
      ask: (args) => this.askForRead(args),
      devices: this.fs,
      interactive: true,
    })
  }

  /** Loads the home directory and shows the first prompt. */
  async start(): Promise<void> {
    for (const path of ['/tmp', '/usr/local/bin', this.profile.home]) await this.fs.mkdir(path, { recursive: true })
    if (this.host.greet) this.host.output(this.profile.greeting)
    try {
      await this.home.load()
    } catch (error) {
      this.host.output(`Your files could not be read (${messageOf(error)}); this machine starts empty.\r\n`)
    }
    const file = `${this.profile.home}/${HISTORY_FILE}`
    if (await this.fs.exists(file)) this.history.load((await this.fs.readFile(file)).split('\n'))
    this.watch.start()
    this.prompt()
  }

  input(data: string): void {
    switch (this.mode.kind) {
      case 'prompt':
      case 'asking':
        this.feed(this.editor.feed(data))
        return
      case 'running':
        this.typeAhead(this.editor.readKeys(data), this.mode.abort)
        return
      case 'screen':
        this.mode.keys.push(...this.editor.readKeys(data))
        return
      case 'remote':
        this.mode.session.input(data)
        return
      case 'starting':
        this.waiting.push(...this.editor.readKeys(data))
        return
      case 'ended':
        return
    }
  }

  /** Keys while a command runs wait for the next prompt; Ctrl-C ends the command, and what was typed before it. */
  private typeAhead(keys: Key[], abort: AbortController): void {
    const interrupt = keys.findLastIndex((key) => key.type === 'key' && key.name === 'ctrl-c')
    if (interrupt === -1) {
      this.waiting.push(...keys)
      return
    }
    this.waiting = keys.slice(interrupt + 1)
    this.host.output('^C')
    this.shown.atLineStart = false
    abort.abort()
  }

  resize(cols: number, rows: number): void {
    this.cols = cols
    this.rows = rows
    if (this.mode.kind === 'prompt' || this.mode.kind === 'asking') this.emit(this.editor.resize(cols))
    else this.editor.resize(cols)
    if (this.mode.kind === 'screen') this.mode.keys.push({ type: 'key', name: 'resize' })
    if (this.mode.kind === 'remote') this.mode.session.resize(cols, rows)
  }

  /** Types a command where the learner can see it; Enter is theirs. */
  type(text: string): void {
    if (this.mode.kind === 'remote') this.mode.session.type(text)
    else if (this.mode.kind === 'prompt') this.emit(this.editor.insert(text))
    else this.waiting.push({ type: 'paste', text })
  }

  /** Ends it from outside: nothing more is shown. */
  dispose(): void {
    if (this.mode.kind === 'remote') this.mode.session.dispose()
    if ('abort' in this.mode) this.mode.abort.abort()
    this.watch.stop()
    this.mode = { kind: 'ended' }
  }

  private emit(events: EditorEvent[]): void {
    for (const event of events) {
      if (event.type === 'output') this.host.output(event.text)
      else if (event.type === 'complete') void this.completeLine(event)
    }
  }

  private feed({ events, rest }: { events: EditorEvent[]; rest: Key[] }): void {
    this.waiting = rest
    this.emit(events)
    for (const event of events) {
      const { mode } = this
      if (mode.kind === 'asking' && event.type !== 'output' && event.type !== 'complete') {
        this.mode = { kind: 'running', abort: mode.abort }
        if (event.type === 'interrupt') mode.abort.abort()
        mode.answer(event.type === 'submit' ? event.line : undefined)
      } else if (event.type === 'submit') void this.run(event.line)
      else if (event.type === 'interrupt') this.prompt()
      else if (event.type === 'end') this.end(this.goodbye)
    }
  }

  /** The next line, and what was typed ahead for it. */
  private prompt(): void {
    if (this.mode.kind === 'ended') return
    const { home } = this.profile
    const { cwd } = this.runner
    const directory = cwd === home ? '~' : cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd
    this.mode = { kind: 'prompt' }
    if (!this.shown.atLineStart) this.host.output('\r\n')
    this.shown.atLineStart = true
    this.host.output(PASTE_ON)
    this.emit(this.editor.start(this.profile.prompt(directory, this.runner.lastStatus)))
    this.takeWaiting()
  }

  private takeWaiting(): void {
    if (this.waiting.length === 0) return
    const keys = this.waiting
    this.waiting = []
    this.feed(this.editor.feedKeys(keys))
  }

  private async run(line: string): Promise<void> {
    this.host.output(PASTE_OFF)
    this.shown.atLineStart = true
    if (line.trim() === '') {
      this.prompt()
      return
    }
    const abort = new AbortController()
    this.mode = { kind: 'running', abort }
    this.names.forget()
    let exited = false
    if (!(await this.prepare())) {
      this.prompt()
      return
    }
    if (!(await this.watch.holds())) return
    try {
      const result = await this.runner.run(line, { signal: abort.signal })
      exited = result.exited
      if (this.hasEnded()) {
        await this.keepHome()
        return
      }
      this.shown.text('stdout', result.stdout)
      this.shown.text('stderr', result.stderr)
      this.shown.explainMissing()
      this.host.onCommand?.({ line, status: result.status })
    } catch (error) {
      this.host.output(forTerminal(`The terminal itself failed: ${messageOf(error)}\n`))
    }
    const trouble = await this.keepHome()
    if (trouble !== undefined) this.host.output(`${trouble}\r\n`)
    if (exited) this.end(this.goodbye)
    else this.prompt()
  }

  private hasEnded(): boolean {
    return this.mode.kind === 'ended'
  }

  /** Makes the learner before the first command. Without one nothing is asked of the site: it would only refuse. */
  private async prepare(): Promise<boolean> {
    try {
      this.prepared ??= this.host.prepare?.() ?? Promise.resolve()
      await this.prepared
      return true
    } catch (error) {
      this.prepared = undefined
      this.host.output(forTerminal(`Nothing was run: ${messageOf(error)}\n`))
      return false
    }
  }

  private async keepHome(): Promise<string | undefined> {
    try {
      const kept = this.history.all.slice(-500)
      await this.fs.writeFile(`${this.profile.home}/${HISTORY_FILE}`, kept.length > 0 ? `${kept.join('\n')}\n` : '')
      return await this.home.save()
    } catch (error) {
      return `Your files could not be saved: ${messageOf(error)}`
    }
  }

  /** What a login shell says when it is left, or a plain one. */
  private get goodbye(): string {
    return this.host.connection ? 'logout\r\n' : 'exit\r\n'
  }

  private end(text: string): void {
    if (this.mode.kind === 'ended') return
    this.watch.stop()
    this.mode = { kind: 'ended' }
    this.host.output(text)
    this.host.onExit?.()
  }

  /** The instance was stopped, or the connection has had its time. */
  private disconnect(): void {
    if ('abort' in this.mode) this.mode.abort.abort()
    this.end(`${PASTE_OFF}\r\nConnection to ${this.profile.host} closed by remote host.\r\n`)
  }

  /** Asks at the keyboard on behalf of a running command. */
  private ask(prompt: string, hidden: boolean): Promise<string | undefined> {
    const { mode } = this
    if (mode.kind !== 'running') return Promise.resolve(undefined)
    return new Promise((answer) => {
      // What a command asks for is no command: it stays out of the history.
      const shown = prompt.split('\n')
      const last = shown.pop() ?? ''
      if (shown.length > 0) this.host.output(forTerminal(`${shown.join('\n')}\n`))
      this.history.pause()
      const done = (line: string | undefined): void => {
        this.history.resume()
        answer(line)
      }
      this.mode = { kind: 'asking', abort: mode.abort, answer: done }
      this.emit(this.editor.start(last, { hidden }))
      this.takeWaiting()
    })
  }

  private askForRead(args: string[]): Promise<string | undefined> {
    const at = args.indexOf('-p')
    const hidden = args.some((arg) => /^-\w*s/.test(arg))
    return this.ask(at === -1 ? '' : (args[at + 1] ?? ''), hidden)
  }

  /** Hands keys and screen to the running command. */
  private openTty(): Tty | undefined {
    const { mode } = this
    if (mode.kind !== 'running') return undefined
    const keys = new KeyQueue()
    keys.push(...this.waiting.splice(0))
    this.mode = { kind: 'screen', abort: mode.abort, keys }
    const size = { cols: () => this.cols, rows: () => this.rows }
    return {
      get cols() {
        return size.cols()
      },
      get rows() {
        return size.rows()
      },
      write: (text) => this.host.output(text),
      next: (milliseconds) => keys.next(milliseconds),
      close: () => {
        this.waiting = keys.take().filter((key) => key.type !== 'key' || key.name !== 'resize')
        if (this.mode.kind === 'screen') this.mode = { kind: 'running', abort: mode.abort }
      },
    }
  }

  /** Another machine in this terminal, until it is left. */
  private openRemote(connection: Connection): Promise<void> | undefined {
    const { mode, host } = this
    if (mode.kind !== 'running') return undefined
    return new Promise((left) => {
      const session = new ShellSession({
        ...{ transport: host.transport, output: host.output, home: connection.home, connection },
        ...{ machine: `i-${connection.opened.instance.slice(2)}`, cols: this.cols, rows: this.rows, greet: true },
        ...(host.instances && { instances: host.instances }),
        ...(host.workshop && { workshop: host.workshop }),
        ...(host.why && { why: host.why }),
        ...(host.now && { now: host.now }),
        onCommand: (command) => host.onCommand?.(command),
        onExit: () => {
          this.mode = { kind: 'running', abort: mode.abort }
          left()
        },
      })
      this.mode = { kind: 'remote', abort: mode.abort, session }
      void session.start()
    })
  }

  private async completeLine(asked: Extract<EditorEvent, { type: 'complete' }>): Promise<void> {
    const completion = await complete(asked.text, asked.cursor, {
      fs: this.fs,
      cwd: this.runner.cwd,
      home: this.profile.home,
      variables: Object.keys(this.runner.variables),
      // Before there is a learner nobody is asked: there is no account either.
      ...((this.prepared || this.home.isKept) && { names: this.names }),
      commands: [...(await this.runner.commandNames()), ...this.runner.functionNames, ...this.runner.aliasNames],
    })
    if (this.mode.kind === 'prompt') this.emit(this.editor.complete(completion, asked))
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
