import type { HttpRequest } from '@first-line/aws-api'
import type { Hash } from './environment.ts'
import type { SandboxEvent } from './events/event.ts'
import type { ExplainedDecision } from './explain.ts'
import type { Ids } from './ids/ids.ts'
import type { ManagedPolicies } from './managed-policies/managed-policies.ts'
import type { Check } from './operation.ts'
import type { Caller } from './pipeline/caller.ts'
import type { BodyProof } from './pipeline/journey.ts'
import type { PolicyCompiler } from './pipeline/policy-set.ts'
import type { RequestFacts } from './pipeline/request-facts.ts'
import type { Sessions } from './sessions/sessions.ts'
import type { Blobs } from './store/blob-collection.ts'
import type { BlobStore, EventQuery } from './store/store.ts'
import type { CollectionDefinition } from './world/collection.ts'
import type { WorldState } from './world/state.ts'
import type { Table } from './world/table.ts'

/** What the event of a request says where the request alone does not. */
export interface Attribution {
  /** Who it is about: whoever shows a password or a token rather than a signature. It is who the policies are asked about. */
  caller?: Caller
  /** How AWS calls the event, where that is not the operation's name: `CheckMfa`. */
  operation?: string
  /** Why it failed, where the sender is told less. */
  errorMessage?: string
}

/** A request that was, and how its decisions came about. */
export interface Recollection {
  event: SandboxEvent
  decisions: ExplainedDecision[]
}

/** What an operation is given: the input, who asks, and the world. */
export interface Call<Input = unknown> {
  input: Input
  caller: Caller
  /** The caller's account: where IAM's things are looked for. */
  account: string
  /** The Region the request was made in; us-east-1 for global services. */
  region: string
  /** Ledger time: what new entities are dated with, ISO 8601 without milliseconds, as AWS dates things. */
  now: string
  /** Wall time in milliseconds: for sessions and codes, never for entities. */
  wallTime: number
  request: RequestFacts
  /** The message as it came, and what its signature says of the body: for what no model describes (checksums, chunks). */
  message: { request: HttpRequest; proof: BodyProof | undefined }
  world: WorldState
  worldId: string
  /** The entities of a collection, of the caller's account unless another is named. */
  table: <T>(collection: CollectionDefinition<T>, account?: string) => Table<T>
  ids: Ids
  hash: Hash
  managedPolicies: ManagedPolicies
  sessions: Sessions
  blobs: BlobStore & Pick<Blobs, 'keep'>
  /** Compiles a policy's text, once for each text and source: for resource and trust policies of checks. */
  compile: PolicyCompiler['compile']
  /** What became of an earlier request of this world, by its event's id; while a request is prepared, not inside its unit. */
  recall: (eventId: string) => Promise<Recollection | undefined>
  /** Events of this world, other accounts' among them; while a request is prepared, not inside its unit. */
  events: (query: Partial<EventQuery>) => Promise<SandboxEvent[]>
  attribute: (attribution: Attribution) => void
  /** Headers of the answer, whatever it is, that are no members of the output; and its status, where that is not the model's. */
  answer: (headers: Record<string, string>, status?: number) => void
  /** Asks the policies about one thing of many (a key of DeleteObjects). Gives the message of the denial, if it is denied. */
  denial: (check: Check) => string | undefined
}
