/** `jq`: its options, what it reads and how it prints; the language is in `../jq`. */
import { type Command as BashCommand, type CommandContext, defineCommand } from 'just-bash/browser'
import { bytesFromLatin1, latin1FromBytes } from '../aws/bytes.ts'
import { CompileError, compile, Halt } from '../jq/jq.ts'
import { JsonReader } from '../jq/read-json.ts'
import { isTrue, JqError, type Json, type JsonStyle, toJson } from '../jq/values.ts'
import { exported } from './environment.ts'
import { HINT, type JqOptions, readOptions, UsageError } from './jq-options.ts'

const VERSION = 'jq-1.6'
const USAGE = `Usage:\tjq [options] <jq filter> [file...]
\tjq [options] --args <jq filter> [strings...]
\tjq [options] --jsonargs <jq filter> [JSON_TEXTS...]
`
const COLOURS: Record<string, string> = { null: '1;30', string: '0;32', array: '1;39', object: '1;39', key: '34;1' }

const decode = (text: string): string => new TextDecoder().decode(bytesFromLatin1(text))

const isPiped = ({ stdin }: CommandContext): boolean => (stdin as unknown as string) !== ''

/** What is read, one value after the other, and where it stands. */
class Inputs {
  private readonly texts: { name: string; text: string }[]
  private readonly options: JqOptions
  private reader: JsonReader | undefined
  private lines: string[] | undefined
  private at: string | undefined

  constructor(texts: { name: string; text: string }[], options: JqOptions) {
    this.texts = texts
    this.options = options
  }

  next(): Json | undefined {
    const { raw, slurp } = this.options
    if (raw && slurp)
      return this.once(() =>
        this.texts
          .splice(0)
          .map(({ text }) => text)
          .join(''),
      )
    if (raw) return this.rawLine()
    if (slurp) return this.once(() => [...this.all()])
    return this.value()
  }

  get line(): number {
    return this.reader?.lines ?? 0
  }

  /** Where the last value ended. */
  get place(): string {
    return this.at === undefined ? '<unknown>' : `${this.at}:${this.line}`
  }

  private once(read: () => Json): Json | undefined {
    if (this.lines) return undefined
    this.lines = []
    return read()
  }

  private rawLine(): Json | undefined {
    this.lines ??= this.texts
      .map(({ text }) => text)
      .join('')
      .replace(/\n$/, '')
      .split('\n')
    if (this.texts.every(({ text }) => text === '')) return undefined
    return this.lines.shift()
  }

  private *all(): Generator<Json> {
    for (let value = this.value(); value !== undefined; value = this.value()) yield value
  }

  private value(): Json | undefined {
    for (;;) {
      const value = this.reader?.next()
      if (value !== undefined) return value
      const next = this.texts.shift()
      if (!next) return undefined
      this.reader = new JsonReader(next.text)
      this.at = next.name
    }
  }
}

async function textsOf(options: JqOptions, context: CommandContext, complain: (text: string) => void) {
  if (options.files.length === 0) return [{ name: '<stdin>', text: decode(context.stdin as unknown as string) }]
  const texts: { name: string; text: string }[] = []
  for (const name of options.files) {
    const path = context.fs.resolvePath(context.cwd, name)
    if (await context.fs.exists(path)) texts.push({ name, text: await context.fs.readFile(path) })
    else complain(`jq: error: Could not open file ${name}: No such file or directory\n`)
  }
  return texts
}

/** Values of the variables that options name. */
async function variablesOf(options: JqOptions, context: CommandContext): Promise<Record<string, Json>> {
  const named = new Map<string, Json>()
  for (const { kind, name, value } of options.variables) {
    if (kind === 'arg') named.set(name, value)
    else if (kind === 'argjson') named.set(name, jsonOf(value, 'invalid JSON text passed to --argjson'))
    else named.set(name, await fileOf(kind, name, value, context))
  }
  const environment = new Map(Object.entries(exported(context)))
  const ARGS = new Map<string, Json>([
    [
      'positional',
      options.positional.map((one) =>
        one.json ? jsonOf(one.text, 'invalid JSON text passed to --jsonargs') : one.text,
      ),
    ],
    ['named', new Map(named)],
  ])
  return {
    ENV: environment,
    ARGS,
    ...Object.fromEntries(named),
  }
}

function jsonOf(text: string, complaint: string): Json {
  try {
    const value = new JsonReader(text).next()
    if (value !== undefined) return value
  } catch (error) {
    if (!(error instanceof JqError)) throw error
  }
  throw new UsageError(complaint, HINT)
}

