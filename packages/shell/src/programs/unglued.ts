/** Commands of just-bash that want an option's value as a word of its own, where everybody writes `-n1`. */
import { type Command as BashCommand, defineCommand } from 'just-bash/browser'

/** Letters that take a value. */
const VALUED: Record<string, string> = { xargs: 'ILPadns', paste: 'd' }

/** `-n1` as `-n 1`, `-sd,` as `-s -d ,`; only before the first word that is no option, where a command of its own begins. */
export function unglued(args: readonly string[], valued: string): string[] {
  const made: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (!/^-\w/.test(arg)) return [...made, ...args.slice(at)]
    let letters = arg.slice(1)
    for (; letters !== '' && !valued.includes(letters[0]!); letters = letters.slice(1)) made.push(`-${letters[0]}`)
    if (letters === '') continue
    made.push(`-${letters[0]}`)
    const value = letters.length > 1 ? letters.slice(1) : args[++at]
    if (value !== undefined) made.push(value)
  }
  return made
}

export const ungluedCommands: BashCommand[] = Object.entries(VALUED).map(([name, valued]) =>
  defineCommand(name, async (args, { origCommand }) => {
    if (!origCommand) return { stdout: '', stderr: `${name}: not here\n`, exitCode: 127 }
    return origCommand(unglued(args, valued))
  }),
)
