/** Binds xterm to the shell in its worker. */
import { openShell, type Shell } from '@first-line/shell/client'
import type { Terminal } from '@xterm/xterm'
import { toType } from '../lesson/command.ts'
import { ensureLearner } from '../stores/session.ts'
import { words } from '../words/index.ts'
import { answerWorkshop } from './workshop-command.ts'

export interface BoundShell {
  /** types `command` at the prompt and leaves Enter to the reader; the cursor waits where something is to be filled in */
  type(command: string): void
}

/** Opens the shell; after `exit`, the next key opens another. `greet`: false where restored text has the greeting already. */
export function bindShell(xterm: Terminal, { greet }: { greet: boolean }): BoundShell {
  let shell = open(greet)

  function open(greets: boolean): Shell {
    const worker = new Worker(new URL('./shell-worker.ts', import.meta.url), {
      type: 'module',
      name: 'first-line-shell',
    })
    const opened = openShell({
      worker,
      machine: 'cloudshell',
      cols: xterm.cols,
      rows: xterm.rows,
      greet: greets,
      onOutput: (text) => xterm.write(text),
      onFirstRun: ensureLearner,
      workshop: answerWorkshop,
      onExit: () => end(words.terminal.ended),
      onError(fault) {
        console.error(fault)
        end(words.terminal.failed)
      },
    })

    function end(said: string): void {
      opened.dispose()
      xterm.write(`\r\n${said} ${words.terminal.again}\r\n`)
      const key = xterm.onData(() => {
        key.dispose()
        xterm.write('\r\n')
        shell = open(true)
      })
      shell = { input: () => {}, resize: () => {}, run: () => {}, dispose: () => {} }
    }
    return opened
  }

  xterm.onData((data) => shell.input(data))
  xterm.onResize(({ cols, rows }) => shell.resize(cols, rows))
  return {
    type(command) {
      const { text, back } = toType(command)
      shell.run(text)
      if (back > 0) shell.input('\x1b[D'.repeat(back))
    },
  }
}
