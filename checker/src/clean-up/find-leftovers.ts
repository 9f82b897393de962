/** Looks for what is left in a learner's account, in every Region that it may use. */
import type { Learner } from '../contract.ts'
import { openAccount } from '../reader/account.ts'
import { openElsewhere } from '../reader/elsewhere.ts'
import type { Target } from '../targets/target.ts'
import { type Leftovers, leftovers } from './leftovers.ts'

/** @throws what reading the account throws: nothing counts as gone then */
export async function findLeftovers(target: Target, learner: Learner, since?: Date): Promise<Leftovers> {
  const [account, elsewhere] = await Promise.all([openAccount(target, learner), openElsewhere(target, learner)])
  return leftovers(account, elsewhere, since)
}