async function fileOf(
  kind: 'slurpfile' | 'rawfile',
  name: string,
  file: string,
  { fs, cwd }: CommandContext,
): Promise<Json> {
  const path = fs.resolvePath(cwd, file)
  if (!(await fs.exists(path)))
    throw new UsageError(`Bad JSON in --${kind} ${name} ${file}: Could not open ${file}: No such file or directory`)
  const text = await fs.readFile(path)
  if (kind === 'rawfile') return text
  try {
    const reader = new JsonReader(text)
    const all: Json[] = []
    for (let value = reader.next(); value !== undefined; value = reader.next()) all.push(value)
    return all
  } catch (error) {
    if (!(error instanceof JqError)) throw error
    throw new UsageError(`Bad JSON in --${kind} ${name} ${file}: ${error.message}`)
  }
}

function styleOf({ indent, sortKeys, ascii, colour }: JqOptions): JsonStyle {
  const paint = (kind: string, text: string): string => `\x1b[${COLOURS[kind] ?? '0;39'}m${text}\x1b[0m`
  return { ...(indent !== undefined && { indent }), sortKeys, ascii, ...(colour && { paint }) }
}

/** What jq says of a program that it cannot run, with a line of it. */
function compileComplaint({ message, at }: CompileError, source: string): string {
  const line = source.slice(0, at).split('\n').length
  const start = source.lastIndexOf('\n', at - 1) + 1
  const shown = source.slice(start).split('\n')[0]
  const hint = message.startsWith('syntax error')
    ? message.replace(/^(syntax error, [^,]*(?:, expecting .*)?)$/, '$1 (Unix shell quoting issues?)')
    : message
  return `jq: error: ${hint} at <top-level>, line ${line}:\n${shown}${' '.repeat(Math.max(at - start, 0))}\njq: 1 compile error\n`
}

export const jqCommand: BashCommand = defineCommand('jq', async (args, context) => {
  let stdout = ''
  let stderr = ''
  const done = (exitCode: number) => ({
    stdout: latin1FromBytes(new TextEncoder().encode(stdout)),
    stderr,
    exitCode,
    stdoutKind: 'bytes' as const,
  })
  try {
    const options = await readOptions(args, context)
    if (options.version) return { ...done(0), stdout: `${VERSION}\n` }
    if (options.help) return { ...done(0), stdout: `${USAGE}` }
    // Something to read and no program: it is printed as it is.
    const source = options.program ?? (isPiped(context) ? '.' : undefined)
    if (source === undefined) return { ...done(2), stderr: USAGE }
    const variables = await variablesOf(options, context)
    let failed = 0
    const complain = (text: string): void => {
      stderr += text
      failed = 2
    }
    const inputs = new Inputs(await textsOf(options, context, complain), options)
    const run = compile(source, variables, {
      input: () => inputs.next(),
      line: () => inputs.line,
      say: (text) => (stderr += text),
      now: Date.now,
    })
    const style = styleOf(options)
    let last: Json | undefined
    const print = (value: Json): void => {
      last = value
      if (options.sequence) stdout += '\x1e'
      stdout += options.rawOutput && typeof value === 'string' ? value : toJson(value, style)
      if (!options.join) stdout += '\n'
    }
    const each = (value: Json): void => {
      try {
        for (const result of run(value)) print(result)
      } catch (error) {
        if (!(error instanceof JqError)) throw error
        failed = 5
        const said = typeof error.value === 'string' ? `: ${error.value}` : ` (not a string): ${toJson(error.value)}`
        stderr += `jq: error (at ${inputs.place})${said}\n`
      }
    }
    try {
      if (options.nullInput) each(null)
      else for (let value = inputs.next(); value !== undefined; value = inputs.next()) each(value)
    } catch (error) {
      if (!(error instanceof JqError)) throw error
      stderr += `parse error: ${error.message}\n`
      return done(2)
    }
    if (failed > 0 || !options.exitStatus) return done(failed)
    return done(last === undefined ? 4 : isTrue(last) ? 0 : 1)
  } catch (error) {
    if (error instanceof UsageError) stderr += `jq: ${error.message}\n${error.hint}`
    else if (error instanceof CompileError)
      stderr += compileComplaint(error, (await readOptions(args, context)).program ?? '')
    else if (error instanceof Halt) {
      if (typeof error.value === 'string') stderr += error.value
      else if (error.value !== undefined && error.value !== null) stderr += `${toJson(error.value)}\n`
      return done(error.status)
    } else throw error
    return done(error instanceof CompileError ? 3 : 2)
  }
})
