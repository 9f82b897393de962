/**
 * Runs one line after the other in just-bash and keeps between them what bash keeps: variables, functions, arrays, options,
 * directory, status. just-bash starts each line afresh, so what a line leaves behind is written down by a command of ours at
 * its end and put back by statements before the next line.
 */
import {
  Bash,
  type Command as BashCommand,
  type CustomCommand,
  defineCommand,
  type IFileSystem,
} from 'just-bash/browser'
import { latin1FromBytes } from '../aws/bytes.ts'
import {
  commandsOf,
  type FunctionDefinition,
  literalText,
  type Script,
  type SimpleCommand,
  type Statement,
} from './script-ast.ts'
import { type DeviceRedirections, redirectStatement, STDERR_DEVICE, STDOUT_DEVICE } from './terminal-output.ts'

const END = '__first_line_end'
const STATUS = '__first_line_status'
const ASK = '__first_line_ask'

/** Options that a line may set for the next: what `SHELLOPTS` names beside those always on. */
const ALWAYS_ON = new Set(['braceexpand', 'hashall', 'interactive-comments'])

export interface BashRunnerOptions {
  fs: IFileSystem
  env: Record<string, string>
  cwd: string
  commands: CustomCommand[]
  /** Answers `read` from the keyboard; its words without the name. Undefined at the end of input. */
  ask?: (args: string[]) => Promise<string | undefined>
  /** Sends output on as it comes; without it, it comes when the line has ended. */
  devices: boolean
  /** Interactive: aliases work, and no limit but Ctrl-C for loops. */
  interactive: boolean
}

export interface RunResult {
  status: number
  /** What the devices did not carry. */
  stdout: string
  stderr: string
  /** The line asked the shell to end. */
  exited: boolean
  aborted: boolean
}

interface Left {
  status: number
  functions: string[]
  arrays: string
  cwd: string
}

export class BashRunner {
  private readonly bash: Bash
  private readonly options: BashRunnerOptions
  private env: Record<string, string>
  private directory: string
  private status = 0
  private arrays: Statement[] = []
  private functions = new Map<string, FunctionDefinition>()
  private left: Left | undefined
  /** Set while the script handed to just-bash is the learner's line, not one that a command of it runs. */
  private current:
    | { functions: Map<string, FunctionDefinition>; exits: boolean; devices: DeviceRedirections | undefined }
    | undefined
  private readonly ending: Statement[]
  private readonly devices: DeviceRedirections

  constructor(options: BashRunnerOptions) {
    this.options = options
    this.env = { ...options.env }
    this.directory = options.cwd
    this.bash = new Bash({
      fs: options.fs,
      env: options.env,
      cwd: options.cwd,
      defenseInDepth: false,
      executionLimits: {
        maxCommandCount: options.interactive ? 10_000_000 : 1_000_000,
        maxLoopIterations: 1_000_000,
        maxOutputSize: 32 * 1024 * 1024,
        maxFileSystemBytes: 64 * 1024 * 1024,
        maxStringLength: 16 * 1024 * 1024,
        // An editor may be open for long; the network and Ctrl-C are what ends things.
        maxExecutionTimeMs: 86_400_000,
      },
      customCommands: [...options.commands, this.endCommand(), this.statusCommand(), this.askCommand()],
    })
    // Parsed once: nodes are only read, so all lines may share them.
    this.ending = this.parse(`${END} "$?" "$(declare -F)" "$(declare -ap; declare -Ap)"`).statements
    const [both] = commandsOf(this.parse(`: >>${STDOUT_DEVICE} 2>>${STDERR_DEVICE}`).statements)
    const redirections = (both as SimpleCommand).redirections
    this.devices = { both: redirections, errors: redirections.slice(1) }
    this.bash.registerTransformPlugin({ name: 'first-line', transform: ({ ast }) => ({ ast: this.prepare(ast) }) })
  }

  get cwd(): string {
    return this.directory
  }

  get variables(): Readonly<Record<string, string>> {
    return this.env
  }

  get functionNames(): string[] {
    return [...this.functions.keys()]
  }

  get aliasNames(): string[] {
    return Object.keys(this.env).flatMap((name) => (name.startsWith('BASH_ALIAS_') ? [name.slice(11)] : []))
  }

  get lastStatus(): number {
    return this.status
  }

  /** Names of all commands, for completion and for "did you mean". */
  commandNames(): Promise<string[]> {
    return this.options.fs.readdir('/usr/bin').catch(() => [])
  }

  parse(text: string): Script {
    const current = this.current
    this.current = undefined
    try {
      return this.bash.transform(text).ast
    } finally {
      this.current = current
    }
  }

