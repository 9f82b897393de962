/**
 * A pipeline whose commands run at the same time: `for … | while read …`, `yes | head`. just-bash runs one after the other,
 * so that nothing is seen before the first has ended. Each command becomes a shell of its own, as in bash, whose output is a
 * device that feeds the next; one whose reader has ended is ended too.
 */
import {
  type Command as BashCommand,
  type CommandContext,
  defineCommand,
  type ExecResult,
  type IFileSystem,
} from 'just-bash/browser'
import { latin1FromBytes } from '../aws/bytes.ts'
import { AT_TERMINAL, TERMINAL } from '../programs/tty.ts'
import { Pipe } from './pipe.ts'
import { type Reader, readerOf, readOf } from './readers.ts'
import {
  type Command,
  type FunctionDefinition,
  literalText,
  type Pipeline,
  type Redirection,
  type Script,
  type SimpleCommand,
  type Statement,
  statementOf,
} from './script-ast.ts'

const FLOW = '__first_line_flow'
const STAGE = '__first_line_stage'
/** Names the device that a loop's `read` takes its lines from. */
const INPUT = '__FIRST_LINE_INPUT'
const INPUT_SCRIPT = `: <"$${INPUT}"`

const SIGPIPE = 141
const COMPOUND = new Set(['For', 'CStyleFor', 'While', 'Until', 'Group', 'Subshell', 'If', 'Case'])
const LONG = new Set(['yes', 'bash', 'sh'])

export interface Device {
  write?: (data: Uint8Array) => Promise<void>
  read?: () => Promise<Uint8Array>
}

/** A device for each end of a pipe. */
export interface PipeDevices {
  open(name: string, device: Device): void
  close(name: string): void
}

interface Stage {
  command: Command
  reader: Reader
}

export interface FlowShell {
  fs: IFileSystem & PipeDevices
  parse: (text: string) => Script
  /** Sends what a statement prints where its caller says. */
  redirect: (statements: Statement[], functions: Functions) => void
  /** What a shell of its own begins with, so that it is as the one it comes from: functions, arrays, options. */
  prelude: (functions: Functions, env: ReadonlyMap<string, string>, arrays: string) => Statement[]
}

/** Those that a line or a script may call. */
export type Functions = () => ReadonlyMap<string, FunctionDefinition>

export class Flow {
  private readonly shell: FlowShell
  private readonly pipelines: { stages: Stage[]; pipeStderr: boolean[]; functions: Functions }[] = []
  private readonly input: Redirection
  /** By the number of the pipe before which they were made; only while it runs. */
  private readonly preludes = new Map<number, Statement[]>()
  private lastPipe = 0

  constructor(shell: FlowShell) {
    this.shell = shell
    this.input = simpleCommand(shell.parse(INPUT_SCRIPT)).redirections[0]!
  }

  /** The command that runs a pipeline as it flows; undefined for one that gains nothing by it. */
  take(pipeline: Pipeline, functions: Functions): SimpleCommand | undefined {
    const [first, second] = pipeline.commands
    if (!first || !second || !takesTime(first, functions) || readerOf(second).kind === 'whole') return undefined
    const stages = pipeline.commands.map((command, i) => {
      const reader: Reader = i === 0 ? { kind: 'whole' } : readerOf(command)
      if (reader.kind === 'loop') readOf(command)!.redirections.push(this.input)
      const statement = statementOf(command)
      this.shell.redirect([statement], functions)
      return { command: statement.pipelines[0]!.commands[0]!, reader }
    })
    this.pipelines.push({ stages, pipeStderr: pipeline.pipeStderr ?? [], functions })
    return simpleCommand(this.shell.parse(`${FLOW} ${this.pipelines.length - 1} "$(declare -ap; declare -Ap)"`))
  }

  /** What a stage's shell runs, in place of the words that stand for it; undefined for other scripts. */
  stage({ statements }: Script): Statement[] | undefined {
    const command = statements[0]?.pipelines[0]?.commands[0]
    if (command?.type !== 'SimpleCommand' || literalText(command.name) !== STAGE) return undefined
    const [pipeline, stage, prelude, ...more] = command.args
    const { command: taken } = this.pipelines[Number(literalText(pipeline!))]!.stages[Number(literalText(stage!))]!
    const whole = taken.type === 'SimpleCommand' ? { ...taken, args: [...more, ...taken.args] } : taken
    return [...this.preludes.get(Number(literalText(prelude!)))!, statementOf(whole)]
  }

  commands(): BashCommand[] {
    return [defineCommand(FLOW, ([id = '', arrays = ''], context) => this.run(Number(id), arrays, context))]
  }

