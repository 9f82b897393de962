/** The record of requests: the basis of "prove it as dana". */
import type { Founded } from './basis.ts'
import type { User } from './user.ts'

/** One request that reached the account. */
export interface ActivityEntry extends Founded {
  readonly id: string
  readonly at: Date
  /** ARN, or `anonymous`. */
  readonly principal: string
  readonly principalKind: 'root' | 'user' | 'role-session' | 'federated' | 'service' | 'anonymous'
  readonly userName?: string
  readonly roleName?: string
  readonly sessionName?: string
  readonly accessKeyId?: string
  /** A second factor had been shown. */
  readonly mfa: boolean
  readonly sourceIp?: string
  /** IAM prefix: `s3`. */
  readonly service: string
  readonly action: string
  /** An ARN; absent where the action has none. */
  readonly resource?: string
  readonly outcome: 'allowed' | 'denied' | 'failed'
  readonly errorCode?: string
  /** The kind of policy that denied; `implicit`: none of the principal's own allowed it. */
  readonly deniedBy?: 'identity' | 'boundary' | 'resource' | 'session' | 'trust' | 'scp' | 'rcp' | 'implicit' | 'other'
  /** Of a denial: what Access Troubleshooter knows it by. */
  readonly authorizationId?: string
  /** By what the client calls itself. */
  readonly via?: 'console' | 'cli' | 'sdk'
  /** Of writes, as CloudTrail shows them: no secrets. */
  readonly parameters?: Readonly<Record<string, unknown>>
  /** What the answer to a write said: the id of what was made. No secrets. */
  readonly response?: Readonly<Record<string, unknown>>
}

/** A request that should be there. */
export interface Wanted {
  /** An action that was asked for and allowed: `ec2:DescribeInstances`. `*` at the end stands for any rest. */
  readonly allowed?: string
  /** An action that was asked for and denied. */
  readonly denied?: string
  /** An ARN, or its beginning with a `*` at the end. */
  readonly resource?: string
}

/** What of the wanted was seen. `entries` are in the order of what was wanted. */
export interface Sighting {
  readonly all: boolean
  readonly missing: readonly Wanted[]
  readonly entries: readonly ActivityEntry[]
}

/** Requests that reached the account, newest first. */
export interface ActivityLog {
  readonly entries: readonly ActivityEntry[]
  /** Those of one principal: a user of the account, or an ARN. For a role's ARN, those of its sessions. */
  by(principal: User | string): ActivityLog
  withKey(accessKeyId: string): ActivityLog
  /** Those at that time and later. */
  since(time: Date): ActivityLog
  /** Those that came after that one, even in the same millisecond. */
  after(entry: ActivityEntry): ActivityLog
  where(test: (entry: ActivityEntry) => boolean): ActivityLog
  /** Sign-ins at the console: `ConsoleLogin`, failures too, and `CheckMfa`, where a code was asked for. */
  signIns(): ActivityLog
  /** The newest request for this action with this outcome. */
  latest(action: string, outcome: ActivityEntry['outcome']): ActivityEntry | undefined
  /** Looks for each of several requests. */
  sees(...wanted: readonly Wanted[]): Sighting
}
