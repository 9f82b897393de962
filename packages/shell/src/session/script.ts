/** Plays a script from beginning to end, as `bash script.sh` would: labs' solutions, `-c`, standard input. */
import { type Command as BashCommand, type CustomCommand, defineCommand, type IFileSystem } from 'just-bash/browser'
import type { SignInPage, Transport } from '../aws/machine.ts'
import type { ConsoleListener } from '../console/console-command.ts'
import { runRemotely } from '../programs/ssh/remote-command.ts'
import type { SshTerminal } from '../programs/ssh/ssh.ts'
import { yesCommand } from '../programs/yes.ts'
import { type AwsEnvironment, awsCommand, machineFor } from './aws-command.ts'
import { BashRunner } from './bash-runner.ts'
import { extraCommands } from './commands.ts'
import type { Instances } from './instances.ts'
import { screenPrograms, ssh } from './lazy-commands.ts'
import { limitWords } from './limits.ts'
import { MachineFs } from './machine-fs.ts'

export interface ScriptOptions {
  /** Environment of the script: credentials, `AWS_REGION`, `AWS_ENDPOINT_URL`. HOME and PATH have defaults. */
  env: Record<string, string>
  transport: Transport
  /** Files to begin with, by absolute path or relative to the home directory. */
  files?: Record<string, string | Uint8Array>
  /** Instead of a fresh one in memory. */
  fs?: IFileSystem
  cwd?: string
  stdin?: Uint8Array
  signal?: AbortSignal
  now?: () => number
  /** Waiting between attempts (`wait`, retries, `sleep`); tests pass one that does not wait. */
  sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  defaultCredentials?: AwsEnvironment['defaultCredentials']
  defaultRegion?: string
  /** Where `aws login` asks for consent. */
  signIn?: SignInPage
  /** Answers what `aws` asks where nothing is piped into it. */
  ask?: AwsEnvironment['ask']
  /** The instance metadata service, where the script runs on an instance. */
  metadata?: Transport
  /** EC2 instances that `ssh` reaches from here; without them there is no `ssh`. */
  instances?: Instances
  /** `workshop …`; there is none without it. */
  workshop?: WorkshopInScript
  /** More commands. They win over those that are there. */
  commands?: CustomCommand[]
  platform?: string
}

/** What a command printed. */
export interface Printed {
  stdout: string
  stderr: string
  status: number
}

/** `onConsole` plays `workshop console`, with the words after it, as whoever the command line acts as. */
export type WorkshopInScript = (
  args: string[],
  onConsole: (console: Transport, words: string[], onAnswer?: ConsoleListener) => Promise<Printed>,
) => Promise<Printed>

export interface ScriptResult {
  status: number
  stdout: string
  stderr: string
  /** Every run of `aws`, in order. */
  commands: { args: string[]; status: number }[]
}

export const PATH = '/usr/local/bin:/usr/bin:/bin'
const HOME = '/home/learner'

export const realSleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((done, failed) => {
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      failed(signal.reason)
    })
  })

/** A script has no terminal. */
const noTty = (): undefined => undefined

/** Nobody answers what `ssh` asks, and no keyboard is handed over. */
const nobodyThere = { ask: async () => undefined, openRemote: noTty, text: () => {} }

/** @returns what it printed and its exit status, which is the last command's or that of `exit` */
export async function runScript(script: string, options: ScriptOptions): Promise<ScriptResult> {
  const home = options.env.HOME ?? HOME
  const fs = options.fs ?? new MachineFs()
  const cwd = options.cwd ?? home
  if (!options.fs) {
    for (const path of [home, '/tmp', cwd]) await fs.mkdir(path, { recursive: true })
  }
  for (const [path, content] of Object.entries(options.files ?? {})) {
    const full = fs.resolvePath(home, path)
    await fs.mkdir(full.slice(0, full.lastIndexOf('/')) || '/', { recursive: true })
    await fs.writeFile(full, content)
  }
  const commands: ScriptResult['commands'] = []
  const environment: AwsEnvironment = {
    transport: options.transport,
    now: options.now ?? Date.now,
    sleep: options.sleep ?? realSleep,
    columns: () => 80,
    platform: options.platform ?? 'first-line',
    onRun: (run) => commands.push(run),
    ...(options.defaultCredentials && { defaultCredentials: options.defaultCredentials }),
    ...(options.defaultRegion !== undefined && { defaultRegion: options.defaultRegion }),
    ...(options.metadata && { metadata: options.metadata }),
    ...(options.signIn && { signIn: options.signIn }),
    ...(options.ask && { ask: options.ask }),
  }
  const runner = new BashRunner({
    fs,
    env: { PATH, ...options.env, HOME: home },
    cwd,
    commands: [
      awsCommand(environment),
      ...(options.workshop ? [workshopInScript(options.workshop, environment)] : []),
      ...extraCommands({
        transport: options.transport,
        ...(options.metadata && { metadata: options.metadata }),
        now: options.now ?? Date.now,
        user: options.env.USER ?? 'learner',
        columns: () => 80,
      }),
      ...screenPrograms(noTty, options.now ?? Date.now),
      yesCommand(),
      ...(options.instances ? ssh(options.instances, { ...nobodyThere, runRemotely: remotely }) : []),
      ...(options.commands ?? []),
    ],
    interactive: false,
  })
  const result = await runner.run(script, {
    ...(options.signal && { signal: options.signal }),
    ...(options.stdin && { stdin: options.stdin }),
  })
  return { status: result.status, stdout: result.stdout, stderr: limitWords(result.stderr), commands }
}

const workshopInScript = (workshop: WorkshopInScript, environment: AwsEnvironment): BashCommand =>
  defineCommand('workshop', async (args, context) => {
    const { stdout, stderr, status } = await workshop(args, async (console, words, onAnswer) => {
      const { runConsole } = await import('../console/console-command.ts')
      const { machine, printed } = machineFor(environment, context)
      const exitCode = await runConsole(machine, console, words, onAnswer)
      return { ...printed(), status: exitCode }
    })
    return { stdout, stderr, exitCode: status }
  })

/** `ssh host command`: a script of one line, on the other machine. */
export const remotely: SshTerminal['runRemotely'] = (...given) => runRemotely(runScript, ...given)
