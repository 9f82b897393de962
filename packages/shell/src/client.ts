/** The page's side of a terminal: what xterm is bound to. */
import type { FromWorker, ToWorker } from './messages.ts'
import type { SessionHost } from './session/host.ts'
import type { MachineName } from './session/machines.ts'
import type { WorkshopCall } from './session/workshop-command.ts'

export interface ShellOptions {
  machine: MachineName
  cols: number
  rows: number
  /** Whether the machine says what it is; default true. False where the screen shows it already. */
  greet?: boolean
  /** Text for the terminal, escape sequences included. */
  onOutput: (text: string) => void
  /** The learner left by `exit` or Ctrl-D. */
  onExit?: () => void
  /** A line has run. */
  onCommand?: (command: { line: string; status: number }) => void
  /** Awaited before the first command: makes the learner if there is none. A rejection is shown. */
  onFirstRun?: () => Promise<void>
  /** Shows the consent that `aws login` asks for; without it nothing is opened, and its address is only printed. */
  onOpen?: (url: string) => void
  /** Whether denials end with a link to their explanation, `WHY_LINK` and the request's id. */
  why?: boolean
  /** Answers `workshop status`, `workshop check`. */
  workshop?: WorkshopCall
  /** The worker could not be loaded or failed. */
  onError?: (error: Error) => void
}

export type InlineHost = Pick<
  SessionHost,
  'transport' | 'home' | 'credentials' | 'console' | 'instances' | 'connection' | 'signIn' | 'why'
>

export type ShellPlace =
  /** A module worker of `@first-line/shell/worker`. It belongs to the shell from here on. */
  | { worker: Worker }
  /** In this thread, for tests and where there are no workers. */
  | { inline: InlineHost }

export interface Shell {
  /** Keys as xterm gives them (`onData`). */
  input(data: string): void
  resize(cols: number, rows: number): void
  /** Types a command visibly; Enter is the learner's, unless the page presses it: then no pager waits for them either. */
  run(text: string, enter?: boolean): void
  dispose(): void
}

/** Opens a machine's terminal. The first prompt arrives through `onOutput`. */
export function openShell(options: ShellOptions & ShellPlace): Shell {
  return 'worker' in options ? inWorker(options.worker, options) : inThread(options.inline, options)
}

function inWorker(worker: Worker, options: ShellOptions): Shell {
  const post = (message: ToWorker): void => worker.postMessage(message)
  const answer = async (id: number, what: 'prepare' | 'workshop', args: string[]): Promise<void> => {
    try {
      let given: { text: string; status: number } | undefined
      if (what === 'workshop') given = await options.workshop?.(args)
      else {
        await options.onFirstRun?.()
        given = { text: '', status: 0 }
      }
      post({ type: 'answer', id, ...(given ?? { text: 'nothing answers here\n', status: 1 }) })
    } catch (error) {
      post({ type: 'answer', id, text: error instanceof Error ? error.message : String(error), status: 1 })
    }
  }
  worker.onmessage = ({ data: message }: MessageEvent<FromWorker>) => {
    switch (message.type) {
      case 'output':
        return options.onOutput(message.text)
      case 'exit':
        return options.onExit?.()
      case 'command':
        return options.onCommand?.({ line: message.line, status: message.status })
      case 'open':
        return options.onOpen?.(message.url)
      case 'ask':
        void answer(message.id, message.what, message.args)
    }
  }
  worker.onerror = (event) => options.onError?.(new Error(event.message || 'the terminal could not be loaded'))
  post({
    type: 'start',
    machine: options.machine,
    cols: options.cols,
    rows: options.rows,
    greet: options.greet ?? true,
    workshop: options.workshop !== undefined,
    prepare: options.onFirstRun !== undefined,
    why: options.why ?? false,
  })
  return {
    input: (data) => post({ type: 'input', data }),
    resize: (cols, rows) => post({ type: 'resize', cols, rows }),
    run: (text, enter = false) => post({ type: 'run', text, enter }),
    dispose: () => worker.terminate(),
  }
}

/** The session is loaded when it is needed: a page that has a worker never carries it. */
function inThread(place: InlineHost, options: ShellOptions): Shell {
  let disposed = false
  const opened = import('./session/open-session.ts').then(({ openSession }) =>
    openSession({
      ...place,
      machine: options.machine,
      cols: options.cols,
      rows: options.rows,
      greet: options.greet ?? true,
      output: (text) => {
        if (!disposed) options.onOutput(text)
      },
      ...(options.onExit && { onExit: options.onExit }),
      ...(options.onCommand && { onCommand: options.onCommand }),
      ...(options.onFirstRun && { prepare: options.onFirstRun }),
      ...(options.workshop && { workshop: options.workshop }),
    }),
  )
  opened.catch((error: unknown) => options.onError?.(error instanceof Error ? error : new Error(String(error))))
  const later = (act: (session: NonNullable<Awaited<typeof opened>>) => void): void => {
    void opened.then((session) => {
      if (!disposed && session) act(session)
    })
  }
  return {
    input: (data) => later((session) => session.input(data)),
    resize: (cols, rows) => later((session) => session.resize(cols, rows)),
    run: (text, enter = false) => later((session) => session.type(text, enter)),
    dispose: () => {
      later((session) => session.dispose())
      disposed = true
    },
  }
}
