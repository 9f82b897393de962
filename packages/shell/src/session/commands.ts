/** Commands that just-bash lacks and a learner will try. */
import { type CustomCommand, defineCommand } from 'just-bash/browser'
import { base64FromBytes, latin1FromBytes } from '../aws/bytes.ts'
import type { CurlNetwork } from '../programs/curl.ts'
import { curl, oathtool } from './lazy-commands.ts'

const says = (stdout: string, exitCode = 0) => ({ stdout, stderr: '', exitCode })

const uname = defineCommand('uname', async (args) => {
  const parts = { s: 'Linux', n: 'localhost', r: '6.12.0-first-line', m: 'x86_64', o: 'GNU/Linux' }
  const letters = args.join('').replaceAll('-', '')
  if (letters === '') return says(`${parts.s}\n`)
  const wanted = letters.includes('a') ? Object.keys(parts) : [...letters]
  return says(`${wanted.map((letter) => parts[letter as keyof typeof parts] ?? '').join(' ')}\n`)
})

/** just-bash's own shows what is not exported, too. */
const env = defineCommand('env', async (args, context) => {
  if (args.length > 0 && context.origCommand) return context.origCommand(args)
  const variables = Object.entries(context.exportedEnv ?? {}).filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
  return says(variables.map(([name, value]) => `${name}=${value}\n`).join(''))
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
  return context.exec(line, { cwd: context.cwd })
})

/** What is looked for, and what to do here instead. */
const INSTEAD: Record<string, string> = {
  sudo: 'You are not root here, and nothing needs it.',
  apt: 'Nothing can be installed here; `help` lists what there is.',
  'apt-get': 'Nothing can be installed here; `help` lists what there is.',
  yum: 'Nothing can be installed here; `help` lists what there is.',
  dnf: 'Nothing can be installed here; `help` lists what there is.',
  pip: 'Nothing can be installed here; `help` lists what there is.',
  npm: 'Nothing can be installed here; `help` lists what there is.',
  python: 'There is no Python here; `jq` reads and writes JSON.',
  python3: 'There is no Python here; `jq` reads and writes JSON.',
  node: 'There is no Node.js here; `jq` reads and writes JSON.',
  vi: 'It is not here; `nano FILE` edits a file, its keys are on the last rows.',
  vim: 'It is not here; `nano FILE` edits a file, its keys are on the last rows.',
  emacs: 'It is not here; `nano FILE` edits a file, its keys are on the last rows.',
  wget: 'It is not here; `curl -O URL` gets a file.',
  ssh: 'This machine reaches AWS through `aws` only.',
  terraform: 'Terraform is not here; `aws` does what this workshop needs.',
  git: 'git is not here.',
  docker: 'docker is not here.',
  top: 'There are no processes to look at here.',
  ps: 'There are no processes to look at here.',
}

/** A sentence for a command that does not exist here; undefined when there is nothing better to say. */
export const instead = (name: string): string | undefined => (Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : undefined)

/** What every machine has, a script's too. */
export const extraCommands = ({ now, ...network }: CurlNetwork & { now: () => number }): CustomCommand[] => [
  uname,
  env,
  openssl,
  man,
  ...oathtool(now),
  ...curl(network),
]
