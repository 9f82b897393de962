/** What Tab offers: commands, files, variables, and everything about `aws`. */
import type { IFileSystem } from 'just-bash/browser'
import type { Completion } from '../editor/completions.ts'
import type { AccountNames } from './account-names.ts'
import { completeAws } from './aws-completion.ts'

export interface CompletionContext {
  fs: IFileSystem
  cwd: string
  home: string
  /** Names of shell variables. */
  variables: readonly string[]
  /** Names in the account; absent where nobody may be asked. */
  names?: AccountNames
  /** Names of commands, functions and aliases. */
  commands: readonly string[]
}

interface Word {
  /** Without quotes. */
  text: string
  start: number
  quote: '' | '"' | "'"
}

const BUILTINS = ['cd', 'echo', 'exit', 'export', 'pwd', 'read', 'set', 'source', 'test', 'type', 'unset']

/** Words of the command under the cursor; the last is the one being completed, perhaps empty. */
export function wordsBefore(text: string, cursor: number): Word[] {
  let words: Word[] = []
  let current: Word | undefined
  const push = (): void => {
    if (current) words.push(current)
    current = undefined
  }
  for (let at = 0; at < cursor; at++) {
    const char = text[at]!
    current ??= /\s/.test(char) ? undefined : { text: '', start: at, quote: '' }
    if (!current) continue
    if (current.quote !== '') {
      if (char === current.quote) current.quote = ''
      else if (char === '\\' && current.quote === '"' && at + 1 < cursor) current.text += text[++at]!
      else current.text += char
    } else if (char === '"' || char === "'") current.quote = char
    else if (char === '\\' && at + 1 < cursor) current.text += text[++at]!
    else if (/\s/.test(char)) push()
    else if (/[|;&()<>]/.test(char)) {
      // A new command begins; after `<` and `>` a file is meant, which has no name before it either.
      words = /[<>]/.test(char) ? [{ text: '>', start: at, quote: '' }] : []
      current = undefined
    } else current.text += char
  }
  words.push(current ?? { text: '', start: cursor, quote: '' })
  return words
}

/** A name as it has to stand on the line. */
const quoted = (name: string, { quote }: Word): string => {
  if (quote === "'") return `'${name}`
  if (quote === '"') return `"${name.replace(/(["$`\\])/g, '\\$1')}`
  return name.replace(/([^\w@%+=:,./~-])/g, '\\$1')
}

async function completeFile(word: Word, context: CompletionContext, prefix = ''): Promise<Completion> {
  const path = word.text.slice(prefix.length)
  const slash = path.lastIndexOf('/')
  const directory = path.slice(0, slash + 1)
  const base = path.slice(slash + 1)
  const real = directory.startsWith('~/') ? context.home + directory.slice(1) : directory
  const where = context.fs.resolvePath(context.cwd, real === '' ? '.' : real)
  const names = await context.fs.readdir(where).catch(() => [] as string[])
  const matching = names.filter((name) => name.startsWith(base) && (base.startsWith('.') || !name.startsWith('.')))
  const entries = await Promise.all(
    matching.map(async (name) => {
      const stat = await context.fs.stat(`${where === '/' ? '' : where}/${name}`).catch(() => undefined)
      return stat?.isDirectory ? `${name}/` : name
    }),
  )
  const only = entries.length === 1 ? entries[0]! : undefined
  return {
    start: word.start,
    values: entries.map((name) => quoted(prefix + directory + name, word)),
    labels: entries,
    suffix: only?.endsWith('/') ? '' : `${word.quote} `,
  }
}

const fromList = (word: Word, names: Iterable<string>, suffix?: string): Completion => ({
  start: word.start,
  values: [...new Set(names)].filter((name) => name.startsWith(word.text)).sort(),
  ...(suffix !== undefined && { suffix }),
})

/** Undefined when there is nothing to offer. */
export async function complete(
  text: string,
  cursor: number,
  context: CompletionContext,
): Promise<Completion | undefined> {
  const words = wordsBefore(text, cursor)
  const word = words.at(-1)!
  const earlier = words.slice(0, -1).map(({ text: earlierText }) => earlierText)
  if (word.text.startsWith('$') && word.quote !== "'") {
    const names = context.variables.filter((name) => /^[A-Za-z_]\w*$/.test(name)).map((name) => `$${name}`)
    return fromList(word, names)
  }
  if (earlier.length === 0) {
    if (word.text.includes('/')) return completeFile(word, context)
    return fromList(word, [...context.commands.filter((name) => !name.startsWith('__first_line')), ...BUILTINS])
  }
  if (earlier[0] === 'aws') {
    const prefix = /^fileb?:\/\//.exec(word.text)?.[0]
    if (prefix !== undefined) return completeFile(word, context, prefix)
    const found = await completeAws(earlier.slice(1), word.text, context.names)
    if (found) return { start: word.start, ...found }
  }
  return completeFile(word, context)
}
