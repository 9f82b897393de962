/** Asks the learner's own account what a principal may do. Nothing is done by asking. */
import { type Account, type Decision, NotOffered } from '@first-line/labs'
import type { Ask, Decided } from '../contract.ts'
import { Refused } from '../http/problem.ts'

export async function askAccount(account: Account, asked: Ask): Promise<Decided> {
  const { action, resource, context } = ours(asked, account.id)
  try {
    const principal = await arnOf(account, asked.by)
    const decision = await account.can(principal, action, {
      ...(resource !== undefined && { resource }),
      ...(context && { context }),
    })
    return decided(asked, decision)
  } catch (error) {
    if (error instanceof NotOffered)
      throw new Refused('not-here', 'The account cannot be asked that, where you are working.')
    throw error
  }
}

/** `{account}` stands for the learner's account id, wherever a lesson writes an ARN. */
function ours(asked: Ask, accountId: string): Ask {
  return JSON.parse(JSON.stringify(asked).replaceAll('{account}', accountId)) as Ask
}

async function arnOf(account: Account, by: string): Promise<string> {
  const named = by.replaceAll('{account}', account.id)
  if (named.startsWith('arn:')) return named
  if (named === 'root') return `arn:aws:iam::${account.id}:root`
  const role = /^role\/(.+)$/.exec(named)?.[1]
  const found = role === undefined ? await account.user(named) : await account.role(role)
  if (found) return found.arn
  const what = role === undefined ? `user ${named.slice(0, 64)}` : `role ${role.slice(0, 64)}`
  throw new Refused('not-found', `There is no ${what} in the account yet.`, 'Make it first, then ask again.')
}

function decided(asked: Ask, { allowed, layer, because, by, basis }: Decision): Decided {
  return {
    ...{ asked, allowed, layer, because, basis },
    by: by.map(({ kind, name, arn }) => ({ kind, name, ...(arn !== undefined && { arn }) })),
  }
}
