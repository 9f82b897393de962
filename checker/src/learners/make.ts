/** How a learner comes to be on a target. */
import type { Learner } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import type { Services } from '../services.ts'
import type { Target } from '../targets/target.ts'
import { siblingsOf } from './siblings.ts'

const kind = 'alone-on'

/** @throws Refused where the target is for one learner, and there is one */
export async function makeLearner({ store }: Pick<Services, 'store'>, on: Target, asks?: Learner): Promise<Learner> {
  if (on.kind !== 'localstack') return store.create(on)
  const alone = await store.shared.get(kind, on.kind)
  const theirs = asks && Object.values(await siblingsOf(store, asks))
  if (typeof alone === 'string' && !theirs?.includes(alone) && (await store.find(alone))) {
    throw new Refused(
      'not-here',
      'Somebody works on this LocalStack already. It is for one learner: it believes whoever types an account id.',
      'Go on as that learner with a code from their settings, or start another server with --port and --data of its own.',
    )
  }
  const learner = await store.create(on)
  await store.shared.put(kind, on.kind, learner.id)
  return learner
}
