/** What a login on a machine begins with: variables, directories, and how the prompt names where one is. */
import type { MachineProfile } from './machines.ts'
import { PATH } from './script.ts'

/** There on every machine, beside the home directory. */
export const DIRECTORIES = ['/tmp', '/usr/local/bin']

export const environmentOf = ({ home, user, host, hasSessionCredentials }: MachineProfile): Record<string, string> => ({
  HOME: home,
  USER: user,
  HOSTNAME: host,
  PATH,
  SHELL: '/bin/bash',
  TERM: 'xterm-256color',
  ...(hasSessionCredentials && { AWS_EXECUTION_ENV: 'CloudShell' }),
})

export function promptOf({ home, prompt }: MachineProfile, directory: string, status: number): string {
  const inside = directory.startsWith(`${home}/`)
  return prompt(directory === home ? '~' : inside ? `~${directory.slice(home.length)}` : directory, status)
}
