/** `aws` as a command of just-bash: its files, environment, input and output. */
import { type Command as BashCommand, type CommandContext, defineCommand, type IFileSystem } from 'just-bash/browser'
import { runAws } from '../aws/aws.ts'
import { bytesFromLatin1, latin1FromBytes } from '../aws/bytes.ts'
import type { AwsCredentials, Files, Machine, SignInPage, Transport } from '../aws/machine.ts'
import { exported } from '../programs/environment.ts'
import { AT_TERMINAL, isAtTerminal, TERMINAL } from '../programs/tty.ts'

export interface AwsEnvironment {
  transport: Transport
  defaultCredentials?: () => Promise<AwsCredentials | undefined>
  defaultRegion?: string
  metadata?: Transport
  signIn?: SignInPage
  why?: (requestId: string) => string
  now: () => number
  sleep: Machine['sleep']
  /** Asks at the keyboard, when there is one. `before`: what the command printed until now. */
  ask?: (prompt: string, options: { secret: boolean; before: string }) => Promise<string | undefined>
  /** The terminal's width now. */
  columns: () => number
  platform: string
  /** Straight to the screen, where output goes to the terminal and nowhere else. */
  screen?: (data: Uint8Array) => void
  /** Whether somebody at the keyboard pressed Enter, who can leave a pager again. */
  attended?: () => boolean
  /** Told of every run, for a script's record. */
  onRun?: (run: { args: string[]; status: number }) => void
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && /ENOENT|no such file|ENOTDIR/i.test(error.message)

/** Files of just-bash, relative to a command's directory. */
export function bashFiles(fs: IFileSystem, cwd: string): Files {
  const at = (path: string): string => fs.resolvePath(cwd, path)
  const found = async (path: string) => {
    try {
      return await fs.stat(at(path))
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }
  return {
    async read(path) {
      const stat = await found(path)
      if (!stat) return undefined
      return stat.isDirectory ? 'directory' : fs.readFileBuffer(at(path))
    },
    async write(path, data, mode) {
      const full = at(path)
      await fs.mkdir(full.slice(0, full.lastIndexOf('/')) || '/', { recursive: true })
      await fs.writeFile(full, data)
      if (mode !== undefined) await fs.chmod(full, mode)
    },
    mode: async (path) => (await found(path))?.mode,
    list: async (path) => ((await found(path))?.isDirectory ? fs.readdir(at(path)) : undefined),
    remove: (path) => fs.rm(at(path), { force: true }),
    touch: (path, modified) => fs.utimes(at(path), modified, modified),
    stat: async (path) => {
      const stat = await found(path)
      return stat && { size: stat.size, modified: stat.mtime, directory: stat.isDirectory }
    },
  }
}

/** One run of `aws` in a just-bash command: its machine, and what was printed that no screen has taken. */
export function machineFor(
  environment: AwsEnvironment,
  context: CommandContext,
): { machine: Machine; printed: () => { stdout: string; stderr: string; stdoutKind: 'bytes' } } {
  const chunks = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] }
  // just-bash hides the text behind a type; the characters are bytes.
  const stdin = bytesFromLatin1(context.stdin as unknown as string)
  const lines = new TextDecoder().decode(stdin).split('\n')
  let next = 0
  const screen = isAtTerminal(context.env) ? environment.screen : undefined
  const write: Machine['write'] = (stream, data) => {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
    if (stream === 'stdout' && screen) screen(bytes)
    else chunks[stream].push(bytes)
  }
  const piped = async (prompt: string): Promise<string | undefined> => {
    write('stdout', prompt)
    return next < lines.length - (lines.at(-1) === '' ? 1 : 0) ? lines[next++] : undefined
  }
  const { ask } = environment
  const atKeyboard: Machine['ask'] | undefined =
    stdin.length === 0 && ask
      ? (prompt, options) => {
          const before = chunks.stdout.splice(0).map((part) => new TextDecoder().decode(part))
          return ask(prompt, { secret: options?.secret ?? false, before: before.join('') })
        }
      : undefined
  const machine: Machine = {
    env: cleanEnv(context.exportedEnv ?? Object.fromEntries(context.env)),
    cwd: context.cwd,
    files: bashFiles(context.fs, context.cwd),
    transport: environment.transport,
    now: environment.now,
    sleep: environment.sleep,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    ask: atKeyboard ?? piped,
    stdin,
    columns: environment.columns(),
    terminal: screen !== undefined,
    write,
    platform: environment.platform,
    ...(environment.defaultCredentials && { defaultCredentials: environment.defaultCredentials }),
    ...(environment.defaultRegion !== undefined && { defaultRegion: environment.defaultRegion }),
    ...(environment.metadata && { metadata: environment.metadata }),
    ...(environment.signIn && { signIn: environment.signIn }),
    ...(screen && environment.why && { why: environment.why }),
    ...(screen && environment.attended?.() && { page: pagedBy(context) }),
    ...(context.signal && { signal: context.signal }),
  }
  const text = (parts: Uint8Array[]): string => parts.map(latin1FromBytes).join('')
  return {
    machine,
    printed: () => ({
      stdout: text(chunks.stdout),
      stderr: new TextDecoder().decode(bytesFromLatin1(text(chunks.stderr))),
      stdoutKind: 'bytes' as const,
    }),
  }
}

/** Of `less`: Ctrl-C leaves it, and ends the `aws` that waits for it. */
const INTERRUPTIBLE = 'K'

const pagedBy =
  (context: CommandContext): NonNullable<Machine['page']> =>
  async (program, text, options) => {
    const { cwd, env, exec, getRegisteredCommands, signal } = context
    const [name = ''] = program.trim().split(/\s+/)
    if (!exec || !getRegisteredCommands?.().includes(name)) return false
    if (signal?.aborted) return true
    await exec(program, {
      cwd,
      env: { ...exported(context), LESS: `${env.get('LESS') ?? options}${INTERRUPTIBLE}`, [AT_TERMINAL]: TERMINAL },
      stdin: text,
      ...(signal && { signal }),
    })
    signal?.throwIfAborted()
    return true
  }

export const awsCommand = (environment: AwsEnvironment): BashCommand =>
  defineCommand('aws', async (args, context) => {
    const { machine, printed } = machineFor(environment, context)
    const status = await runAws(machine, args)
    environment.onRun?.({ args, status })
    return { ...printed(), exitCode: status }
  })

/** What begins the names of variables that are none of the learner's. */
const OURS = '__FIRST_LINE_'

/** Without what is no variable of a process: `?`, `1`, `BASH_ALIAS_…`; without our mark. */
const cleanEnv = (env: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => /^[A-Za-z_]\w*$/.test(name) && !name.startsWith(OURS)))
