/** The machines a learner has, and how each looks. */

import type { OpenedInstance } from './instances.ts'

export { WHY_LINK } from './why.ts'

/** Those that are always there; an EC2 instance is another, by its id. */
export const MACHINES = ['cloudshell', 'laptop', 'attacker'] as const
type StandingMachine = (typeof MACHINES)[number]
export type InstanceId = `i-${string}`
export type MachineName = StandingMachine | InstanceId

export const isInstance = (machine: MachineName): machine is InstanceId => machine.startsWith('i-')

export interface MachineProfile {
  user: string
  home: string
  host: string
  /** Colours and all; `directory` has `~` for home. */
  prompt: (directory: string, status: number) => string
  /** Shown once, when the machine is opened. */
  greeting: string
  /** The Region when nothing says one: AWS's own machine knows where it stands. */
  region?: string
  /** Whether the console session's credentials are there from the start. */
  hasSessionCredentials: boolean
}

const green = (text: string): string => `\x1b[1;32m${text}\x1b[0m`
const blue = (text: string): string => `\x1b[1;34m${text}\x1b[0m`
const red = (text: string): string => `\x1b[1;31m${text}\x1b[0m`
/** On a red ground, so that nobody takes this machine for another. */
const alarm = (text: string): string => `\x1b[1;37;41m${text}\x1b[0m`

/** Whether a line of the screen, without colours, is a prompt at which nothing was typed. */
export const isEmptyPrompt = (line: string): boolean => EMPTY_PROMPT.test(line.trimEnd())

const machineProfiles: Record<StandingMachine, MachineProfile> = {
  cloudshell: {
    user: 'cloudshell-user',
    home: '/home/cloudshell-user',
    host: 'ip-10-4-17-82',
    prompt: (directory) => `[cloudshell-user@ip-10-4-17-82 ${directory}]$ `,
    greeting: 'CloudShell. You are signed in here with your console session; try: aws sts get-caller-identity\r\n',
    region: 'us-east-1',
    hasSessionCredentials: true,
  },
  laptop: {
    user: 'you',
    home: '/home/you',
    host: 'laptop',
    prompt: (directory) => `${green('you@laptop')}:${blue(directory)}$ `,
    greeting:
      'Your laptop. It has neither credentials nor a Region of its own; aws login or aws configure gives it both.\r\n',
    hasSessionCredentials: false,
  },
  attacker: {
    user: 'mallory',
    home: '/home/mallory',
    host: 'basement',
    prompt: (directory) => `${alarm(' mallory@basement ')} ${directory} ${red('#')} `,
    greeting: `${alarm(" The attacker's machine. ")} What you do here, you do with what has leaked; look around: ls -a\r\n`,
    hasSessionCredentials: false,
  },
}

/** An instance looks as its image makes it look: Amazon Linux. */
const instanceProfile = ({ host, user, instance, region }: OpenedInstance): MachineProfile => ({
  user,
  home: `/home/${user}`,
  host,
  prompt: (directory) => `[${user}@${host} ${directory}]$ `,
  greeting: `Amazon Linux 2023. You are ${user} on ${instance} in ${region}; what it may do in the account, its role says.\r\n`,
  hasSessionCredentials: false,
})

/** @throws Error for an instance that was not opened, which is a fault of ours */
export function profileOf(machine: MachineName, opened?: OpenedInstance): MachineProfile {
  if (opened) return instanceProfile(opened)
  if (isInstance(machine)) throw new Error(`${machine} was not opened`)
  return machineProfiles[machine]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with ESC
const COLOUR = /\x1b\[[\d;]*m/g

const plain = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Made of the prompts themselves, so that a new one needs no second place. */
const EMPTY_PROMPT = new RegExp(
  [
    ...MACHINES.map((name) => machineProfiles[name].prompt('\n', 0)),
    instanceProfile({ host: '\t', user: '\t', instance: '', region: '' }).prompt('\n', 0),
  ]
    .map((prompt) => `^${plain(prompt.replace(COLOUR, '').trimEnd()).replaceAll(/[\n\t]/g, '\\S+')}$`)
    .join('|'),
)
