/** One machine's terminal: prompt, editor, bash, from the first greeting to `exit`. */
import { type Command as BashCommand, defineCommand } from 'just-bash/browser'
import { runAws } from '../aws/aws.ts'
import type { AwsCredentials, Transport } from '../aws/machine.ts'
import { History } from '../editor/history.ts'
import type { Key } from '../editor/keys.ts'
import { type EditorEvent, LineEditor } from '../editor/line-editor.ts'
import { pagers } from '../programs/less.ts'
import { editors } from '../programs/nano.ts'
import { KeyQueue, type Tty } from '../programs/tty.ts'
import { watchCommand } from '../programs/watch.ts'
import { yesCommand } from '../programs/yes.ts'
import { AccountNames } from './account-names.ts'
import { awsCommand, bashFiles } from './aws-command.ts'
import { BashRunner } from './bash-runner.ts'
import { extraCommands, instead } from './commands.ts'
import { isComplete } from './completeness.ts'
import { complete } from './completion.ts'
import { Home, type HomeStore } from './home.ts'
import { limitWords } from './limits.ts'
import { MachineFs } from './machine-fs.ts'
import { type MachineName, type MachineProfile, machineProfiles } from './machines.ts'
import { PATH, realSleep } from './script.ts'
import { type WorkshopCall, workshopCommand } from './workshop-command.ts'

export interface SessionHost {
  machine: MachineName
  cols: number
  rows: number
  /** Whether the machine's greeting is shown; not where a screen was restored that has it. */
  greet: boolean
  transport: Transport
  home: HomeStore
  /** Of the signed-in console session, for CloudShell. */
  credentials?: () => Promise<(AwsCredentials & { region?: string }) | undefined>
  /** Before the first command runs: the page makes a learner. */
  prepare?: () => Promise<void>
  /** `workshop …` asks the page. */
  workshop?: WorkshopCall
  output: (text: string) => void
  onExit?: () => void
  onCommand?: (command: { line: string; status: number }) => void
  now?: () => number
}

/** Milliseconds between pieces of 4 KB: some 100,000 short lines a second, which xterm keeps up with. */
const FLOOD_PAUSE = 16

const HISTORY_FILE = '.bash_history'

/** Bracketed paste on at a prompt, off while a command runs. */
const PASTE_ON = '\x1b[?2004h'
const PASTE_OFF = '\x1b[?2004l'

/** A terminal wants CR LF. */
const forTerminal = (text: string): string => text.replace(/\r?\n/g, '\r\n')

type Mode =
  | { kind: 'starting' }
  | { kind: 'prompt' }
  | { kind: 'running'; abort: AbortController }
  /** A program has the whole screen: `nano`, `less`. */
  | { kind: 'screen'; abort: AbortController; keys: KeyQueue }
  | { kind: 'asking'; abort: AbortController; answer: (line: string | undefined) => void }
  | { kind: 'ended' }

