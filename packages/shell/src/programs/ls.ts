/** `ls`: just-bash's own shows every file with the same mode and owner, and it is by its mode that a key file is refused. */
import { type Command as BashCommand, type CommandContext, defineCommand, type FsStat } from 'just-bash/browser'
import { columns } from '../editor/completions.ts'
import { isAtTerminal } from './tty.ts'

interface Entry {
  name: string
  path: string
  stat: FsStat
  target?: string
}

const LETTERS = 'alhAtSrRd1FpnoigGkX'
const WORDS: Record<string, string> = {
  '--all': 'a',
  '--almost-all': 'A',
  '--directory': 'd',
  '--human-readable': 'h',
  '--recursive': 'R',
  '--reverse': 'r',
  '--classify': 'F',
}

interface Asked {
  has: (letter: string) => boolean
  paths: string[]
}

/** A sentence for what is no option. */
function read(args: readonly string[]): Asked | string {
  const letters = new Set<string>()
  const paths: string[] = []
  let onlyPaths = false
  for (const arg of args) {
    if (onlyPaths || !arg.startsWith('-') || arg === '-') paths.push(arg)
    else if (arg === '--') onlyPaths = true
    else if (arg.startsWith('--color') || arg.startsWith('--time-style')) continue
    else if (arg.startsWith('--')) {
      const letter = WORDS[arg]
      if (letter === undefined) return `ls: unrecognized option '${arg}'\n`
      letters.add(letter)
    } else {
      for (const letter of arg.slice(1)) {
        if (!LETTERS.includes(letter)) return `ls: invalid option -- '${letter}'\n`
        letters.add(letter)
      }
    }
  }
  return { has: (letter) => letters.has(letter), paths: paths.length > 0 ? paths : ['.'] }
}

const BITS = ['r', 'w', 'x']

export function modeText({ mode, isDirectory, isSymbolicLink }: FsStat): string {
  const kind = isSymbolicLink ? 'l' : isDirectory ? 'd' : '-'
  if (isSymbolicLink) return 'lrwxrwxrwx'
  return kind + Array.from({ length: 9 }, (_, i) => ((mode >> (8 - i)) & 1 ? BITS[i % 3] : '-')).join('')
}

