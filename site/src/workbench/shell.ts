/** Binds xterm to the shell of a machine in its worker. */
import { openShell, type Shell } from '@first-line/shell/client'
import { isInstance, type MachineName } from '@first-line/shell/machines'
import type { Terminal } from '@xterm/xterm'
import { toType } from '../lesson/command.ts'
import { ensureLearner } from '../stores/session.ts'
import { words } from '../words/index.ts'
import { closeMachine } from './machines.ts'
import { askConsent } from './terminal-login.ts'
import { answerWorkshop } from './workshop-command.ts'

export interface BoundShell {
  /** types `command` at the prompt; the cursor waits where something is to be filled in */
  type(command: string, enter: boolean): void
  restart(): void
  dispose(): void
}

/** What a shell that has ended does with keys: nothing. */
const ended: Shell = { input: () => {}, resize: () => {}, run: () => {}, dispose: () => {} }

/** Milliseconds that the last words of an instance stay readable. */
const lastWords = 2_500

/** Opens the shell; after `exit`, the next key opens another. `greet`: false where restored text has the greeting already. */
export function bindShell(xterm: Terminal, machine: MachineName, { greet }: { greet: boolean }): BoundShell {
  let shell = open(greet)
  let disposed = false

  function open(greets: boolean): Shell {
    const worker = new Worker(new URL('./shell-worker.ts', import.meta.url), {
      type: 'module',
      name: 'first-line-shell',
    })
    let commands = 0
    const opened = openShell({
      ...{ worker, machine, cols: xterm.cols, rows: xterm.rows, greet: greets, why: true },
      onOutput: (text) => xterm.write(text),
      onCommand: () => {
        commands += 1
      },
      onFirstRun: ensureLearner,
      onOpen: askConsent,
      workshop: (args) => answerWorkshop(args, machine),
      onExit() {
        // Left on purpose, or refused at the door: a refusal has to be read.
        if (isInstance(machine) && commands > 0) setTimeout(() => closeMachine(machine), lastWords)
        else end(words.terminal.ended)
      },
      onError(fault) {
        console.error(fault)
        end(words.terminal.failed)
      },
    })

    function end(said: string): void {
      opened.dispose()
      if (disposed) return
      xterm.write(`\r\n${said} ${words.terminal.again}\r\n`)
      const key = xterm.onData(() => {
        key.dispose()
        xterm.write('\r\n')
        shell = open(true)
      })
      shell = ended
    }
    return opened
  }

  const listening = [
    xterm.onData((data) => shell.input(data)),
    xterm.onResize(({ cols, rows }) => shell.resize(cols, rows)),
  ]
  return {
    type(command, enter) {
      const { text, back } = toType(command)
      shell.run(text, enter && back === 0)
      if (back > 0) shell.input('\x1b[D'.repeat(back))
    },
    restart() {
      shell.dispose()
      shell = open(true)
    },
    dispose() {
      disposed = true
      for (const { dispose } of listening) dispose()
      shell.dispose()
      shell = ended
    },
  }
}
