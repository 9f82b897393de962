import type { Recollection } from '../call.ts'
import type { Clock, Hash } from '../environment.ts'
import type { Ids } from '../ids/ids.ts'
import type { ManagedPolicies } from '../managed-policies/managed-policies.ts'
import type { Registry } from '../registry.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { Blobs } from '../store/blob-collection.ts'
import type { LookupIndex } from '../world/lookup-index.ts'
import type { Worlds } from '../world/worlds.ts'
import type { Models } from './models.ts'
import type { PolicyCompiler } from './policy-set.ts'

/** All that the pipeline works with. */
export interface Machinery {
  models: Models
  registry: Registry
  worlds: Worlds
  lookups: LookupIndex
  sessions: Sessions
  managedPolicies: ManagedPolicies
  compiler: PolicyCompiler
  blobs: Blobs
  clock: Clock
  ids: Ids
  hash: Hash
  accessTroubleshooter: boolean
  /** `[0-9a-z]+`; leads back to the event of this number. */
  eventId(seq: number): string
  /** An earlier request of a world, as long as it is remembered. */
  recall(world: string, eventId: string): Promise<Recollection | undefined>
  /** S3's second request id. */
  hostId(): string
  /** Resolves when all that was committed in a world so far is on disk. */
  pending(world: string): Promise<void>
  /** Writes waiting events in a while. */
  flushSoon(): void
  /** Told of faults of ours: exceptions that are no answer of AWS's. */
  onError(error: unknown): void
}
