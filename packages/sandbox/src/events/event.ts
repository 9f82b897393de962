import type { Decision, PolicyReference, Principal } from '@first-line/policy'

/** One decision of a request: an operation may ask for several (iam:PassRole beside ec2:RunInstances). */
export interface RecordedDecision {
  action: string
  resource: string
  resourceAccount?: string
  decision: Decision
  /** Every policy that was looked at, by the hash of its text; {@link Explanation}s are made from them on demand. */
  policies: PolicyReference[]
  /** The request's context keys, in lower case. */
  context: Record<string, string | readonly string[]>
}

/** `failed`: allowed, and then refused for another reason. `rejected`: never reached a decision (validation, unknown operation). */
export type Outcome = 'allowed' | 'denied' | 'failed' | 'rejected'

/** A request that was authenticated, and what became of it. JSON. */
export interface SandboxEvent {
  /** `[0-9a-z]+`. Also the authorization id that Access Troubleshooter knows it by. */
  id: string
  /** Rises by one within a world. */
  seq: number
  world: string
  /** The caller's account. */
  account: string
  /** Wall time, ISO 8601. */
  time: string
  /** The world's ledger time, where it differs. */
  ledgerTime?: string
  requestId: string
  principal: Principal
  /** ARN, or `anonymous`. */
  principalArn: string
  /** As GetCallerIdentity's UserId: `AIDA…`, `AROA…:session`, the account id for root. */
  principalId: string
  accessKeyId?: string
  mfa?: boolean
  /** The service's name in botocore: `iam`. */
  service: string
  operation: string
  /** The first action that was asked for; the API's own name where it never came to one. */
  action: string
  resource?: string
  /** It could not have changed anything, whatever the outcome. */
  readOnly: boolean
  outcome: Outcome
  errorCode?: string
  errorMessage?: string
  decisions: RecordedDecision[]
  region: string
  sourceIp: string
  userAgent: string
  /** The input, secrets left out; absent for a read that asked for nothing in particular. */
  requestParameters?: Record<string, unknown>
  /** The output, secrets left out, for writes. */
  responseElements?: Record<string, unknown>
}
