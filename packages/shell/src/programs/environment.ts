/** `env` and `printenv`: just-bash's own show what is not exported, too, and lose a variable before `bash -c`. */
import { type Command as BashCommand, type CommandContext, defineCommand } from 'just-bash/browser'
import { AT_TERMINAL } from './tty.ts'

/** What a program that is started here sees. */
export const exported = ({ exportedEnv = {} }: CommandContext): Record<string, string> =>
  Object.fromEntries(
    Object.entries(exportedEnv).filter(([name]) => /^[A-Za-z_]\w*$/.test(name) && name !== AT_TERMINAL),
  )

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

const env = defineCommand('env', async (args, context) => {
  const variables = new Map(Object.entries(exported(context)))
  const rest = [...args]
  while (rest[0]?.startsWith('-')) {
    const option = rest.shift()!
    if (option === '-i' || option === '-') variables.clear()
    else if (option === '-u') variables.delete(rest.shift() ?? '')
    else if (option !== '--') return { stdout: '', stderr: `env: invalid option '${option}'\n`, exitCode: 125 }
  }
  for (let set = assignment(rest[0]); set; set = assignment(rest[0])) {
    variables.set(...set)
    rest.shift()
  }
  const { exec } = context
  if (rest.length === 0 || !exec) {
    return { stdout: [...variables].map(([name, value]) => `${name}=${value}\n`).join(''), stderr: '', exitCode: 0 }
  }
  // Before a command, as assignments: what is only set in just-bash's environment is not exported to a `bash -c`.
  const assigned = [...variables].map(([name, value]) => `${name}=${quoted(value)}`)
  return exec([...assigned, ...rest.map(quoted)].join(' '), {
    cwd: context.cwd,
    env: Object.fromEntries(variables),
    replaceEnv: true,
    // just-bash hides the text behind a type; the characters are bytes.
    stdin: context.stdin as unknown as string,
    stdinKind: 'bytes',
    ...(context.signal && { signal: context.signal }),
  })
})

function assignment(word: string | undefined): [string, string] | undefined {
  const [, name, value = ''] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word ?? '') ?? []
  return name === undefined ? undefined : [name, value]
}

const printenv = defineCommand('printenv', async (names, context) => {
  const variables = exported(context)
  const wanted =
    names.length === 0 ? Object.entries(variables).map((pair) => pair.join('=')) : names.map((name) => variables[name])
  const found = wanted.filter((text) => text !== undefined)
  return {
    stdout: found.map((text) => `${text}\n`).join(''),
    stderr: '',
    exitCode: found.length === wanted.length ? 0 : 1,
  }
})

export const environmentCommands: BashCommand[] = [env, printenv]