  private async run(id: number, arrays: string, context: CommandContext): Promise<ExecResult> {
    const { stages, pipeStderr, functions } = this.pipelines[id]!
    const { exec, signal, env } = context
    if (!exec) throw new Error('a pipeline needs a shell')
    const prelude = this.lastPipe
    this.preludes.set(prelude, this.shell.prelude(functions, env, arrays))
    const printed = { out: '', err: '' }
    const outer = env.get(AT_TERMINAL) ?? ''
    /** Where the pipeline as a whole writes to. */
    const out = async (stream: 'out' | 'err', data: Uint8Array): Promise<void> => {
      if (outer !== '') await this.shell.fs.appendFile(outer + stream, data)
      else printed[stream] += new TextDecoder().decode(data)
    }
    const ends = stages.map(() => new AbortController())
    const pipes = stages.slice(1).map((_, i) => new Pipe(() => ends[i]!.abort()))
    const names = pipes.map(() => `${TERMINAL}${++this.lastPipe}.`)
    for (const [i, pipe] of pipes.entries()) {
      const write = (data: Uint8Array) => pipe.write(data)
      this.shell.fs.open(`${names[i]}out`, { write })
      this.shell.fs.open(`${names[i]}in`, { read: async () => (await pipe.line()) ?? new Uint8Array(0) })
      this.shell.fs.open(`${names[i]}err`, { write: pipeStderr[i] ? write : (data) => out('err', data) })
    }
    const runStage = (i: number, stdin: Uint8Array, more = ''): Promise<ExecResult> => {
      return exec(`${STAGE} ${id} ${i} ${prelude} ${more}`, {
        cwd: context.cwd,
        env: {
          ...Object.fromEntries(env),
          [AT_TERMINAL]: names[i] ?? outer,
          ...(i > 0 && { [INPUT]: `${names[i - 1]}in` }),
        },
        replaceEnv: true,
        stdin: latin1FromBytes(stdin),
        stdinKind: 'bytes',
        signal: signal ? AbortSignal.any([signal, ends[i]!.signal]) : ends[i]!.signal,
      })
    }
    const play = async (i: number): Promise<number> => {
      const [given, taken] = [pipes[i - 1], pipes[i]]
      const { signal: end } = ends[i]!
      try {
        return await readBy(stages[i]!.reader, given, {
          run: async (stdin, more) => {
            const { stdout, stderr, exitCode } = await runStage(i, stdin, more)
            // What the devices did not carry.
            printed.err += end.aborted ? stderr.replace(/^(?:bash: )?execution aborted\n/m, '') : stderr
            if (taken) await taken.write(new TextEncoder().encode(stdout))
            else printed.out += stdout
            return end.aborted ? SIGPIPE : exitCode
          },
          pass: (data) => (taken ? taken.write(data) : out('out', data)),
          ended: () => end.aborted || signal?.aborted === true,
        })
      } finally {
        given?.close()
        taken?.end()
      }
    }
    try {
      const statuses = await Promise.all(stages.map((_, i) => play(i)))
      const failed = (env.get('SHELLOPTS') ?? '').includes('pipefail') && statuses.findLast((status) => status !== 0)
      return {
        stdout: printed.out,
        stderr: printed.err,
        exitCode: failed || statuses.at(-1)!,
        internalPipeStatusOverride: statuses,
      }
    } finally {
      this.preludes.delete(prelude)
      for (const name of names) for (const end of ['out', 'in', 'err']) this.shell.fs.close(name + end)
    }
  }
}

function takesTime(command: Command, functions: Functions): boolean {
  if (command.type !== 'SimpleCommand') return COMPOUND.has(command.type)
  const name = literalText(command.name)
  return name !== undefined && (LONG.has(name) || functions().has(name))
}

const simpleCommand = (script: Script): SimpleCommand =>
  script.statements[0]!.pipelines[0]!.commands[0] as SimpleCommand

interface ReaderCommand {
  /** Runs it for these bytes and gives its status; `more` is a word after its own. */
  run: (stdin: Uint8Array, more?: string) => Promise<number>
  /** Hands bytes on without running anything. */
  pass: (data: Uint8Array) => Promise<void>
  ended: () => boolean
}

/** @returns the status */
async function readBy(reader: Reader, pipe: Pipe | undefined, { run, pass, ended }: ReaderCommand): Promise<number> {
  const nothing = new Uint8Array(0)
  if (!pipe || reader.kind === 'loop') return run(nothing)
  if (reader.kind === 'whole') return run(await pipe.all())
  if (reader.kind === 'head') {
    for (let left = reader.count; left > 0 && !ended(); left--) {
      const line = await pipe.line()
      if (!line) break
      await pass(line)
    }
    return 0
  }
  let status: number | undefined
  for (;;) {
    const lines = await pipe.lines()
    if (!lines) return status ?? run(nothing)
    const its = await run(lines, status === undefined ? undefined : reader.more)
    // `grep` has found when any line was.
    status = status === undefined || its === 0 ? its : status
    if (ended() || (reader.enough && status === 0)) return its
  }
}
