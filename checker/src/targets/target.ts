/**
 * Where a learner's account lives: one interface, whatever is behind it. The checker's other parts know only this.
 */
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import type { Basis, Capability, StartState } from '@first-line/labs'
import type { AccountCard, Activity, Credentials, Learner, Machine, TargetKind } from '../contract.ts'

/** A request that reached a learner's account, with what the scheduler needs to know of it. */
export interface AccountEvent {
  readonly activity: Activity
  /** It changed something: a read cannot turn a step red or green. */
  readonly write: boolean
}

/** How the account reader's SDK clients reach one account. */
export interface ClientSettings {
  readonly region: string
  readonly credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
  /** Given when requests do not go over the network; they are not signed then. */
  readonly handle?: (request: HttpRequest) => Promise<HttpResponse>
  /** Given when they do. */
  readonly endpoint?: string
}

export interface Target {
  readonly kind: TargetKind
  /** For the real CLI and SDKs. */
  readonly endpoint: string
  readonly region: string
  readonly capabilities: ReadonlySet<Capability>
  /** Whether what `can()` answers is this target's own decision, or our engine's over the policies it holds. */
  readonly decides: Basis
  clients(learner: Learner): Promise<ClientSettings>
  /** Lays the account down as it is before the learner comes. Called once, when the learner is made. */
  lay(learner: Learner, start: StartState): Promise<void>
  /** Undefined for a machine on which nobody is signed in. */
  credentials(learner: Learner, machine: Machine): Promise<Credentials | undefined>
  card(learner: Learner): Promise<AccountCard>
  /** One signed request of the page. Its signature is all the authority it has. */
  relay(request: HttpRequest, sourceIp: string): Promise<HttpResponse>
  /** Tells of requests to the learner's account, the reader's own excepted. Returns a function that ends it. */
  follow(learner: Learner, tell: (event: AccountEvent) => void): () => void
  /** Newest first. */
  recent(learner: Learner, limit: number): Promise<Activity[]>
  /** The policy engine's account of one request; undefined when there is no such request of this learner. */
  explain(learner: Learner, id: string): Promise<{ activity: Activity; explanation?: unknown } | undefined>
}
