/**
 * `aws ec2-instance-connect ssh`: finds the instance's address, pushes a fresh key for its user, and connects with it, as
 * awscli/customizations/ec2instanceconnect does; each call with the credentials that the command line names.
 */
import type { CommandContext, ExecResult } from 'just-bash/browser'
import { type Argument, parseArguments } from '../../aws/argparse.ts'
import { reportError } from '../../aws/error-report.ts'
import { CliError, paramValidation, usageError } from '../../aws/errors.ts'
import type { Instances } from '../../session/instances.ts'
import { type PrivateKey, passingKey } from './private-key.ts'
import { runSsh, type SshTerminal } from './ssh.ts'

const text = (name: string): Argument => ({ name: `--${name}`, dest: name.replaceAll('-', '_') })

const OPTIONS: Argument[] = [
  'instance-id',
  'instance-ip',
  'private-key-file',
  'os-user',
  'ssh-port',
  'connection-type',
].map(text)

/** The words after the two; undefined for another command. */
export function instanceConnectWords(args: readonly string[]): { before: string[]; after: string[] } | undefined {
  const at = args.indexOf('ec2-instance-connect')
  return at === -1 || args[at + 1] !== 'ssh' || args[at + 2] === 'help'
    ? undefined
    : { before: args.slice(0, at), after: args.slice(at + 2) }
}

export interface ConnectPlace {
  instances: Instances
  terminal: SshTerminal
  /** Runs `aws` unseen. */
  aws: (args: string[]) => Promise<ExecResult>
}

export async function instanceConnectSsh(
  words: { before: string[]; after: string[] },
  place: ConnectPlace,
  context: CommandContext,
): Promise<ExecResult> {
  try {
    return await connect(words, place, context)
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    return { stdout: '', stderr: reportError(error, undefined, {}), exitCode: error.status }
  }
}

async function connect(
  { before, after }: { before: string[]; after: string[] },
  { instances, terminal, aws }: ConnectPlace,
  context: CommandContext,
): Promise<ExecResult> {
  // What is no option of this command is one of all commands: a profile, a Region.
  const { values, rest } = parseArguments(OPTIONS, after)
  const globals = [...before, ...rest]
  const value = (name: string): string | undefined => (values.has(name) ? String(values.get(name)) : undefined)
  const id = value('instance_id')
  if (id === undefined) throw usageError('the following arguments are required: --instance-id')
  const user = value('os_user') ?? 'ec2-user'
  const query = 'Reservations[0].Instances[0].PublicIpAddress'
  const described = await aws([
    ...globals,
    'ec2',
    'describe-instances',
    '--instance-ids',
    id,
    '--query',
    query,
    '--output',
    'text',
  ])
  if (described.exitCode !== 0) return described
  const address = value('instance_ip') ?? described.stdout.trim()
  if (address === 'None') {
    throw paramValidation(
      'Unable to find any IP address on the instance to connect to; there are no Instance Connect endpoints here.',
    )
  }
  const file = value('private_key_file')
  const keys: PrivateKey[] = []
  if (file === undefined) {
    const key = await passingKey()
    const push = ['--instance-id', id, '--instance-os-user', user, '--ssh-public-key', key.publicKey]
    const pushed = await aws([...globals, 'ec2-instance-connect', 'send-ssh-public-key', ...push, '--output', 'json'])
    if (pushed.exitCode !== 0) return pushed
    keys.push(key)
  }
  const options = {
    ...{ host: address, user, port: Number(value('ssh_port') ?? 22), verbose: false, command: undefined },
    identities: file === undefined ? [] : [file],
    settings: new Map<string, string>(),
  }
  return runSsh(instances, terminal, options, context, keys)
}
