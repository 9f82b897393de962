/** What is played for the modules for tests: all begin with the account as it is handed over; in one, somebody is hired. */
import { type PlayerOptions, createPlayer as realPlayer } from '@first-line/lab-runner'
import { newcomer } from './fixture-labs.ts'

const handedOver = '00-welcome'

export function createPlayer(options: PlayerOptions): ReturnType<typeof realPlayer> {
  const real = realPlayer(options)
  return {
    clean: (target, learner) => real.clean(target, learner),
    startOf: (learner) => real.startOf(learner, handedOver),
    async arrive({ id, accountId }) {
      const world = options.sandbox.worlds.get(id)
      if (!world) throw new Error(`the learner ${id} has no world`)
      await options.sandbox.account(world, accountId).seed({ users: [{ userName: newcomer }] })
    },
  }
}
