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
import { ARRAYS_SCRIPT, arrayStatements } from './arrays.ts'
import { Flow, type PipeDevices } from './flow.ts'
import { ASK, answerReads } from './keyboard-read.ts'
import {
  type Command,
  commandsOf,
  type FunctionDefinition,
  literalText,
  type Redirection,
  type Script,
  type SimpleCommand,
  type Statement,
  statementOf,
} from './script-ast.ts'
import { scriptFileCommand } from './script-file.ts'
import { sourcedFunctions } from './sourced-functions.ts'
import {
  CALLED_SCRIPT,
  LINE_SCRIPT,
  type Place,
  redirectCalled,
  redirectFunction,
  redirectStatement,
} from './terminal-output.ts'

const END = '__first_line_end'
const STATUS = '__first_line_status'

/** Options that a line may set for the next: what `SHELLOPTS` names beside those always on. */
const ALWAYS_ON = new Set(['braceexpand', 'hashall', 'interactive-comments'])

export interface BashRunnerOptions {
  fs: IFileSystem
  env: Record<string, string>
  cwd: string
  commands: CustomCommand[]
  /** Answers `read` from the keyboard; its words without the name. Undefined at the end of input. */
  ask?: (args: string[]) => Promise<string | undefined>
  /** Sends output on as it comes, through devices of this file system; without it, it comes when the line has ended. */
  devices?: IFileSystem & PipeDevices
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
  /** It asked for a background job, and got none. */
  background: boolean
}

