// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in control characters
import { type InlineHost, openShell, type ShellOptions } from '../client.ts'
import type { HomeContent } from '../session/home.ts'
import { TestTerminal } from './test-terminal.ts'

const noNetwork = (): Promise<never> => Promise.reject(new Error('no network'))

/** A laptop's terminal, and what its screen shows. */
export async function openTerminal(
  more: Partial<ShellOptions> = {},
  saved: HomeContent = { version: 0, files: {} },
  host: Partial<InlineHost> = {},
) {
  const home = structuredClone(saved)
  let text = ''
  const commands: { line: string; status: number }[] = []
  let exited = false
  const shell = openShell({
    machine: 'laptop',
    cols: 100,
    rows: 30,
    onOutput: (piece) => {
      text += piece
    },
    onCommand: (command) => commands.push(command),
    onExit: () => {
      exited = true
    },
    ...more,
    inline: {
      transport: noNetwork,
      home: {
        load: async () => structuredClone(home),
        save: async ({ version, files }) => {
          if (version !== home.version) return 'conflict'
          home.files = files
          home.version += 1
          return home.version
        },
      },
      ...host,
    },
  })
  const until = async (ready: () => boolean): Promise<void> => {
    for (let i = 0; i < 400; i++) {
      if (ready()) return
      await new Promise((done) => setTimeout(done, 10))
    }
    throw new Error(`still waiting; the screen shows:\n${text}`)
  }
  const prompts = (): number => text.split('you@laptop').length - 1
  await until(() => prompts() > 0)
  return {
    shell,
    home,
    commands,
    exited: () => exited,
    close: () => shell.dispose(),
    until,
    text: () => text,
    /** Runs a line and gives what it printed. */
    async run(line: string): Promise<string> {
      const before = commands.length
      shell.input(`${line}\r`)
      await until(() => commands.length > before && /\$ (?:\x1b\[[\d;?]*\w)*$/.test(text))
      const terminal = new TestTerminal(more.cols ?? 100)
      terminal.write(text.slice(text.lastIndexOf('\x1b[?2004l') + 8))
      return terminal.rows().slice(0, -1).join('\n')
    },
  }
}
