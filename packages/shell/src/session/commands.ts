/** Commands that just-bash lacks and a learner will try. */
import { type CustomCommand, defineCommand } from 'just-bash/browser'
import type { CurlNetwork } from '../programs/curl.ts'
import { environmentCommands, exported } from '../programs/environment.ts'
import { ungluedCommands } from '../programs/unglued.ts'
import { curl, oathtool, smallPrograms } from './lazy-commands.ts'

const says = (stdout: string, exitCode = 0) => ({ stdout, stderr: '', exitCode })

const uname = defineCommand('uname', async (args) => {
  const parts = { s: 'Linux', n: 'localhost', r: '6.12.0-first-line', m: 'x86_64', o: 'GNU/Linux' }
  const letters = args.join('').replaceAll('-', '')
  if (letters === '') return says(`${parts.s}\n`)
  const wanted = letters.includes('a') ? Object.keys(parts) : [...letters]
  return says(`${wanted.map((letter) => parts[letter as keyof typeof parts] ?? '').join(' ')}\n`)
})

const man = defineCommand('man', async (args, context) => {
  const [name, ...rest] = args.filter((arg) => !/^\d$/.test(arg))
  if (name === undefined) return { stdout: '', stderr: 'What manual page do you want?\n', exitCode: 1 }
  if (!context.exec) return says('')
  const [command, ...words] = `${[name, ...rest].join(' ')}`.split(/[ -]/)
  const line = command === 'aws' ? `aws ${words.join(' ')} help` : `${name} --help`
  return context.exec(line, { cwd: context.cwd, env: exported(context) })
})

type Everywhere = CurlNetwork & { now: () => number; user: string; columns: () => number }

/** What every machine has, a script's too. */
export const extraCommands = ({ now, user, columns, ...network }: Everywhere): CustomCommand[] => [
  uname,
  ...environmentCommands,
  ...ungluedCommands,
  ...smallPrograms({ owner: user, now, width: columns }),
  man,
  ...oathtool(now),
  ...curl(network),
]
