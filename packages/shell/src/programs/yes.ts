/** `yes`: endless at a terminal until Ctrl-C or the limit; elsewhere as much as a pipe's reader may want. */
import { type Command as BashCommand, defineCommand } from 'just-bash/browser'
import { AT_TERMINAL } from './tty.ts'

/** How much goes to the screen before it is enough, in characters. */
const ENOUGH = 512 * 1024

/** A pipe's reader gets a lot at once; a screen is slower, the more so when it is read aloud. */
const PIECE = 65_536
const SCREENFUL = 4096

/** `write`: to the terminal, at once; rests between pieces so that keys are heard. */
export const yesCommand = (write?: (text: string) => Promise<void>): BashCommand =>
  defineCommand('yes', async (args, { env, signal }) => {
    const line = `${args.length === 0 ? 'y' : args.join(' ')}\n`
    const pieceOf = (size: number): string => line.repeat(Math.ceil(size / line.length))
    if (!write || !env.has(AT_TERMINAL)) return { stdout: pieceOf(PIECE), stderr: '', exitCode: 0 }
    const piece = pieceOf(SCREENFUL)
    for (let written = 0; written < ENOUGH; written += piece.length) {
      if (signal?.aborted) return { stdout: '', stderr: '', exitCode: 130 }
      await write(piece)
    }
    return {
      stdout: '',
      stderr: `yes: stopped here after ${ENOUGH / 1024} KB; on a real machine it never ends.\n`,
      exitCode: 0,
    }
  })
