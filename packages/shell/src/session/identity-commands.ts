/** `whoami` and `hostname`: just-bash's own know one machine only. */
import { type Command as BashCommand, defineCommand } from 'just-bash/browser'

export const identityCommands = ({ user, host }: { user: string; host: string }): BashCommand[] => [
  defineCommand('whoami', async () => ({ stdout: `${user}\n`, stderr: '', exitCode: 0 })),
  defineCommand('hostname', async () => ({ stdout: `${host}\n`, stderr: '', exitCode: 0 })),
]