export class ShellSession {
  private readonly host: SessionHost
  private readonly fs = new MachineFs()
  private readonly editor: LineEditor
  private readonly history = new History()
  private readonly home: Home
  private readonly runner: BashRunner
  private readonly decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() }
  private readonly profile: MachineProfile
  private mode: Mode = { kind: 'starting' }
  private waiting: Key[] = []
  private cols: number
  private rows: number
  private column0 = true
  private prepared: Promise<void> | undefined
  private credentials: (AwsCredentials & { region?: string }) | undefined
  private notFound: string | undefined
  private readonly names: AccountNames

  constructor(host: SessionHost) {
    this.host = host
    this.cols = host.cols
    this.rows = host.rows
    this.profile = machineProfiles[host.machine]
    this.home = new Home(this.fs, this.profile.home, host.home)
    this.editor = new LineEditor({
      width: host.cols,
      history: this.history,
      isComplete: (text) => isComplete(text, (script) => this.runner.parse(script)),
    })
    this.names = new AccountNames((args) => this.askAws(args), host.now ?? Date.now)
    this.fs.connect((stream, data) => this.show(stream, this.decoders[stream].decode(data, { stream: true })))
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
      commands: this.commands(),
      ask: (args) => this.askForRead(args),
      devices: true,
      interactive: true,
    })
  }

  private commands(): BashCommand[] {
    const now = this.host.now ?? Date.now
    const aws = awsCommand({
      transport: this.host.transport,
      now,
      sleep: realSleep,
      ask: (prompt, { secret, before }) => {
        this.show('stdout', before)
        return this.ask(prompt, secret)
      },
      screen: (data) => this.show('stdout', this.decoders.stdout.decode(data, { stream: true })),
      columns: () => this.cols,
      platform: 'first-line',
      defaultCredentials: () => this.sessionCredentials(now()),
      ...(this.profile.region !== undefined && { defaultRegion: this.profile.region }),
    })
    const clear = defineCommand('clear', async () => {
      this.host.output('\x1b[H\x1b[2J\x1b[3J')
      return { stdout: '', stderr: '', exitCode: 0 }
    })
    const history = defineCommand('history', async () => ({
      stdout: this.history.all.map((line, i) => `${String(i + 1).padStart(5)}  ${line}\n`).join(''),
      stderr: '',
      exitCode: 0,
    }))
    const whoami = defineCommand('whoami', async () => ({ stdout: `${this.profile.user}\n`, stderr: '', exitCode: 0 }))
    const hostname = defineCommand('hostname', async () => ({
      stdout: `${this.profile.host}\n`,
      stderr: '',
      exitCode: 0,
    }))
    const openTty = (): Tty | undefined => this.openTty()
    return [
      aws,
      clear,
      history,
      whoami,
      hostname,
      ...extraCommands({ transport: this.host.transport, now }),
      ...pagers(openTty),
      ...editors(openTty),
      watchCommand(openTty, now),
      yesCommand((text) => this.flood(text)),
      ...workshopCommand(this.host.workshop),
    ]
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
    this.prompt()
  }

  input(data: string): void {
    switch (this.mode.kind) {
      case 'prompt':
      case 'asking':
        this.feed(this.editor.feed(data))
        return
      case 'running': {
        const keys = this.editor.readKeys(data)
        const interrupt = keys.findLastIndex((key) => key.type === 'key' && key.name === 'ctrl-c')
        if (interrupt === -1) this.waiting.push(...keys)
        else {
          this.waiting = keys.slice(interrupt + 1)
          this.host.output('^C')
          this.column0 = false
          this.mode.abort.abort()
        }
        return
      }
      case 'screen':
        this.mode.keys.push(...this.editor.readKeys(data))
        return
      case 'starting':
        this.waiting.push(...this.editor.readKeys(data))
        return
      case 'ended':
        return
    }
  }

  resize(cols: number, rows: number): void {
    this.cols = cols
    this.rows = rows
    if (this.mode.kind === 'prompt' || this.mode.kind === 'asking') this.emit(this.editor.resize(cols))
    else this.editor.resize(cols)
    if (this.mode.kind === 'screen') this.mode.keys.push({ type: 'key', name: 'resize' })
  }

  /** Types a command where the learner can see it; Enter is theirs. */
  type(text: string): void {
    if (this.mode.kind === 'prompt') this.emit(this.editor.insert(text))
    else this.waiting.push({ type: 'paste', text })
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
      else if (event.type === 'end') this.end('exit\r\n')
    }
  }

  /** The next line, and what was typed ahead for it. */
  private prompt(): void {
    const { home } = this.profile
    const { cwd } = this.runner
    const directory = cwd === home ? '~' : cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd
    this.mode = { kind: 'prompt' }
    if (!this.column0) this.host.output('\r\n')
    this.column0 = true
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
    this.column0 = true
    if (line.trim() === '') {
      this.prompt()
      return
    }
    const abort = new AbortController()
    this.mode = { kind: 'running', abort }
    this.notFound = undefined
    this.names.forget()
    let exited = false
    if (!(await this.prepare())) {
      this.prompt()
      return
    }
    try {
      const result = await this.runner.run(line, { signal: abort.signal })
      exited = result.exited
      this.show('stdout', result.stdout)
      this.show('stderr', result.stderr)
      this.explainMissing()
      this.host.onCommand?.({ line, status: result.status })
    } catch (error) {
      this.host.output(forTerminal(`The terminal itself failed: ${messageOf(error)}\n`))
    }
    const trouble = await this.keepHome()
    if (trouble !== undefined) this.host.output(`${trouble}\r\n`)
    if (exited) this.end('exit\r\n')
    else this.prompt()
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

  private end(text: string): void {
    this.mode = { kind: 'ended' }
    this.host.output(text)
    this.host.onExit?.()
  }

  private show(stream: 'stdout' | 'stderr', given: string): void {
    let text = given
    if (text === '') return
    if (stream === 'stderr') {
      // just-bash has a word of its own for commands that it knows and cannot run here.
      text = text.replace(
        /^bash: (\S+): command not available in browser environments\..*$/gm,
        'bash: $1: command not found',
      )
      text = limitWords(text)
      const missing = /^bash: (?:line \d+: )?(\S+): command not found$/m.exec(text)
      if (missing) this.notFound = missing[1]
    }
    this.column0 = text.endsWith('\n') || text.endsWith('\r')
    this.host.output(forTerminal(text))
  }

  private explainMissing(): void {
    const sentence = this.notFound === undefined ? undefined : instead(this.notFound)
    if (sentence !== undefined) this.show('stderr', `${sentence}\n`)
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

  /** Output without end, no faster than a page can show it; Ctrl-C is heard between the pieces. */
  private async flood(text: string): Promise<void> {
    this.show('stdout', text)
    await realSleep(FLOOD_PAUSE)
  }

  private askForRead(args: string[]): Promise<string | undefined> {
    const at = args.indexOf('-p')
    const hidden = args.some((arg) => /^-\w*s/.test(arg))
    return this.ask(at === -1 ? '' : (args[at + 1] ?? ''), hidden)
  }

  private async sessionCredentials(now: number): Promise<AwsCredentials | undefined> {
    if (!this.profile.hasSessionCredentials || !this.host.credentials) return undefined
    if (!this.credentials || (this.credentials.expires ?? 0) < now + 60_000) {
      this.credentials = await this.host.credentials()
    }
    return this.credentials
  }

  /** `aws` as the learner would run it now, unseen. */
  private async askAws(args: string[]): Promise<string | undefined> {
    const output: Uint8Array[] = []
    const now = this.host.now ?? Date.now
    const status = await runAws(
      {
        env: exportedOf(this.runner.variables),
        cwd: this.runner.cwd,
        files: bashFiles(this.fs, this.runner.cwd),
        transport: this.host.transport,
        now,
        // Waiting for another attempt is nothing that a Tab is worth.
        sleep: () => Promise.reject(new Error('no attempts but one')),
        random: (count) => crypto.getRandomValues(new Uint8Array(count)),
        ask: async () => undefined,
        stdin: new Uint8Array(0),
        columns: 80,
        terminal: false,
        write: (stream, data) => {
          if (stream === 'stdout') output.push(typeof data === 'string' ? new TextEncoder().encode(data) : data)
        },
        platform: 'first-line',
        defaultCredentials: () => this.sessionCredentials(now()),
        ...(this.profile.region !== undefined && { defaultRegion: this.profile.region }),
      },
      args,
    ).catch((error: unknown) => {
      // No connection, no names; the command itself will say so.
      if (error instanceof Error) return 255
      throw error
    })
    return status === 0 ? output.map((part) => new TextDecoder().decode(part)).join('') : undefined
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

/** Variables that a command of this machine would see. */
const exportedOf = (variables: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => /^(?:AWS_\w+|HOME)$/.test(name)))

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
