/** What is left, as a text for a terminal. */
import type { Leftover, Leftovers } from './leftovers.ts'

export function told({ left, earlier, unseen, shut }: Leftovers, account: string): string {
  const parts: string[] = []
  if (left.length === 0 && shut.length === 0) parts.push(`Nothing is left in the account ${account}.`)
  else if (left.length === 0) parts.push(`Nothing was found in the account ${account}, as far as we could look.`)
  else {
    const costs = left.filter((each) => each.costs).length
    parts.push(
      `${left.length} ${left.length === 1 ? 'thing is' : 'things are'} left in the account ${account}${costs > 0 ? `; ${costs} of them may cost money` : ''}.`,
      'Read each command before you run it: what is deleted is gone. Then look again.',
      left.map(withCommands).join('\n'),
    )
  }
  if (earlier.length > 0)
    parts.push(`Was there before, and is left alone: ${earlier.map(({ what, name }) => `${what} ${name}`).join(', ')}.`)
  for (const { region, why } of shut) parts.push(`We could not look in ${region}. ${why} Nothing there counts as gone.`)
  if (unseen.length > 0) parts.push(`Not looked for, since it cannot be seen there: ${unseen.join(', ')}.`)
  return `${parts.join('\n\n')}\n`
}

const withCommands = ({ what, name, madeAt, costs, commands }: Leftover): string =>
  [`# ${what} ${name}${madeAt ? `, ${madeAt.toISOString()}` : ''}${costs ? ', may cost money' : ''}`, ...commands].join(
    '\n',
  )
