/** Who and where one is: just-bash's own know one machine only. */
import { type Command as BashCommand, defineCommand } from 'just-bash/browser'

const says = (name: string, text: (args: readonly string[]) => string): BashCommand =>
  defineCommand(name, async (args) => ({ stdout: `${text(args)}\n`, stderr: '', exitCode: 0 }))

/** Ids of a first user, as Linux gives them. */
const ID = 1000

export const identityCommands = ({ user, host }: { user: string; host: string }): BashCommand[] => [
  says('whoami', () => user),
  says('hostname', () => host),
  says('groups', () => user),
  says('tty', () => '/dev/pts/0'),
  says('id', ([option = '']) => {
    if (/^-(?:un|nu|gn|ng|Gn|nG)$/.test(option)) return user
    return /^-[ugG]$/.test(option) ? String(ID) : `uid=${ID}(${user}) gid=${ID}(${user}) groups=${ID}(${user})`
  }),
]
