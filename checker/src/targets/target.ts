/**
 * Where a learner's account lives: one interface, whatever is behind it. The checker's other parts know only this.
 */
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import type {
  ActivityEntry,
  Basis,
  Capability,
  ConsoleSettings,
  Gaps,
  InboxMessage,
  Laid,
  StartState,
} from '@first-line/labs'
import type { AccountCard, Activity, Credentials, Learner, Machine, Mail, TargetKind } from '../contract.ts'

/** A request that reached a learner's account, with what the scheduler needs to know of it. */
export interface AccountEvent {
  readonly activity: Activity
  /** It changed something: a read cannot turn a step red or green. */
  readonly write: boolean
  /** It went to what AWS has no API for: signing in, the switches of the console's own pages. */
  readonly console: boolean
}

interface ClientCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

/** How the account reader's SDK clients reach one account. */
export interface ClientSettings {
  readonly region: string
  /** A function where they are renewed by themselves. */
  readonly credentials: ClientCredentials | (() => Promise<ClientCredentials>)
  /** Given when requests do not go over the network; they are not signed then. */
  readonly handle?: (request: HttpRequest) => Promise<HttpResponse>
  /** Given when they do. */
  readonly endpoint?: string
}

/** What was made when a start was laid before, to be had again: machines hold these keys, policies name these accounts. */
export type Relaid = Pick<Laid, 'neighbours' | 'keys'>

export interface Target {
  readonly kind: TargetKind
  /** For the real CLI and SDKs. */
  readonly endpoint: string
  readonly region: string
  /** The one account that there is; absent where each learner gets their own. */
  readonly accountId?: string
  readonly capabilities: ReadonlySet<Capability>
  /** Whether what `can()` answers is this target's own decision, or our engine's over the policies it holds. */
  readonly decides: Basis
  /**
   * The record of requests has gaps: it can show that something was done, and never that it was not. Where it is `late`,
   * changes are not told and have to be asked for; reads lag by seconds, and the record by minutes.
   */
  readonly gaps?: Gaps
  /** A sentence about this account that the learner should read before anything is begun. */
  readonly note?: string | undefined
  clients(learner: Learner): Promise<ClientSettings>
  /**
   * Lays the account down as it is before the learner comes. Called once, when the learner is made.
   * Ids of neighbours and keys are made, unless they are to be those of an earlier laying.
   */
  lay(learner: Learner, start: StartState, again?: Relaid): Promise<Laid>
  /** Ids of the other accounts of the learner's world, by nickname; none where there is nothing but the account. */
  neighbours(learner: Learner): Promise<Laid['neighbours']>
  /** How the learner's start was laid; absent where that is not kept. */
  laid?(learner: Learner): Promise<Relaid>
  /** Of what is in the account; absent where it is everybody's time. */
  now?(learner: Learner): Promise<Date>
  /** Root's keys, where anybody but root can list them. */
  rootKeys?(learner: Learner): Promise<{ id: string; status: 'Active' | 'Inactive' }[]>
  /** Undefined for a machine on which nobody is signed in. */
  credentials(learner: Learner, machine: Machine): Promise<Credentials | undefined>
  card(learner: Learner): Promise<AccountCard>
  /**
   * One request of the page. Its signature is all the authority it has. `from`: whose page it is, for the record of
   * requests where the target keeps none.
   */
  relay(request: HttpRequest, sourceIp: string, from?: Learner): Promise<HttpResponse>
  /** The same for the practice console's own services, in the learner's world; absent where there are none. */
  console?(learner: Learner, request: HttpRequest, sourceIp: string): Promise<HttpResponse>
  /** What 169.254.169.254 says to the programs of an instance; absent where there are no instances to be on. */
  metadata?(learner: Learner, instance: string): (request: Request) => Promise<Response>
  /** Tells of requests to the learner's account, the reader's own excepted. Returns a function that ends it. */
  follow(learner: Learner, tell: (event: AccountEvent) => void): () => void
  /** Newest first. */
  recent(learner: Learner, limit: number): Promise<Activity[]>
  /** The same in full, for checks. Asked only where `activity` is among the capabilities; so are the next two. */
  record(learner: Learner, limit: number): Promise<ActivityEntry[]>
  settings(learner: Learner): Promise<ConsoleSettings>
  inbox(learner: Learner): Promise<InboxMessage[]>
  /** The inbox as the page shows it, newest first; absent where no mail is kept. */
  mail?(learner: Learner): Promise<Mail[]>
  /** The policy engine's account of one request; undefined when there is no such request of this learner. */
  explain(learner: Learner, id: string): Promise<{ activity: Activity; explanation?: unknown } | undefined>
}
