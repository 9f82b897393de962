/**
 * `ssh` to the account's instances, with OpenSSH's words and exit statuses. What is real: the key file's mode, the key,
 * the instance's state and its security groups. There is no wire below it: a practice network has none.
 */
import { type Command as BashCommand, type CommandContext, defineCommand, type ExecResult } from 'just-bash/browser'
import type { Connection, Instances } from '../../session/instances.ts'
import { usableKeys } from './identities.ts'
import { checkHost } from './known-hosts.ts'
import { readSsh, type SshOptions } from './options.ts'
import type { PrivateKey } from './private-key.ts'

/** Hands the terminal to the machine until it is left; undefined where there is none to hand over. */
export type OpenRemote = (connection: Connection) => Promise<void> | undefined

export interface SshTerminal {
  ask: (prompt: string, hidden: boolean) => Promise<string | undefined>
  openRemote: OpenRemote
  /** One command on the other machine, without a terminal. */
  runRemotely: (
    connection: Connection,
    command: string,
    context: CommandContext,
  ) => Promise<{ stdout: string; stderr: string; exitCode: number }>
  /** Shows what came so far: the other machine writes to the same screen. */
  text: (text: string) => void
}

/** OpenSSH's status for whatever is wrong on the way. */
const FAILED = 255
/** Packets that nobody answers: a real client waits for two minutes. Milliseconds. */
const PATIENCE = 3_000

const METHODS = 'publickey,gssapi-keyex,gssapi-with-mic'

export function sshCommand(instances: Instances, terminal: SshTerminal): BashCommand {
  return defineCommand('ssh', async (args, context) => {
    const options = readSsh(args)
    if (typeof options === 'string') return { stdout: '', stderr: options, exitCode: FAILED }
    return runSsh(instances, terminal, options, context)
  })
}

/** `keys`: to be tried before those of files. */
export async function runSsh(
  instances: Instances,
  terminal: SshTerminal,
  options: SshOptions,
  context: CommandContext,
  keys: readonly PrivateKey[] = [],
): Promise<ExecResult> {
  const errors: string[] = []
  const say = (text: string): void => {
    errors.push(text)
  }
  const connection = await connect(instances, terminal, options, context, say, keys)
  if (!connection) return { stdout: '', stderr: errors.join(''), exitCode: FAILED }
  if (options.command !== undefined) {
    const ran = await terminal.runRemotely(connection, options.command, context)
    return { ...ran, stderr: errors.join('') + ran.stderr }
  }
  terminal.text(errors.join(''))
  const left = terminal.openRemote(connection)
  if (!left)
    return {
      stdout: '',
      stderr: 'Pseudo-terminal will not be allocated because stdin is not a terminal.\n',
      exitCode: FAILED,
    }
  await left
  return { stdout: '', stderr: `Connection to ${options.host} closed.\n`, exitCode: 0 }
}

async function connect(
  instances: Instances,
  terminal: SshTerminal,
  { host, port, user = 'you', identities, settings }: SshOptions,
  context: CommandContext,
  say: (text: string) => void,
  keys: readonly PrivateKey[],
): Promise<Connection | undefined> {
  const reached = await instances.reach(host).catch((error: unknown) => {
    if (!(error instanceof Error)) throw error
    say(`ssh: ${error.message}\n`)
    return undefined
  })
  if (!reached) return undefined
  if (reached.outcome === 'unresolved') {
    say(`ssh: Could not resolve hostname ${host}: Name or service not known\n`)
    return undefined
  }
  if (reached.outcome === 'no-answer' || port !== 22) {
    await waited(PATIENCE, context.signal)
    say(`ssh: connect to host ${host} port ${port}: Connection timed out\n`)
    return undefined
  }
  const home = context.env.get('HOME') ?? '/'
  const ask = async (prompt: string): Promise<string | undefined> => terminal.ask(prompt, false)
  const strict = (settings.get('stricthostkeychecking') ?? 'ask').toLowerCase()
  const check = { host, address: reached.address, hostKey: reached.hostKey, strict, ask, say }
  if (!(await checkHost(context, `${home}/.ssh/known_hosts`, check))) return undefined
  for (const key of [...keys, ...(await usableKeys(context, identities, home, say))]) {
    const { challenge } = reached
    const signature = await key.sign(challenge)
    const connection = await instances.login({ challenge, user, publicKey: key.publicKey, signature })
    if (connection) return connection
  }
  say(`${user}@${host}: Permission denied (${METHODS}).\n`)
  return undefined
}

const waited = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((done, failed) => {
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      failed(signal.reason)
    })
  })
