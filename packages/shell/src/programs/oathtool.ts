/** `oathtool`: the codes of a virtual MFA device, from its secret. */
import { type Command as BashCommand, defineCommand } from 'just-bash/browser'
import { dateInWords } from './date-words.ts'
import { bytesFromBase32, hotp } from './one-time-password.ts'
import { stdinText } from './text-files.ts'

const USAGE = `Usage: oathtool [OPTIONS]... KEY
Generate and validate OATH one-time passwords.  KEY is base32 with -b, else hex; - reads it from standard input.

      --totp           time-variant passwords, with SHA1
  -b, --base32         KEY is base32, as AWS shows it
  -c, --counter=N      HOTP counter, default 0
  -d, --digits=N       6, 7 or 8, default 6
  -s, --time-step-size=S  default 30s
  -N, --now=TIME       instead of now
  -w, --window=N       so many passwords more
`

const VALUES: Record<string, string> = {
  '-c': 'counter',
  '--counter': 'counter',
  '-d': 'digits',
  '--digits': 'digits',
  '-s': 'step',
  '--time-step-size': 'step',
  '-N': 'now',
  '--now': 'now',
  '-w': 'window',
  '--window': 'window',
}

interface Options {
  totp: boolean
  base32: boolean
  key: string | undefined
  values: Map<string, string>
}

/** Gives the word that it does not understand. */
function readOptions(args: readonly string[]): Options | string {
  const options: Options = { totp: false, base32: false, key: undefined, values: new Map() }
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!
    const [, name = word, value] = /^(--[\w-]+)=(.*)$/.exec(word) ?? []
    if (name === '--totp' && (value ?? 'SHA1').toUpperCase() === 'SHA1') options.totp = true
    else if (name === '--hotp' || word === '-v') continue
    else if (word === '-b' || word === '--base32') options.base32 = true
    else if (Object.hasOwn(VALUES, name)) options.values.set(VALUES[name]!, value ?? args[++at] ?? '')
    else if (/^-[cdsNw]./.test(word)) options.values.set(VALUES[word.slice(0, 2)]!, word.slice(2))
    else if (word !== '-' && word.startsWith('-')) return word
    else options.key = word
  }
  return options
}

const fromHex = (text: string): Uint8Array | undefined =>
  /^(?:[\da-f]{2})+$/i.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : undefined

export const oathtool = (now: () => number): BashCommand =>
  defineCommand('oathtool', async (args, context) => {
    const fail = (message: string) => ({ stdout: '', stderr: `oathtool: ${message}\n`, exitCode: 1 })
    if (args.includes('--help') || args.includes('-h')) return { stdout: USAGE, stderr: '', exitCode: 0 }
    const options = readOptions(args)
    if (typeof options === 'string') return fail(`unrecognized option '${options}'`)
    if (options.key === undefined) return { stdout: '', stderr: USAGE, exitCode: 1 }
    const text = options.key === '-' ? stdinText(context).trim() : options.key
    const key = options.base32 ? bytesFromBase32(text) : fromHex(text)
    if (!key)
      return fail(
        options.base32 ? 'base32 decoding failed: Base32 string is invalid' : 'hex decoding of secret key failed',
      )
    const number = (name: string, otherwise: number): number =>
      options.values.has(name) ? Number.parseInt(options.values.get(name)!, 10) : otherwise
    const digits = number('digits', 6)
    if (![6, 7, 8].includes(digits)) return fail('only digits 6, 7 and 8 are supported')
    const given = options.values.get('now')
    const time = given === undefined ? now() : (dateInWords(given, now()) ?? Date.parse(given))
    if (Number.isNaN(time)) return fail(`cannot parse time '${given}'`)
    const step = number('step', 30)
    if (!(step > 0)) return fail(`cannot parse time step '${options.values.get('step')}'`)
    const first = options.totp ? Math.floor(time / 1000 / step) : number('counter', 0)
    const more = Math.min(100, Math.max(0, number('window', 0)))
    const codes = Array.from({ length: more + 1 }, (_, i) => hotp(key, first + i, digits))
    return { stdout: `${codes.join('\n')}\n`, stderr: '', exitCode: 0 }
  })
