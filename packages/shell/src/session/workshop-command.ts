/** `workshop`: what the site offers, from the terminal. */
import { type Command as BashCommand, defineCommand } from 'just-bash/browser'

/** Asks the page: `status`, `check`, `console …`. Gives text to print and a status. */
export type WorkshopCall = (args: string[]) => Promise<{ text: string; status: number }>

const USAGE = `usage: workshop status          what is done and what is next
       workshop check [STEP]    check the open module now
`

export function workshopCommand(call: WorkshopCall | undefined): BashCommand[] {
  return [
    defineCommand('workshop', async (args) => {
      if (args.length === 0 || args[0] === 'help' || args[0] === '--help') {
        return { stdout: USAGE, stderr: '', exitCode: 0 }
      }
      if (!call) return { stdout: '', stderr: 'workshop: there is no page behind this terminal.\n', exitCode: 1 }
      const { text, status } = await call(args)
      return status === 0 ? { stdout: text, stderr: '', exitCode: 0 } : { stdout: '', stderr: text, exitCode: status }
    }),
  ]
}
