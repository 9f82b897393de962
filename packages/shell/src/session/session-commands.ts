/** The commands of an interactive machine: those of a script, and those that want a terminal. */
import { type Command as BashCommand, type CustomCommand, defineCommand } from 'just-bash/browser'
import type { OpenRemote, SshTerminal } from '../programs/ssh/ssh.ts'
import { AT_TERMINAL, type OpenTty } from '../programs/tty.ts'
import { yesCommand } from '../programs/yes.ts'
import { type AwsEnvironment, awsCommand, machineFor } from './aws-command.ts'
import { extraCommands } from './commands.ts'
import type { SessionHost } from './host.ts'
import { identityCommands } from './identity-commands.ts'
import type { Instances } from './instances.ts'
import { screenPrograms, ssh } from './lazy-commands.ts'
import type { MachineAws } from './machine-aws.ts'
import type { MachineProfile } from './machines.ts'
import { realSleep, remotely } from './script.ts'
import { workshopCommand } from './workshop-command.ts'

export interface Terminal {
  columns: () => number
  history: () => readonly string[]
  /** Straight to the screen. */
  bytes: (data: Uint8Array) => void
  text: (text: string) => void
  ask: (prompt: string, hidden: boolean) => Promise<string | undefined>
  /** Whether somebody at the keyboard pressed Enter for the line that runs. */
  attended: () => boolean
  openTty: OpenTty
  /** Hands the keyboard to another machine until it is left. */
  openRemote: OpenRemote
  clear: () => void
}

/** Milliseconds between pieces of 4 KB: some 100,000 short lines a second, which xterm keeps up with. */
const FLOOD_PAUSE = 16

const says = (name: string, text: (args: readonly string[]) => string): BashCommand =>
  defineCommand(name, async (args) => ({ stdout: text(args), stderr: '', exitCode: 0 }))

export function sessionCommands(
  host: SessionHost,
  profile: MachineProfile,
  machineAws: MachineAws,
  terminal: Terminal,
): CustomCommand[] {
  const now = host.now ?? Date.now
  const environment: AwsEnvironment = {
    ...machineAws.environment(),
    sleep: realSleep,
    ask: (prompt, { secret, before }) => {
      terminal.text(before)
      return terminal.ask(prompt, secret)
    },
    screen: terminal.bytes,
    attended: terminal.attended,
    columns: terminal.columns,
  }
  const sshTerminal = { ...terminal, runRemotely: remotely }
  return [
    host.instances ? awsWithSsh(awsCommand(environment), host.instances, sshTerminal) : awsCommand(environment),
    says('clear', () => {
      terminal.clear()
      return ''
    }),
    says('history', ([count]) => {
      const lines = terminal.history().map((line, i) => `${String(i + 1).padStart(5)}  ${line}\n`)
      return lines.slice(/^\d+$/.test(count ?? '') ? lines.length - Math.min(Number(count), lines.length) : 0).join('')
    }),
    ...identityCommands(profile),
    ...extraCommands({
      transport: host.transport,
      ...(host.connection && { metadata: host.connection.metadata }),
      now,
      user: profile.user,
      columns: terminal.columns,
    }),
    ...screenPrograms(terminal.openTty, now),
    // Output without end, no faster than a page can show it; Ctrl-C is heard between the pieces.
    yesCommand(async (text) => {
      terminal.text(text)
      await realSleep(FLOOD_PAUSE)
    }),
    ...(host.instances ? ssh(host.instances, sshTerminal) : []),
    workshopCommand({
      call: host.workshop,
      console: host.console,
      elsewhere: host.elsewhere,
      machine: (context) => machineFor(environment, context),
      ask: (prompt) => terminal.ask(prompt, false),
      lastDenial: () => machineAws.lastDenial,
    }),
  ]
}

/** `aws`, and its one command that takes the terminal to another machine. */
const awsWithSsh = (plain: BashCommand, instances: Instances, terminal: SshTerminal): BashCommand =>
  defineCommand('aws', async (args, context) => {
    if (!args.includes('ssh')) return plain.execute(args, context)
    const { instanceConnectSsh, instanceConnectWords } = await import('../programs/ssh/instance-connect.ts')
    const found = instanceConnectWords(args)
    if (!found) return plain.execute(args, context)
    const unseen = Object.assign(Object.create(context), {
      env: new Map([...context.env].filter(([name]) => name !== AT_TERMINAL)),
    })
    return instanceConnectSsh(found, { instances, terminal, aws: (line) => plain.execute(line, unseen) }, context)
  })
