/** `realpath`, `mktemp`, `uuidgen`: what scripts make names with, and just-bash lacks. */
import { type Command as BashCommand, defineCommand } from 'just-bash/browser'

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))

const realpath = defineCommand('realpath', async (args, { fs, cwd }) => {
  let [stdout, stderr] = ['', '']
  for (const path of args.filter((arg) => !arg.startsWith('-'))) {
    const full = await fs.realpath(fs.resolvePath(cwd, path)).catch(() => undefined)
    if (full === undefined) stderr += `realpath: ${path}: No such file or directory\n`
    else stdout += `${full}\n`
  }
  return { stdout, stderr, exitCode: stderr === '' ? 0 : 1 }
})

const mktemp = defineCommand('mktemp', async (args, { fs, cwd }) => {
  const isDirectory = args.includes('-d')
  const template = args.find((arg) => !arg.startsWith('-')) ?? '/tmp/tmp.XXXXXXXXXX'
  if (!/X{3,}/.test(template))
    return { stdout: '', stderr: `mktemp: too few X's in template '${template}'\n`, exitCode: 1 }
  const path = template.replace(/X{3,}$/, (signs) =>
    Array.from(random(signs.length), (byte) => SIGNS[byte % SIGNS.length]).join(''),
  )
  const full = fs.resolvePath(cwd, path)
  if (isDirectory) await fs.mkdir(full, { recursive: true })
  else {
    await fs.writeFile(full, '')
    await fs.chmod(full, 0o600)
  }
  return { stdout: `${path}\n`, stderr: '', exitCode: 0 }
})

const uuidgen = defineCommand('uuidgen', async () => {
  const bytes = random(16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { stdout: `${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}\n`, stderr: '', exitCode: 0 }
})

export const pathCommands: BashCommand[] = [realpath, mktemp, uuidgen]
