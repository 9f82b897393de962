/**
 * The pager of AWS CLI v2: an answer that goes to a terminal goes through `less`, or what was named instead
 * (https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html#cli-usage-pagination-clientside).
 */
import { CliError, STATUS } from './errors.ts'
import type { Machine } from './machine.ts'
import { type Session, setting } from './session.ts'

/** What fits on a screen is only printed, and what was read stays. */
const LESS = 'FRX'

/** Empty for none. The file comes before `PAGER`, as the real one has it. */
function pagerOf(session: Session): string {
  const { globals, machine } = session
  if (!globals.pager) return ''
  return machine.env.AWS_PAGER ?? setting(session, 'cli_pager') ?? machine.env.PAGER ?? 'less'
}

export interface AnswerOutput {
  write(text: string): void
  /** Nothing more comes. Ends when whoever reads it has left. */
  end(): Promise<void>
}

/** Where an answer goes: to the screen as it comes, or to a reader's pager as a whole. */
export function answerOutput(session: Session): AnswerOutput {
  const { machine } = session
  const pager = machine.page ? pagerOf(session) : ''
  if (pager === '') return { write: (text) => machine.write('stdout', text), end: async () => {} }
  let held = ''
  return {
    write: (text) => {
      held += text
    },
    // Of an empty answer there is nothing to be read.
    end: async () => (held === '' ? undefined : page(machine, pager, held, LESS)),
  }
}

/** Help goes through a pager whatever is set for answers; it has a screen of its own. */
export async function showHelp(machine: Machine, text: string): Promise<void> {
  if (!machine.page) machine.write('stdout', text)
  else await page(machine, machine.env.MANPAGER || machine.env.PAGER || 'less -R', text, '')
}

async function page(machine: Machine, pager: string, text: string, options: string): Promise<void> {
  if (await machine.page?.(pager, text, options)) return
  const [program = ''] = pager.trim().split(/\s+/)
  throw new CliError(
    STATUS.configuration,
    `Unable to redirect output to pager. Received the following error when opening pager:
[Errno 2] No such file or directory: '${program}'

Learn more about configuring the output pager by running "aws help config-vars".`,
    { code: 'Pager' },
  )
}
