/** One machine's terminal: who has the keyboard, from the first greeting to `exit`. */
import type { Key } from '../editor/keys.ts'
import { type EditorEvent, LineEditor } from '../editor/line-editor.ts'
import { KeyQueue, type Tty } from '../programs/tty.ts'
import type { SessionHost } from './host.ts'
import type { Connection } from './instances.ts'
import { type MachineProfile, profileOf } from './machines.ts'
import { remoteHost } from './remote-host.ts'
import { screenTty } from './screen-tty.ts'
import { ShellMachine } from './shell-machine.ts'
import { forTerminal } from './shown-output.ts'
import { Watch } from './watch-connection.ts'

/** Bracketed paste on at a prompt, off while a command runs. */
const PASTE_ON = '\x1b[?2004h'
const PASTE_OFF = '\x1b[?2004l'

type Mode =
  | { kind: 'starting' }
  | { kind: 'prompt' }
  /** Tab was pressed: what it means is being found out, and the next keys wait for it. */
  | { kind: 'completing' }
  | { kind: 'running'; abort: AbortController }
  /** A program has the whole screen: `nano`, `less`. */
  | { kind: 'screen'; abort: AbortController; keys: KeyQueue }
  | { kind: 'asking'; abort: AbortController; answer: (line: string | undefined) => void }
  /** `ssh`: another machine has keyboard and screen. */
  | { kind: 'remote'; abort: AbortController; session: ShellSession }
  | { kind: 'ended' }

export class ShellSession {
  private readonly host: SessionHost
  private readonly editor: LineEditor
  private readonly profile: MachineProfile
  private readonly machine: ShellMachine
  private readonly watch: Watch
  private mode: Mode = { kind: 'starting' }
  private waiting: Key[] = []
  private cols: number
  private rows: number
  /** Somebody at the keyboard pressed Enter for the line that runs. */
  private attended = false

  constructor(host: SessionHost) {
    this.host = host
    this.cols = host.cols
    this.rows = host.rows
    this.profile = profileOf(host.machine, host.connection?.opened)
    this.machine = new ShellMachine(host, this.profile, {
      columns: () => this.cols,
      ask: (prompt, hidden) => this.ask(prompt, hidden),
      attended: () => this.attended,
      openTty: () => this.openTty(),
      openRemote: (connection) => this.openRemote(connection),
    })
    this.editor = new LineEditor({
      width: host.cols,
      history: this.machine.history,
      isComplete: (text) => this.machine.isComplete(text),
    })
    this.watch = new Watch(host.connection, () => this.disconnect())
  }

  /** Loads the home directory and shows the first prompt. */
  async start(): Promise<void> {
    if (this.host.greet) this.host.output(this.profile.greeting)
    await this.machine.load()
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
      case 'completing':
        this.whileCompleting(this.editor.readKeys(data))
        return
      case 'starting':
        this.waiting.push(...this.editor.readKeys(data))
        return
      case 'ended':
        return
    }
  }

  /** Keys after a Tab wait for what it brings; Ctrl-C, which drops the line, does not. */
  private whileCompleting(keys: Key[]): void {
    this.waiting.push(...keys)
    if (!keys.some((key) => key.type === 'key' && key.name === 'ctrl-c')) return
    this.mode = { kind: 'prompt' }
    this.takeWaiting()
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
    this.machine.shown.atLineStart = false
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

  /** Types a command where the learner can see it; Enter is theirs, unless they have asked for it with the command. */
  type(text: string, enter: boolean): void {
    if (this.mode.kind === 'remote') {
      this.mode.session.type(text, enter)
      return
    }
    const run: Key[] = enter ? [{ type: 'key', name: 'run' }] : []
    if (this.mode.kind === 'prompt') {
      this.emit(this.editor.insert(text))
      this.feed(this.editor.feedKeys(run))
      return
    }
    this.waiting.push({ type: 'paste', text }, ...run)
    // Whoever asks for another command has read enough.
    if (this.mode.kind === 'screen') this.mode.keys.push({ type: 'key', name: 'leave' })
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
    }
  }

  private feed({ events, rest }: { events: EditorEvent[]; rest: Key[] }): void {
    this.waiting = rest
    this.emit(events)
    for (const event of events) {
      const { mode } = this
      if (event.type === 'complete') void this.completeLine(event)
      else if (mode.kind === 'asking' && event.type !== 'output') {
        this.mode = { kind: 'running', abort: mode.abort }
        if (event.type === 'interrupt') mode.abort.abort()
        mode.answer(event.type === 'submit' ? event.line : undefined)
      } else if (event.type === 'submit') {
        this.attended = event.attended
        void this.run(event.line)
      } else if (event.type === 'interrupt') this.prompt()
      else if (event.type === 'end') this.end(this.goodbye)
    }
  }

  /** The next line, and what was typed ahead for it. */
  private prompt(): void {
    if (this.mode.kind === 'ended') return
    this.mode = { kind: 'prompt' }
    if (!this.machine.shown.atLineStart) this.host.output('\r\n')
    this.machine.shown.atLineStart = true
    this.host.output(PASTE_ON)
    this.emit(this.editor.start(this.machine.prompt))
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
    this.machine.shown.atLineStart = true
    if (line.trim() === '') {
      this.prompt()
      return
    }
    const abort = new AbortController()
    this.mode = { kind: 'running', abort }
    if (!(await this.machine.prepare())) {
      this.prompt()
      return
    }
    if (!(await this.watch.holds())) return
    const { exited } = await this.machine.run(line, abort.signal, () => this.mode.kind === 'ended')
    if (exited) this.end(this.goodbye)
    else this.prompt()
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
      this.machine.history.pause()
      const done = (line: string | undefined): void => {
        this.machine.history.resume()
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
    return screenTty(keys, {
      cols: () => this.cols,
      rows: () => this.rows,
      output: (text) => this.host.output(text),
      interrupt: () => mode.abort.abort(),
      onClose: (unread) => {
        this.waiting.unshift(...unread)
        if (this.mode.kind === 'screen') this.mode = { kind: 'running', abort: mode.abort }
      },
    })
  }

  /** Another machine in this terminal, until it is left. */
  private openRemote(connection: Connection): Promise<void> | undefined {
    const { mode, host } = this
    if (mode.kind !== 'running') return undefined
    return new Promise((left) => {
      const size = { cols: this.cols, rows: this.rows }
      const session = new ShellSession(
        remoteHost(host, connection, size, () => {
          this.mode = { kind: 'running', abort: mode.abort }
          left()
        }),
      )
      this.mode = { kind: 'remote', abort: mode.abort, session }
      void session.start()
    })
  }

  private async completeLine(asked: Extract<EditorEvent, { type: 'complete' }>): Promise<void> {
    // An answer to a question is no command: Tab means nothing there.
    if (this.mode.kind !== 'prompt') return this.takeWaiting()
    const mode: Mode = { kind: 'completing' }
    this.mode = mode
    const completion = await this.machine.complete(asked.text, asked.cursor)
    if (this.mode !== mode) return
    this.mode = { kind: 'prompt' }
    this.emit(this.editor.complete(completion, asked))
    this.takeWaiting()
  }
}