  /** Runs a line or a script. Rejects only for a fault of ours. */
  async run(line: string, options: { signal?: AbortSignal; stdin?: Uint8Array } = {}): Promise<RunResult> {
    this.left = undefined
    const sourced = await this.functionsOfSources(line)
    this.current = {
      functions: new Map([...this.functions, ...sourced]),
      exits: false,
      devices: this.options.devices ? this.devices : undefined,
    }
    const current = this.current
    const result = await this.bash.exec(line, {
      env: { ...this.env, PWD: this.directory },
      replaceEnv: true,
      cwd: this.directory,
      rawScript: true,
      ...(options.signal && { signal: options.signal }),
      ...(options.stdin && { stdin: latin1FromBytes(options.stdin), stdinKind: 'bytes' as const }),
    })
    this.current = undefined
    const aborted = options.signal?.aborted ?? false
    const left = this.left as Left | undefined
    if (left) {
      this.env = withoutSpecials(result.env)
      this.directory = left.cwd
      this.status = left.status
      this.functions = new Map([...current.functions].filter(([name]) => left.functions.includes(name)))
      this.arrays = this.restoreArrays(left.arrays)
    } else {
      this.status = aborted ? 130 : result.exitCode
    }
    const stderr = aborted ? result.stderr.replace(/^bash: execution aborted\n/m, '') : result.stderr
    return {
      status: this.status,
      stdout: result.stdout,
      stderr,
      exited: !left && !aborted && current.exits,
      aborted,
    }
  }

  /** Puts the remembered state before a line, the device under each command, the writing down after it. */
  private prepare(ast: Script): Script {
    const { current } = this
    if (!current) return ast
    this.current = undefined
    const all = [...commandsOf(ast.statements)]
    for (const command of all) {
      if (command.type === 'FunctionDef') current.functions.set(command.name, command)
    }
    const bodies = [...this.functions.values(), ...all]
    current.exits = bodies.some(hasExit) || (this.env.SHELLOPTS ?? '').includes('errexit') || all.some(setsErrexit)
    if (this.options.ask) for (const statement of ast.statements) this.answerReads(statement)
    if (current.devices) for (const statement of ast.statements) redirectStatement(statement, current.devices)
    return { ...ast, statements: [...this.before(), ...ast.statements, ...this.ending] }
  }

  private before(): Statement[] {
    const functions = [...this.functions.values()].map(statementOf)
    const set = (this.env.SHELLOPTS ?? '').split(':').filter((name) => name !== '' && !ALWAYS_ON.has(name))
    const lines = [
      this.options.interactive ? 'shopt -s expand_aliases' : '',
      ...set.map((name) => `set -o ${name}`),
      this.status !== 0 && !set.includes('errexit') ? `${STATUS} ${this.status}` : '',
    ].filter((text) => text !== '')
    const restore = lines.length === 0 ? [] : this.parse(lines.join('\n')).statements
    return [...this.arrays, ...functions, ...restore]
  }

  /** `read` waits for the keyboard: its input becomes what the terminal asks for. */
  private answerReads(statement: Statement): void {
    for (const pipeline of statement.pipelines) {
      if (pipeline.commands.length !== 1) continue
      const [command] = pipeline.commands
      if (command?.type !== 'SimpleCommand' || literalText(command.name) !== 'read') continue
      if (command.redirections.length > 0) continue
      const [template] = commandsOf(this.parse(`: <<< "$(${ASK} x)"`).statements)
      const input = (template as SimpleCommand).redirections[0]!
      for (const inner of innerCommands(input)) inner.args = command.args
      command.redirections = [input]
    }
  }

  private restoreArrays(text: string): Statement[] {
    const lines = arrayAssignments(text)
    if (lines.length === 0) return []
    try {
      return this.parse(lines.join('\n')).statements
    } catch (error) {
      // An array whose text cannot be read back is dropped rather than every later line refused.
      if (error instanceof Error) return []
      throw error
    }
  }

