/** The shell behind the terminal. */
import type { Terminal } from '@xterm/xterm'

export interface BoundShell {
  run(command: string): void
}

export async function bindShell(xterm: Terminal): Promise<BoundShell> {
  xterm.write('~ $ ')
  const data = xterm.onData((text) => xterm.write(text === '\r' ? '\r\n~ $ ' : text))
  void data
  return { run: (command) => xterm.write(command) }
}
