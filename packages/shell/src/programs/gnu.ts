/** Commands of just-bash that do a little otherwise than GNU's, put right around them. */
import { type Command as BashCommand, type CommandContext, defineCommand, type ExecResult } from 'just-bash/browser'
import { bytesFromLatin1, textOf } from '../aws/bytes.ts'

type Around = (
  args: string[],
  original: (args: string[]) => Promise<ExecResult>,
  context: CommandContext,
) => Promise<ExecResult>

/** Counts stand in seven columns. */
const uniq: Around = async (args, original) => {
  const result = await original(args)
  return args.some((arg) => /^-\w*c|^--count$/.test(arg))
    ? { ...result, stdout: result.stdout.replace(/^ *(\d+) /gm, (_, count: string) => `${count.padStart(7)} `) }
    : result
}

/** `1i\text`, `$a\text`: a backslash before the text, and no line's end behind it. */
const sed: Around = (args, original) =>
  original(
    args.map((arg) =>
      arg.startsWith('-') ? arg : arg.replace(/^((?:\d+|\$|\/(?:\\.|[^/])*\/)?[aic])\\(?=[^\n])/, '$1 '),
    ),
  )

/** Perl's expressions look around; just-bash's own do not. */
const LOOKS = /\(\?<?[=!]|\\K/
const GREP_LETTERS = /^-[PoqvincE]+$/

/** Undefined for what is no expression here either: then just-bash says what is wrong with it. */
function expressionOf(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern.replace(/^(.*?)\\K/, '(?<=$1)'), flags)
  } catch {
    return undefined
  }
}

const grep: Around = async (args, original, { stdin, fs, cwd }) => {
  const options = args.filter((arg) => /^-./.test(arg))
  const [pattern = '', ...files] = args.filter((arg) => !/^-./.test(arg))
  const has = (letter: string): boolean => options.some((option) => option.includes(letter))
  const known = has('P') && LOOKS.test(pattern) && options.every((option) => GREP_LETTERS.test(option))
  const expression = known ? expressionOf(pattern, has('i') ? 'gi' : 'g') : undefined
  if (!expression || (has('c') && files.length > 1)) return original(args)
  const texts: [string, string][] = files.length > 0 ? [] : [['', textOf(bytesFromLatin1(stdin as unknown as string))]]
  let stderr = ''
  for (const file of files) {
    const path = fs.resolvePath(cwd, file)
    if (await fs.exists(path)) texts.push([files.length > 1 ? `${file}:` : '', await fs.readFile(path)])
    else stderr += `grep: ${file}: No such file or directory\n`
  }
  const found: string[] = []
  let count = 0
  for (const [name, text] of texts) {
    for (const [at, line] of text.replace(/\n$/, '').split('\n').entries()) {
      const parts = [...line.matchAll(expression)].map(([part]) => part)
      if (parts.length > 0 === has('v')) continue
      count += 1
      const before = `${name}${has('n') ? `${at + 1}:` : ''}`
      if (!has('o')) found.push(before + line)
      else for (const part of parts) if (part !== '') found.push(before + part)
    }
  }
  const lines = has('q') ? [] : has('c') ? [String(count)] : found
  const exitCode = stderr !== '' ? 2 : count > 0 ? 0 : 1
  return { stdout: lines.map((line) => `${line}\n`).join(''), stderr, exitCode }
}

const AROUND: Record<string, Around> = { grep, sed, uniq }

export const gnuCommands: BashCommand[] = Object.entries(AROUND).map(([name, around]) =>
  defineCommand(name, async (args, context) => {
    const { origCommand } = context
    if (!origCommand) return { stdout: '', stderr: `${name}: not here\n`, exitCode: 127 }
    return around(args, origCommand, context)
  }),
)
