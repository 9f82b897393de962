/** The metadata services of learners' instances. Each remembers the tokens it gave out, so it is kept for a while. */
import { createMetadataService, type MetadataService, type Sandbox } from '@first-line/sandbox'
import type { Learner } from '../contract.ts'

/** A room of learners with a few instances each; the oldest goes first, and its tokens with it. */
const most = 1000

export function metadataOf(sandbox: Sandbox): (learner: Learner, instance: string) => MetadataService['fetch'] {
  const known = new Map<string, MetadataService>()
  return (learner, instanceId) => {
    const key = `${learner.id}/${instanceId}`
    const world = sandbox.worlds.get(learner.id)
    if (!world) throw new Error(`there is no world ${learner.id}`)
    const service = known.get(key) ?? createMetadataService({ sandbox, world, account: learner.accountId, instanceId })
    known.delete(key)
    known.set(key, service)
    if (known.size > most) known.delete(known.keys().next().value!)
    return service.fetch
  }
}
