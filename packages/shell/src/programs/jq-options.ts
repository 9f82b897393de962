/** jq's options. */
import type { CommandContext } from 'just-bash/browser'

export class UsageError extends Error {
  /** Lines behind the complaint. */
  readonly hint: string

  constructor(message: string, hint = '') {
    super(message)
    this.hint = hint
  }
}

export interface JqOptions {
  program: string | undefined
  files: string[]
  positional: { text: string; json: boolean }[]
  variables: { kind: 'arg' | 'argjson' | 'slurpfile' | 'rawfile'; name: string; value: string }[]
  nullInput: boolean
  raw: boolean
  slurp: boolean
  rawOutput: boolean
  join: boolean
  ascii: boolean
  sortKeys: boolean
  exitStatus: boolean
  colour: boolean
  sequence: boolean
  /** One level's; undefined for everything on one line. */
  indent: string | undefined
  version: boolean
  help: boolean
}

const LETTERS: Record<string, string> = {
  ...{
    n: 'null-input',
    R: 'raw-input',
    s: 'slurp',
    r: 'raw-output',
    j: 'join-output',
    a: 'ascii-output',
    c: 'compact-output',
  },
  ...{
    S: 'sort-keys',
    e: 'exit-status',
    C: 'color-output',
    M: 'monochrome-output',
    f: 'from-file',
    h: 'help',
    V: 'version',
  },
}

const SWITCHES: Record<string, (options: JqOptions) => void> = {
  'null-input': (options) => (options.nullInput = true),
  'raw-input': (options) => (options.raw = true),
  slurp: (options) => (options.slurp = true),
  'raw-output': (options) => (options.rawOutput = true),
  'join-output': (options) => (options.rawOutput = options.join = true),
  'ascii-output': (options) => (options.ascii = true),
  'compact-output': (options) => (options.indent = undefined),
  'sort-keys': (options) => (options.sortKeys = true),
  'exit-status': (options) => (options.exitStatus = true),
  'color-output': (options) => (options.colour = true),
  'monochrome-output': (options) => (options.colour = false),
  tab: (options) => (options.indent = '\t'),
  seq: (options) => (options.sequence = true),
  unbuffered: () => {},
  help: (options) => (options.help = true),
  version: (options) => (options.version = true),
}

/** How many words each takes. */
const WITH_WORDS: Record<string, number> = { arg: 2, argjson: 2, slurpfile: 2, rawfile: 2, indent: 1 }

export const HINT = `Use jq --help for help with command-line options,
or see the jq manpage, or online docs  at https://stedolan.github.io/jq
`

/** @throws UsageError */
export async function readOptions(args: readonly string[], { fs, cwd }: CommandContext): Promise<JqOptions> {
  const options: JqOptions = {
    ...{ program: undefined, files: [], positional: [], variables: [], indent: '  ' },
    ...{ nullInput: false, raw: false, slurp: false, rawOutput: false, join: false, ascii: false, sortKeys: false },
    ...{ exitStatus: false, colour: false, sequence: false, version: false, help: false },
  }
  let fromFile = false
  let words: 'files' | 'args' | 'jsonargs' = 'files'
  const rest = [...args]
  const take = (name: string): string => {
    const word = rest.shift()
    if (word === undefined)
      throw new UsageError(
        `--${name} takes ${WITH_WORDS[name] === 2 ? 'two parameters' : 'one parameter'} (e.g. --${name} ${WITH_WORDS[name] === 2 ? 'varname value' : 'n'})`,
        HINT,
      )
    return word
  }
  const plain = (word: string): void => {
    if (options.program === undefined) options.program = word
    else if (words === 'files') options.files.push(word)
    else options.positional.push({ text: word, json: words === 'jsonargs' })
  }
  const named = (name: string, shown: string): void => {
    if (name === 'from-file') fromFile = true
    else if (name === 'args' || name === 'jsonargs') words = name
    else if (name === 'indent') options.indent = ' '.repeat(Number(take(name))) || undefined
    else if (name in WITH_WORDS) {
      const kind = name as JqOptions['variables'][number]['kind']
      options.variables.push({ kind, name: take(name), value: take(name) })
    } else if (Object.hasOwn(SWITCHES, name)) SWITCHES[name]!(options)
    else throw new UsageError(`Unknown option ${shown}`, HINT)
  }
  while (rest.length > 0) {
    const word = rest.shift()!
    if (word === '--') for (const one of rest.splice(0)) plain(one)
    else if (word.startsWith('--')) named(word.slice(2), word)
    else if (/^-\w/.test(word)) for (const letter of word.slice(1)) named(LETTERS[letter] ?? '', word)
    else plain(word)
  }
  if (fromFile && options.program !== undefined) {
    const path = fs.resolvePath(cwd, options.program)
    if (!(await fs.exists(path)))
      throw new UsageError(`error: Could not open ${options.program}: No such file or directory`)
    options.program = await fs.readFile(path)
  }
  return options
}
