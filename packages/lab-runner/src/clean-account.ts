/** Takes away what is in an account that has no snapshot to go back to: by the commands that learners are given on AWS. */
import { type Learner, openAccount, type Target } from '@first-line/checker'
import { findLeftovers, type Leftovers, leftovers, told } from '@first-line/checker/clean-up'
import { homesInMemory } from './homes.ts'
import { createStage } from './stage.ts'

/**
 * The learner's account, in every Region unless only the workshop's is asked for, and those beside it, which hold users.
 * @throws when something is left, or could not be looked for
 */
export async function cleanAccounts(target: Target, learner: Learner, where: 'everywhere' | 'at-home'): Promise<void> {
  const atHome = async (each: Learner) => leftovers(await openAccount(target, each))
  for (const accountId of Object.values(await target.neighbours(learner)))
    await clean(target, { ...learner, id: accountId, accountId }, atHome)
  await clean(target, learner, where === 'everywhere' ? (each) => findLeftovers(target, each) : atHome)
}

async function clean(target: Target, learner: Learner, look: (learner: Learner) => Promise<Leftovers>): Promise<void> {
  const { accountId } = learner
  const before = await look(learner)
  const credentials = await target.credentials(learner, 'cloudshell')
  if (!credentials) throw new Error(`there is nobody to clean the account ${accountId} as`)
  const stage = createStage({
    transport: (request) => target.relay(request, '127.0.0.1'),
    session: async () => credentials,
    homes: homesInMemory({}),
    region: target.region,
  })
  const commands = told(before, accountId)
    .split('\n')
    .filter((line) => line.startsWith('aws '))
  // No thing, but a setting that no start has.
  const { stderr } = await stage.play(['aws iam delete-account-password-policy || true', ...commands].join('\n'))
  const { left, shut } = before.left.length === 0 ? before : await look(learner)
  if (left.length + shut.length === 0) return
  const names = [...left.map(({ what, name }) => `${what} ${name}`), ...shut.map(({ region }) => `all in ${region}`)]
  throw new Error(`the account ${accountId} still has: ${names.join(', ')}. ${stderr.trim()}`)
}