export function sizeText(size: number): string {
  if (size < 1024) return String(size)
  let value = size
  let unit = -1
  for (; value >= 1024 && unit < 3; unit++) value /= 1024
  return `${value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : Math.ceil(value)}${'KMGT'[unit]}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** Older files show their year instead of the time: half a year, in milliseconds. */
const OLD = 15_778_476_000

function timeText(time: Date, now: number): string {
  const day = `${MONTHS[time.getUTCMonth()]} ${String(time.getUTCDate()).padStart(2)}`
  const age = now - time.getTime()
  if (age > OLD || age < -OLD) return `${day}  ${time.getUTCFullYear()}`
  return `${day} ${time.toISOString().slice(11, 16)}`
}

const shownName = ({ name, stat, target }: Entry, { has }: Asked): string => {
  const mark = stat.isDirectory && (has('F') || has('p')) ? '/' : has('F') && stat.mode & 0o111 ? '*' : ''
  return has('l') && target !== undefined ? `${name} -> ${target}` : name + mark
}

function inOrder(entries: Entry[], { has }: Asked): Entry[] {
  const byName = (a: Entry, b: Entry): number => a.name.localeCompare(b.name, 'en')
  const sorted = entries.sort((a, b) => {
    if (has('S')) return b.stat.size - a.stat.size || byName(a, b)
    if (has('t')) return b.stat.mtime.getTime() - a.stat.mtime.getTime() || byName(a, b)
    return byName(a, b)
  })
  return has('r') ? sorted.reverse() : sorted
}

export interface Look {
  owner: string
  now: () => number
  /** The terminal's width. */
  width: () => number
}

function listing(entries: Entry[], asked: Asked, look: Look, atTerminal: boolean): string {
  const sorted = inOrder(entries, asked)
  const names = sorted.map((entry) => shownName(entry, asked))
  if (!asked.has('l')) {
    if (!atTerminal || asked.has('1') || names.length === 0) return names.map((name) => `${name}\n`).join('')
    // Down first, in the order they have.
    return columns(names, look.width(), false).replaceAll('\r\n', '\n')
  }
  const sizes = sorted.map(({ stat }) => (asked.has('h') ? sizeText(stat.size) : String(stat.size)))
  const width = Math.max(0, ...sizes.map(({ length }) => length))
  return sorted
    .map(({ stat }, i) => {
      const owner = `${stat.isDirectory ? 2 : 1} ${look.owner} ${look.owner}`
      return `${modeText(stat)} ${owner} ${sizes[i]!.padStart(width)} ${timeText(stat.mtime, look.now())} ${names[i]}\n`
    })
    .join('')
}

async function entryOf({ fs }: CommandContext, name: string, path: string): Promise<Entry> {
  const stat = await fs.lstat(path)
  return { name, path, stat, ...(stat.isSymbolicLink && { target: await fs.readlink(path) }) }
}

async function inside(context: CommandContext, directory: Entry, { has }: Asked): Promise<Entry[]> {
  const all = has('a') || has('A')
  const names = (await context.fs.readdir(directory.path)).filter((name) => all || !name.startsWith('.'))
  const at = directory.path === '/' ? '' : directory.path
  const entries = await Promise.all(names.map((name) => entryOf(context, name, `${at}/${name}`)))
  if (!has('a')) return entries
  const parent = directory.path.slice(0, directory.path.lastIndexOf('/')) || '/'
  return [{ ...directory, name: '.' }, await entryOf(context, '..', parent), ...entries]
}

export const lsCommand = (look: Look): BashCommand =>
  defineCommand('ls', async (args, context) => {
    const asked = read(args)
    if (typeof asked === 'string') return { stdout: '', stderr: asked, exitCode: 2 }
    const found: Entry[] = []
    let stderr = ''
    for (const path of asked.paths) {
      const full = context.fs.resolvePath(context.cwd, path)
      const link = !asked.has('l') && !asked.has('d')
      const entry = await entryOf(context, path, full).catch(() => undefined)
      if (!entry) stderr += `ls: cannot access '${path}': No such file or directory\n`
      else if (link && entry.stat.isSymbolicLink) {
        const stat = await context.fs.stat(full).catch(() => entry.stat)
        found.push({ ...entry, stat: { ...stat, isSymbolicLink: false } })
      } else found.push(entry)
    }
    const atTerminal = isAtTerminal(context.env)
    const files = found.filter(({ stat }) => asked.has('d') || !stat.isDirectory)
    const directories = inOrder(
      found.filter(({ stat }) => !asked.has('d') && stat.isDirectory),
      asked,
    )
    const parts = files.length > 0 ? [listing(files, asked, look, atTerminal)] : []
    const titled = asked.paths.length > 1 || asked.has('R')
    while (directories.length > 0) {
      const directory = directories.shift()!
      const entries = await inside(context, directory, asked)
      const total = asked.has('l') ? `total ${totalOf(entries)}\n` : ''
      parts.push((titled ? `${directory.name}:\n` : '') + total + listing(entries, asked, look, atTerminal))
      if (!asked.has('R')) continue
      const below = entries.filter(({ name, stat }) => stat.isDirectory && name !== '.' && name !== '..')
      directories.unshift(...below.map((one) => ({ ...one, name: `${directory.name.replace(/\/$/, '')}/${one.name}` })))
    }
    return { stdout: parts.join('\n'), stderr, exitCode: stderr === '' ? 0 : 2 }
  })

/** Kilobytes in blocks of four, as a disk counts them. */
const totalOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { stat }) => sum + (stat.isDirectory ? 4 : Math.ceil(stat.size / 4096) * 4), 0)
