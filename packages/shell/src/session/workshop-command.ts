/** `workshop`: what the site offers, from the terminal. */
import { type Command as BashCommand, type CommandContext, defineCommand } from 'just-bash/browser'
import type { Machine, Transport } from '../aws/machine.ts'
import { isInstance, MACHINES, type MachineName } from './machines.ts'

/** Asks the page: `status`, `check`, `why`, `reset`. Gives text to print and a status. */
export type WorkshopCall = (args: string[]) => Promise<{ text: string; status: number }>

/** Runs one command on another machine. */
export type RunElsewhere = (
  machine: MachineName,
  words: readonly string[],
) => Promise<{ stdout: string; stderr: string; status: number }>

export interface WorkshopPlace {
  /** Answers for the page; absent where there is none. */
  call?: WorkshopCall | undefined
  /** The learner's other machines; absent where this one is alone. */
  elsewhere?: RunElsewhere | undefined
  /** To the console's own services; absent where there are none. */
  console?: Transport | undefined
  /** A machine for one run, as `aws` has it. */
  machine: (context: CommandContext) => { machine: Machine; printed: () => { stdout: string; stderr: string } }
  /** Asks at the keyboard; undefined at the end of input. */
  ask: (prompt: string) => Promise<string | undefined>
  /** The id of the last request that was denied here. */
  lastDenial: () => string | undefined
}

const USAGE = `workshop status                  what is done in the open module, and what is next
workshop check [STEP]            check the open module now, or one step of it
workshop why                     why the last request of this terminal was refused
workshop console OPERATION …     what AWS has a page for and no API; workshop console help lists it
workshop as MACHINE -- COMMAND … one command on another of your machines: cloudshell, laptop, attacker
workshop pass-time --days N      the account’s own time passes: ages, bills, alerts (--hours N)
workshop inbox [--token]         the account’s mails; or the token of the newest confirmation alone
workshop reset                   this machine's files and history as in the beginning; asks first
`

const says = (stdout: string, stderr = '', exitCode = 0) => ({ stdout, stderr, exitCode })

export const workshopCommand = (place: WorkshopPlace): BashCommand =>
  defineCommand('workshop', async (args, context) => {
    const [verb, ...rest] = args
    const { call } = place
    if (verb === undefined || verb === 'help' || verb === '--help') return says(USAGE)
    if (verb === 'console') {
      if (!place.console) return says('', 'workshop: there is no console behind this terminal.\n', 1)
      const { runConsole } = await import('../console/console-command.ts')
      const { machine, printed } = place.machine(context)
      const exitCode = await runConsole(machine, place.console, rest)
      return { ...printed(), exitCode }
    }
    if (verb === 'as') {
      const [machine = '', dashes, ...words] = rest
      const known = MACHINES.find((each) => each === machine)
      if (dashes !== '--' || words.length === 0 || (!known && !isInstance(machine as MachineName)))
        return says('', `usage: workshop as ${MACHINES.join('|')} -- COMMAND …\n`, 252)
      if (!known) return says('', `workshop: ${machine} is an instance; open it, and type there.\n`, 1)
      if (!place.elsewhere) return says('', 'workshop: there are no other machines behind this terminal.\n', 1)
      const { stdout, stderr, status } = await place.elsewhere(known, words)
      return says(stdout, stderr, status)
    }
    if (!call) return says('', 'workshop: there is no page behind this terminal.\n', 1)
    if (verb === 'why') {
      const denial = place.lastDenial()
      if (denial === undefined) return says('', 'workshop: no request of this terminal was refused.\n', 1)
      return answer(await call(['why', denial]))
    }
    if (verb === 'reset') {
      const sure = await place.ask('Everything in this home directory goes, the history too. Type yes to go on: ')
      if (sure?.trim().toLowerCase() !== 'yes') return says('Nothing was changed.\n')
      return answer(await call(['reset']))
    }
    return answer(await call([...args]))
  })

const answer = ({ text, status }: { text: string; status: number }) =>
  status === 0 ? says(text) : says('', text, status)