/** Where a line's output goes, and that of the functions and scripts it calls. */
interface Output {
  line: Place
  called: Place
  flow: Flow
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
  private current: { exits: boolean; background: boolean } | undefined
  /** Functions that exist, and those that the running line may define. */
  private known = new Map<string, FunctionDefinition>()
  private readonly redirectedFunctions = new WeakSet<FunctionDefinition>()
  private readonly ending: Statement[]
  private parsing = false
  private output: Output | undefined

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
      customCommands: [
        ...options.commands,
        this.endCommand(),
        this.statusCommand(),
        this.askCommand(),
        scriptFileCommand,
      ],
    })
    // Parsed once: nodes are only read, so all lines may share them.
    this.ending = this.parse(`${END} "$?" "$(declare -F)" "$(${ARRAYS_SCRIPT})"`).statements
    this.bash.registerTransformPlugin({ name: 'first-line', transform: ({ ast }) => ({ ast: this.prepare(ast) }) })
    if (options.devices) this.output = this.connect(options.devices)
  }

  private connect(fs: IFileSystem & PipeDevices): Output {
    const parse = (text: string): Script => this.parse(text)
    const flow = new Flow({
      fs,
      parse,
      redirect: (statements, functions) => redirectCalled(statements, { ...called, functions }),
      prelude: (functions, env, arrays) => [
        ...arrayStatements(arrays, parse),
        ...this.before(functions().values(), env.get('SHELLOPTS'), Number(env.get('?') ?? 0)),
      ],
    })
    const place = (script: string): Place => ({
      both: redirectionsOf(this.parse(script)),
      called: script === CALLED_SCRIPT,
      functions: () => this.known,
      flowing: (pipeline, functions) => flow.take(pipeline, functions),
    })
    const called = place(CALLED_SCRIPT)
    for (const command of flow.commands()) this.bash.registerCommand(command)
    return { line: place(LINE_SCRIPT), called, flow }
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
    this.parsing = true
    try {
      return this.bash.transform(text).ast
    } finally {
      this.parsing = false
    }
  }

  /** Runs a line or a script. Rejects only for a fault of ours. */
  async run(line: string, options: { signal?: AbortSignal; stdin?: Uint8Array } = {}): Promise<RunResult> {
    this.left = undefined
    const sourced = await sourcedFunctions(line, { parse: (text) => this.parse(text), read: (path) => this.read(path) })
    this.known = new Map([...this.functions, ...sourced.map((one) => [one.name, one] as const)])
    const current = { exits: false, background: false }
    this.current = current
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
      this.functions = new Map([...this.known].filter(([name]) => left.functions.includes(name)))
      for (const definition of this.functions.values()) this.redirectFunction(definition)
      this.arrays = arrayStatements(left.arrays, (text) => this.parse(text))
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
      background: current.background,
    }
  }

  /** Puts the remembered state before a line, the device under each command, the writing down after it. */
  private prepare(ast: Script): Script {
    if (this.parsing) return ast
    const { current, output } = this
    const stage = output?.flow.stage(ast)
    if (stage) return { ...ast, statements: stage }
    this.current = undefined
    const all = [...commandsOf(ast.statements)]
    const defined = all.flatMap((command) => (command.type === 'FunctionDef' ? [command] : []))
    if (!current) {
      if (output) redirectScript(ast, defined, output.called)
      return ast
    }
    for (const one of defined) this.known.set(one.name, one)
    for (const one of defined) this.redirectFunction(one)
    const bodies = [...this.functions.values(), ...all]
    current.exits = bodies.some(hasExit) || (this.env.SHELLOPTS ?? '').includes('errexit') || all.some(setsErrexit)
    current.background = ast.statements.some(({ background }) => background)
    if (this.options.ask) for (const statement of ast.statements) answerReads(statement, (text) => this.parse(text))
    if (output) for (const statement of ast.statements) redirectStatement(statement, output.line)
    const before = this.before([...this.functions.values()], this.env.SHELLOPTS, this.status)
    return { ...ast, statements: [...this.arrays, ...before, ...ast.statements, ...this.ending] }
  }

  /** Once: what a definition prints goes where its caller says. */
  private redirectFunction(definition: FunctionDefinition): void {
    if (!this.output || this.redirectedFunctions.has(definition)) return
    this.redirectedFunctions.add(definition)
    redirectFunction(definition, this.output.called)
  }

  private before(functions: Iterable<FunctionDefinition>, options = '', status: number): Statement[] {
    const set = options.split(':').filter((name) => name !== '' && !ALWAYS_ON.has(name))
    const lines = [
      this.options.interactive ? 'shopt -s expand_aliases' : '',
      ...set.map((name) => `set -o ${name}`),
      status !== 0 && !set.includes('errexit') ? `${STATUS} ${status}` : '',
    ].filter((text) => text !== '')
    const restore = lines.length === 0 ? [] : this.parse(lines.join('\n')).statements
    return [...[...functions].map(statementOf), ...restore]
  }

  private async read(path: string): Promise<string | undefined> {
    const { fs } = this.options
    const full = fs.resolvePath(this.directory, path.replace(/^~(?=\/|$)/, this.env.HOME ?? '/'))
    return (await fs.exists(full)) ? fs.readFile(full) : undefined
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

/** A script that a line runs has functions of its own. */
function redirectScript({ statements }: Script, defined: readonly FunctionDefinition[], called: Place): void {
  const own = new Map(defined.map((one) => [one.name, one]))
  const place = { ...called, functions: () => own }
  for (const one of defined) redirectFunction(one, place)
  redirectCalled(statements, place)
}

const redirectionsOf = (script: Script): Redirection[] =>
  (script.statements[0]!.pipelines[0]!.commands[0] as SimpleCommand).redirections

const hasExit = (command: Command): boolean => {
  if (command.type === 'SimpleCommand') return ['exit', 'logout'].includes(literalText(command.name) ?? '')
  if (command.type === 'FunctionDef') return [...commandsOf([statementOf(command)])].slice(1).some(hasExit)
  return false
}

const setsErrexit = (command: Command): boolean =>
  command.type === 'SimpleCommand' &&
  literalText(command.name) === 'set' &&
  command.args.some((word) => /^-\w*e|^errexit$/.test(literalText(word) ?? ''))

/** `$?` and what bash computes are no variables to be set again. */
function withoutSpecials(env: Record<string, string>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (name === '?' || name === 'PIPESTATUS') continue
    kept[name] = value
  }
  return kept
}
