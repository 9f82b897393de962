/** `yes`: endless at a terminal and into a pipe until its reader has enough; elsewhere as much as one may want. */
import { type Command as BashCommand, defineCommand } from 'just-bash/browser'
import { AT_TERMINAL, isAtTerminal } from './tty.ts'

/** How much goes to the screen before it is enough, in characters; a pipe's reader ends it, and should it want all: how much. */
const ENOUGH = 512 * 1024
const ENOUGH_PIPED = 8 * 1024 * 1024

/** A pipe's reader gets a lot at once; a screen is slower, the more so when it is read aloud. */
const PIECE = 65_536
const SCREENFUL = 4096

/** `write`: to the terminal, at once; rests between pieces so that keys are heard. */
export const yesCommand = (write?: (text: string) => Promise<void>): BashCommand =>
  defineCommand('yes', async (args, { env, fs, signal }) => {
    const line = `${args.length === 0 ? 'y' : args.join(' ')}\n`
    const pieceOf = (size: number): string => line.repeat(Math.ceil(size / line.length))
    const device = env.get(AT_TERMINAL)
    if (!write || !device) return { stdout: pieceOf(PIECE), stderr: '', exitCode: 0 }
    const seen = isAtTerminal(env)
    const piece = pieceOf(seen ? SCREENFUL : PIECE)
    const enough = seen ? ENOUGH : ENOUGH_PIPED
    for (let written = 0; written < enough; written += piece.length) {
      if (signal?.aborted) return { stdout: '', stderr: '', exitCode: 130 }
      await (seen ? write(piece) : fs.appendFile(`${device}out`, piece))
    }
    return {
      stdout: '',
      stderr: `yes: stopped here after ${enough / 1024} KB; on a real machine it never ends.\n`,
      exitCode: 0,
    }
  })
