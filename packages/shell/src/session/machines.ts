/** The machines a learner has, and how each looks. */

export const MACHINES = ['cloudshell', 'laptop', 'attacker'] as const
export type MachineName = (typeof MACHINES)[number]

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

/** Whether a line of the screen, without colours, is a prompt at which nothing was typed. */
export const isEmptyPrompt = (line: string): boolean => EMPTY_PROMPT.test(line.trimEnd())

export const machineProfiles: Record<MachineName, MachineProfile> = {
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
    greeting: 'Your laptop. It has neither credentials nor a Region of its own; aws configure gives it both.\r\n',
    hasSessionCredentials: false,
  },
  attacker: {
    user: 'mallory',
    home: '/home/mallory',
    host: 'basement',
    prompt: (directory) => `${red('mallory@basement')} ${directory} ${red('#')} `,
    greeting: `${red("The attacker's machine.")} What you do here, you do with what has leaked.\r\n`,
    hasSessionCredentials: false,
  },
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with ESC
const COLOUR = /\x1b\[[\d;]*m/g

/** Made of the prompts themselves, so that a new one needs no second place. */
const EMPTY_PROMPT = new RegExp(
  MACHINES.map((name) => {
    const [before = '', after = ''] = machineProfiles[name].prompt('\n', 0).replace(COLOUR, '').trimEnd().split('\n')
    const plain = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    return `^${plain(before)}\\S+${plain(after)}$`
  }).join('|'),
)
