/**
 * The account as a check sees it. A target implements it over read-only AWS calls; a lab knows nothing of targets.
 * Every answer is remembered for the length of one run, so that asking twice costs nothing.
 */
import type { ActivityLog } from './account/activity.ts'
import type { Budget, InboxMessage } from './account/budget.ts'
import type { Capability } from './account/capability.ts'
import type { Asking, Decision } from './account/decision.ts'
import type { Group } from './account/group.ts'
import type { Instance, KeyPair, SecurityGroup } from './account/instance.ts'
import type { Policy } from './account/policy.ts'
import type { Role } from './account/role.ts'
import type { ConsoleSettings, CredentialReport, PasswordPolicy, Root, Summary } from './account/settings.ts'
import type { Bucket, Table } from './account/storage.ts'
import type { Topic } from './account/topic.ts'
import type { AccessKey, User, VirtualMfaDevice } from './account/user.ts'

/** Whatever a target does not show throws `NotOffered`, and the step is unverifiable there. */
export interface Account {
  readonly id: string
  /** For a step that can do with less: most just ask, and are unverifiable where there is no answer. */
  has(capability: Capability): boolean
  /**
   * What the account's things are dated with: on the sandbox its own time, which a control may have moved forward.
   * @throws NotOffered where everything is as young as the learner's first visit, and nothing can be too old
   */
  now(): Promise<Date>
  /** The id of another account of the learner's world, by its nickname in the start state: `auditor`. */
  neighbour(nickname: string): string | undefined

  users(): Promise<readonly User[]>
  /** By its exact friendly name. */
  user(name: string): Promise<User | undefined>
  /** Users to whom a managed policy is attached directly: by its name, or by its ARN. */
  usersWith(policy: string): Promise<readonly User[]>
  groups(): Promise<readonly Group[]>
  /** By its exact friendly name. */
  group(name: string): Promise<Group | undefined>
  roles(): Promise<readonly Role[]>
  /** By its exact friendly name. */
  role(name: string): Promise<Role | undefined>
  /** Those the account made itself; AWS's own are not among them. */
  policies(): Promise<readonly Policy[]>
  policy(nameOrArn: string): Promise<Policy | undefined>
  /** Access keys of all users. Root's are not listed anywhere: `root()` counts them. */
  keys(): Promise<readonly (AccessKey & { readonly owner: string })[]>
  /** Virtual devices, those too that were made and never enabled. */
  virtualMfaDevices(): Promise<readonly VirtualMfaDevice[]>
  /**
   * Any principal by its ARN: a user, a role, a session of it (`arn:aws:sts::…:assumed-role/…`), root. Give
   * `aws:TokenIssueTime` in `context` for a session that began at a certain time.
   */
  can(principalArn: string, action: string, asking?: Asking): Promise<Decision>

  /** The account's alias, which its sign-in URL begins with. */
  alias(): Promise<string | undefined>
  /** Undefined: AWS's default of eight characters, and nothing else. */
  passwordPolicy(): Promise<PasswordPolicy | undefined>
  summary(): Promise<Summary>
  root(): Promise<Root>
  /** The last one that was made: reading it makes none. */
  credentialReport(): Promise<CredentialReport | undefined>

  buckets(): Promise<readonly Bucket[]>
  bucket(name: string): Promise<Bucket | undefined>
  /** Of the Region the workshop is in; terminated ones as long as EC2 shows them. */
  instances(): Promise<readonly Instance[]>
  instance(id: string): Promise<Instance | undefined>
  keyPairs(): Promise<readonly KeyPair[]>
  securityGroups(): Promise<readonly SecurityGroup[]>
  topics(): Promise<readonly Topic[]>
  topic(nameOrArn: string): Promise<Topic | undefined>
  budgets(): Promise<readonly Budget[]>
  budget(name: string): Promise<Budget | undefined>
  tables(): Promise<readonly Table[]>
  table(name: string): Promise<Table | undefined>

  activity(): Promise<ActivityLog>
  /** What AWS has no API for: offered by the sandbox alone. */
  consoleSettings(): Promise<ConsoleSettings>
  /** Newest first. */
  inbox(): Promise<readonly InboxMessage[]>
}
