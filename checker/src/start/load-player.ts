/**
 * What plays labs lies above the checker, so it is loaded by its name, when it is first needed: no import leads there, and
 * another package may take its place.
 */
import type { Sandbox, Store } from '@first-line/sandbox'
import { Refused } from '../http/problem.ts'
import type { Player } from '../play/player.ts'

interface PlayerModule {
  createPlayer(options: { sandbox: Sandbox; blobs: Store['blobs'] }): Player
}

export function loadedPlayer(name: string, options: { sandbox: Sandbox; blobs: Store['blobs'] }): Player {
  let loading: Promise<Player> | undefined
  const player = () => {
    loading ??= load(name, options)
    return loading
  }
  return {
    startOf: async (learner, module) => (await player()).startOf(learner, module),
    clean: async (target, learner) => (await player()).clean(target, learner),
    arrive: async (learner, module, index) => (await player()).arrive(learner, module, index),
  }
}

async function load(name: string, options: { sandbox: Sandbox; blobs: Store['blobs'] }): Promise<Player> {
  let module: Partial<PlayerModule>
  try {
    module = (await import(name)) as Partial<PlayerModule>
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause
    throw new Refused('not-here', `This server has no ${name}, which plays labs.`, 'Install it, then start again.')
  }
  if (!module.createPlayer) throw new Error(`${name} exports no createPlayer`)
  return module.createPlayer(options)
}
