/**
 * A script by its path: `./deploy.sh`. just-bash runs one out of sight, and what it prints is seen when it has ended; started
 * as `bash deploy.sh` it is a script like others.
 */
import { type Command as BashCommand, type CommandContext, defineCommand } from 'just-bash/browser'
import { exported } from '../programs/environment.ts'
import { AT_TERMINAL } from '../programs/tty.ts'
import type { SimpleCommand } from './script-ast.ts'

export const SCRIPT_FILE = '__first_line_script'

/** Where commands lie that are no scripts. */
const PROGRAMS = /^\/(?:usr\/)?bin\/[^/]*$/

type Word = NonNullable<SimpleCommand['name']>

/** Whether a word names a file and no command: it has a slash. */
export function namesFile({ parts }: Pick<Word, 'parts'>): boolean {
  const [first] = parts
  if (parts.length === 1 && first?.type === 'Literal' && PROGRAMS.test(first.value)) return false
  return parts.some((part) => {
    if (part.type === 'DoubleQuoted') return namesFile(part)
    return (part.type === 'Literal' || part.type === 'SingleQuoted') && part.value.includes('/')
  })
}

/** The command that runs the file. */
export const scriptFile = (command: SimpleCommand, name: Word): SimpleCommand => ({
  ...command,
  name: { type: 'Word', parts: [{ type: 'Literal', value: SCRIPT_FILE }] },
  args: [name, ...command.args],
})

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

const refused = (path: string, why: string, exitCode: number) => ({
  stdout: '',
  stderr: `bash: ${path}: ${why}\n`,
  exitCode,
})

/** What the file's first line asks for, without options, which just-bash's shells do not take; bash where it asks for nothing. */
function interpreterOf(text: string): string {
  const [program = 'bash', next = program] = /^#!\s*(\S.*)/.exec(text)?.[1]?.trim().split(/\s+/) ?? []
  return (/(?:^|\/)env$/.test(program) ? next : program).replace(/^.*\//, '')
}

export const scriptFileCommand: BashCommand = defineCommand(SCRIPT_FILE, async ([path = '', ...args], context) => {
  const { fs, cwd, exec, env, signal } = context as CommandContext
  const full = fs.resolvePath(cwd, path)
  if (!exec) return refused(path, 'cannot execute', 126)
  let command = full
  if (!PROGRAMS.test(full)) {
    if (!(await fs.exists(full))) return refused(path, 'No such file or directory', 127)
    const { isDirectory, mode } = await fs.stat(full)
    if (isDirectory) return refused(path, 'Is a directory', 126)
    if ((mode & 0o111) === 0) return refused(path, 'Permission denied', 126)
    command = `${interpreterOf(await fs.readFile(full))} ${quoted(path)}`
  }
  const variables = { ...exported(context), [AT_TERMINAL]: env.get(AT_TERMINAL) ?? '' }
  // Before the command, as assignments: what is only set in just-bash's environment is not exported.
  const assigned = Object.entries(variables).map(([name, value]) => `${name}=${quoted(value)}`)
  return exec([...assigned, command, ...args.map(quoted)].join(' '), {
    cwd,
    env: variables,
    replaceEnv: true,
    stdin: context.stdin as unknown as string,
    stdinKind: 'bytes',
    ...(signal && { signal }),
  })
})