  /**
   * Functions in files that a line sources, and in text that it evaluates: they are parsed while the line runs, out of sight.
   * Only those that exist when the line has ended are kept.
   */
  private async functionsOfSources(line: string, depth = 0): Promise<[string, FunctionDefinition][]> {
    if (depth > 4 || !/(?:^|[\s;&|({])(?:\.|source|eval)\s/.test(line)) return []
    const found: [string, FunctionDefinition][] = []
    let script: Script
    try {
      script = this.parse(line)
    } catch (error) {
      // What does not parse here gets its message when it is run.
      if (error instanceof Error) return []
      throw error
    }
    for (const command of commandsOf(script.statements)) {
      if (command.type === 'FunctionDef' && depth > 0) found.push([command.name, command])
      if (command.type !== 'SimpleCommand') continue
      const name = literalText(command.name)
      const text = name === 'eval' ? command.args.map(plainText).join(' ') : await this.sourced(name, command.args)
      if (text !== undefined) found.push(...this.definitions(text), ...(await this.functionsOfSources(text, depth + 1)))
    }
    return found
  }

  private async sourced(name: string | undefined, args: SimpleCommand['args']): Promise<string | undefined> {
    const [file] = args
    if ((name !== '.' && name !== 'source') || !file) return undefined
    const { fs } = this.options
    const path = plainText(file).replace(/^~(?=\/|$)/, this.env.HOME ?? '/')
    const full = fs.resolvePath(this.directory, path)
    return (await fs.exists(full)) ? fs.readFile(full) : undefined
  }

  private definitions(text: string): [string, FunctionDefinition][] {
    try {
      return [...commandsOf(this.parse(text).statements)].flatMap((command): [string, FunctionDefinition][] =>
        command.type === 'FunctionDef' ? [[command.name, command]] : [],
      )
    } catch (error) {
      if (error instanceof Error) return []
      throw error
    }
  }

  private endCommand(): BashCommand {
    return defineCommand(END, async ([status = '0', functions = '', arrays = ''], { cwd }) => {
      this.left = {
        status: Number(status),
        functions: functions.split('\n').map((line) => line.replace(/^declare -\S+ /, '')),
        arrays,
        cwd,
      }
      return { stdout: '', stderr: '', exitCode: Number(status) }
    })
  }

  private statusCommand(): BashCommand {
    return defineCommand(STATUS, async ([status = '0']) => ({ stdout: '', stderr: '', exitCode: Number(status) }))
  }

  private askCommand(): BashCommand {
    return defineCommand(ASK, async (args) => {
      const answer = await this.options.ask?.(args)
      return { stdout: answer === undefined ? '' : `${answer}\n`, stderr: '', exitCode: answer === undefined ? 1 : 0 }
    })
  }
}

const statementOf = (command: FunctionDefinition): Statement => ({
  type: 'Statement',
  pipelines: [{ type: 'Pipeline', commands: [command], negated: false }],
  operators: [],
  background: false,
})

type AnyCommand = ReturnType<typeof commandsOf> extends Generator<infer T> ? T : never

const hasExit = (command: AnyCommand): boolean => {
  if (command.type === 'SimpleCommand') return ['exit', 'logout'].includes(literalText(command.name) ?? '')
  if (command.type === 'FunctionDef') return [...commandsOf([statementOf({ ...command })])].slice(1).some(hasExit)
  return false
}

const setsErrexit = (command: AnyCommand): boolean =>
  command.type === 'SimpleCommand' &&
  literalText(command.name) === 'set' &&
  command.args.some((word) => /^-\w*e|^errexit$/.test(literalText(word) ?? ''))

/** Simple commands within the substitution of a here-string. */
function* innerCommands(redirection: SimpleCommand['redirections'][number]): Generator<SimpleCommand> {
  if (redirection.target.type !== 'Word') return
  for (const part of redirection.target.parts) {
    const inner = part.type === 'DoubleQuoted' ? part.parts : [part]
    for (const piece of inner) {
      if (piece.type !== 'CommandSubstitution') continue
      for (const command of commandsOf(piece.body.statements)) if (command.type === 'SimpleCommand') yield command
    }
  }
}

/**
 * What `declare -p` says of arrays, as one assignment an element: just-bash cuts `([0]="two words")` at the blank when it
 * reads it back.
 */
function arrayAssignments(text: string): string[] {
  const lines: string[] = []
  for (const [, flags, name, body] of text.matchAll(/^declare -(\w*[aA]\w*) (\w+)=\((.*)\)$/gm)) {
    if (name === 'PIPESTATUS' || flags!.includes('r')) continue
    lines.push(`declare -${flags} ${name}=()`)
    const elements = body!.matchAll(/\[((?:'[^']*'|"[^"]*"|[^\]])*)\]=("(?:\\.|[^"\\])*"|\$?'(?:\\.|[^'\\])*'|\S*)/g)
    for (const [, key, value] of elements) lines.push(`${name}[${key}]=${value}`)
  }
  return lines
}

/** A word's text as far as it is plain: quotes gone, expansions left out. */
function plainText(word: SimpleCommand['args'][number]): string {
  return word.parts
    .map((part) => {
      if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'Escaped') return part.value
      if (part.type === 'TildeExpansion') return '~'
      if (part.type === 'DoubleQuoted')
        return part.parts.map((inner) => (inner.type === 'Literal' ? inner.value : '')).join('')
      return ''
    })
    .join('')
}

/** `$?` and what bash computes are no variables to be set again. */
function withoutSpecials(env: Record<string, string>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (name === '?' || name === 'PIPESTATUS') continue
    kept[name] = value
  }
  return kept
}
