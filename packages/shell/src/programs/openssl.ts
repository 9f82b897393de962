/** As much of `openssl` as scripts of AWS use: `rand`, `base64`, `dgst` and the digests by their names. */
import { type Command as BashCommand, type CommandContext, defineCommand } from 'just-bash/browser'
import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromLatin1,
  bytesOfText,
  latin1FromBytes,
  textOf,
} from '../aws/bytes.ts'

const USAGE = 'openssl: only `rand`, `base64` and `dgst` (sha256, sha1, md5; -hmac KEY) exist here.\n'

/** What prints a digest here, and what OpenSSL 3 calls it. */
const DIGESTS: Record<string, { command: string; shown: string }> = {
  sha256: { command: 'sha256sum', shown: 'SHA2-256' },
  sha1: { command: 'sha1sum', shown: 'SHA1' },
  md5: { command: 'md5sum', shown: 'MD5' },
}
/** Of all three. */
const BLOCK = 64

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const says = (text: string) => ({ stdout: text, stderr: '', exitCode: 0 })
const bytes = (data: Uint8Array) => ({ ...says(latin1FromBytes(data)), stdoutKind: 'bytes' as const })
const fails = (stderr: string) => ({ stdout: '', stderr, exitCode: 1 })

const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]))

async function digest(command: string, data: Uint8Array, { exec, cwd }: CommandContext): Promise<Uint8Array> {
  const result = await exec?.(command, { cwd, stdin: latin1FromBytes(data), stdinKind: 'bytes' })
  return bytesOfHex(result?.stdout.split(' ')[0] ?? '')
}

/** RFC 2104. */
async function hmac(command: string, secret: string, data: Uint8Array, context: CommandContext): Promise<Uint8Array> {
  const plain = bytesOfText(secret)
  const key = new Uint8Array(BLOCK)
  key.set(plain.length > BLOCK ? await digest(command, plain, context) : plain)
  const padded = (pad: number): Uint8Array => key.map((byte) => byte ^ pad)
  const inside = await digest(command, joined(padded(0x36), data), context)
  return digest(command, joined(padded(0x5c), inside), context)
}

/** A file by its name; standard input without one. Undefined where there is none. */
async function inputOf(name: string | undefined, { stdin, fs, cwd }: CommandContext): Promise<Uint8Array | undefined> {
  if (name === undefined) return bytesFromLatin1(stdin as unknown as string)
  const path = fs.resolvePath(cwd, name)
  return (await fs.exists(path)) ? fs.readFileBuffer(path) : undefined
}

const optionOf = (args: string[], option: string): string | undefined =>
  args.includes(option) ? args[args.indexOf(option) + 1] : undefined

const missing = (name: string | undefined) => fails(`Can't open "${name}" for reading, No such file or directory\n`)

async function dgst(args: string[], context: CommandContext) {
  const name = args.map((arg) => arg.replace(/^-/, '')).find((arg) => Object.hasOwn(DIGESTS, arg)) ?? 'sha256'
  const { command, shown } = DIGESTS[name]!
  const secret = optionOf(args, '-hmac')
  const file = args.find((arg, i) => !arg.startsWith('-') && args[i - 1] !== '-hmac' && !Object.hasOwn(DIGESTS, arg))
  const data = await inputOf(file, context)
  if (!data) return missing(file)
  const result =
    secret === undefined ? await digest(command, data, context) : await hmac(command, secret, data, context)
  if (args.includes('-binary')) return bytes(result)
  if (args.includes('-r')) return says(`${hexOf(result)} *${file ?? 'stdin'}\n`)
  return says(`${secret === undefined ? '' : 'HMAC-'}${shown}(${file ?? 'stdin'})= ${hexOf(result)}\n`)
}

async function base64(args: string[], context: CommandContext) {
  const file = optionOf(args, '-in')
  const data = await inputOf(file, context)
  if (!data) return missing(file)
  if (args.includes('-d')) return bytes(bytesFromBase64(textOf(data).replace(/\s/g, '')) ?? new Uint8Array(0))
  const text = base64FromBytes(data)
  return says(args.includes('-A') ? text : text.replace(/.{1,64}/g, '$&\n'))
}

function rand(args: string[]) {
  const count = Number(args.at(-1))
  if (!Number.isInteger(count) || count < 1 || count > 65536) return fails(USAGE)
  const data = crypto.getRandomValues(new Uint8Array(count))
  if (args.includes('-hex')) return says(`${hexOf(data)}\n`)
  return args.includes('-base64') ? says(base64FromBytes(data).replace(/.{1,64}/g, '$&\n')) : bytes(data)
}

export const opensslCommand: BashCommand = defineCommand('openssl', async ([name = '', ...args], context) => {
  if (name === 'rand') return rand(args)
  if (name === 'base64' || (name === 'enc' && args.includes('-base64'))) return base64(args, context)
  if (name === 'dgst' || Object.hasOwn(DIGESTS, name))
    return dgst(
      [name, ...args].filter((arg) => arg !== 'dgst'),
      context,
    )
  return fails(USAGE)
})
