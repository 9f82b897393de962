/** What a session token says. It is all there is to a session: none is stored. */
export interface SessionClaims {
  world: string
  account: string
  accessKeyId: string
  /** `user` and `root` are sessions of GetSessionToken and of the console. */
  kind: 'root' | 'user' | 'role' | 'federated-user'
  /** Unique id of the user or role; the account id for root. For a federated user, of its issuer. */
  id: string
  /** The role session's name, or the federated user's. */
  name?: string
  /** Milliseconds of wall time. */
  issuedAt: number
  expiresAt: number
  /** When a second factor was shown; absent: none was. */
  mfaAt?: number
  /** Texts of session policies passed inline. */
  policies?: string[]
  /** ARNs of managed session policies. */
  policyArns?: string[]
  tags?: Record<string, string>
  transitiveTagKeys?: string[]
  sourceIdentity?: string
  /** The session was made by a role's session: it may last an hour at most. */
  chained?: boolean
  /** Provider of an identity that came from outside. */
  federatedProvider?: string
  /** Made by the console's sign-in rather than by STS. */
  console?: boolean
  /** The only operations it may call (`iam/CreateVirtualMFADevice`); absent: all. */
  onlyOperations?: string[]
  /** Condition keys that the session brings along, in lower case: `ec2:sourceinstancearn`. */
  context?: Record<string, string>
  /** Makes a token as long as MinimumSessionTokenSize asks. */
  padding?: string
}
