/** `yes`: endless at a terminal until Ctrl-C or the limit; elsewhere as much as a pipe's reader may want. */
import { type Command as BashCommand, defineCommand } from 'just-bash/browser'
import { AT_TERMINAL } from './tty.ts'

/** How much goes to the screen before it is enough, in characters. */
export const ENOUGH = 4 * 1024 * 1024

const PIECE = 65_536

/** `write`: to the terminal, at once; rests between pieces so that keys are heard. */
export const yesCommand = (write?: (text: string) => Promise<void>): BashCommand =>
  defineCommand('yes', async (args, { env, signal }) => {
    const line = `${args.length === 0 ? 'y' : args.join(' ')}\n`
    const piece = line.repeat(Math.ceil(PIECE / line.length))
    if (!write || !env.has(AT_TERMINAL)) return { stdout: piece, stderr: '', exitCode: 0 }
    for (let written = 0; written < ENOUGH; written += piece.length) {
      if (signal?.aborted) return { stdout: '', stderr: '', exitCode: 130 }
      await write(piece)
    }
    return {
      stdout: '',
      stderr: `yes: stopped here after ${ENOUGH / 1024 / 1024} MB; on a real machine it never ends.\n`,
      exitCode: 0,
    }
  })
