/** After a denial, in the page alone and never as part of AWS's text: the way to what decided. */

import type { Machine } from './machine.ts'

/** On an answer of a target that refuses nothing: the id of a request that AWS would have refused. */
const WOULD_REFUSE = 'x-first-line-would-refuse'

/** The same machine, and what of its requests AWS would have refused: the last one. */
export function overheard(machine: Machine): { machine: Machine; refused(): string | undefined } {
  let refused: string | undefined
  const transport: Machine['transport'] = async (request) => {
    const answer = await machine.transport(request)
    refused = answer.headers[WOULD_REFUSE] ?? refused
    return answer
  }
  return { machine: { ...machine, transport }, refused: () => refused }
}

/** A hyperlink of a terminal (OSC 8), and the command that does the same from the keyboard. */
export const whyLine = (address: string): string =>
  `\x1b]8;;${address}\x1b\\Why?\x1b]8;;\x1b\\  (or type: workshop why)\n`
