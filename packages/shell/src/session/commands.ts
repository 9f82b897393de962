/** Commands that just-bash lacks and a learner will try. */
import { type CustomCommand, defineCommand } from 'just-bash/browser'
import { base64FromBytes, latin1FromBytes } from '../aws/bytes.ts'
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

const HEX = '0123456789abcdef'

const openssl = defineCommand('openssl', async (args) => {
  const usage = { stdout: '', stderr: 'openssl: only `openssl rand [-hex|-base64] COUNT` exists here.\n', exitCode: 1 }
  if (args[0] !== 'rand') return usage
  const count = Number(args.at(-1))
  if (!Number.isInteger(count) || count < 1 || count > 65536) return usage
  const bytes = crypto.getRandomValues(new Uint8Array(count))
  if (args.includes('-hex')) {
    return says(`${Array.from(bytes, (byte) => HEX.charAt(byte >> 4) + HEX.charAt(byte & 15)).join('')}\n`)
  }
  if (!args.includes('-base64')) return { ...says(latin1FromBytes(bytes)), stdoutKind: 'bytes' as const }
  const text = base64FromBytes(bytes)
  return says(text.replace(/.{1,64}/g, '$&\n'))
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
  openssl,
  man,
  ...oathtool(now),
  ...curl(network),
]
