/** Who asks, for what, and under which circumstances. */

/** Tags of the principal (for a session: session tags over the role's own). They become `aws:PrincipalTag/KEY`. */
export type Tags = Readonly<Record<string, string>>

type AccountPrincipal = {
  accountId: string
  /** The 64 digits S3 knows the account by; only for `CanonicalUser` principals. */
  canonicalId?: string
  /** Set for credentials of GetSessionToken: what they may call is limited by STS, whatever the policies say. */
  sessionToken?: boolean
}

export type RootPrincipal = AccountPrincipal & { type: 'root' }

export type UserPrincipal = AccountPrincipal & {
  type: 'user'
  /** `arn:aws:iam::111122223333:user/path/name` */
  arn: string
  userName: string
  /** `AIDA…`, `aws:userid` */
  userId: string
  tags?: Tags
}

/** A session of AssumeRole, AssumeRoleWithWebIdentity, AssumeRoleWithSAML, an instance profile. */
export type RoleSessionPrincipal = AccountPrincipal & {
  type: 'role-session'
  /** `arn:aws:iam::111122223333:role/path/name` */
  roleArn: string
  /** `AROA…` */
  roleId: string
  sessionName: string
  /** `arn:aws:sts::111122223333:assumed-role/name/session` (the role's path is not part of it) */
  arn: string
  tags?: Tags
  /** The identity provider a federated session came from: `aws:FederatedProvider`. */
  federatedProvider?: string
}

/** A session of GetFederationToken. */
export type FederatedUserPrincipal = AccountPrincipal & {
  type: 'federated-user'
  /** `arn:aws:sts::111122223333:federated-user/name` */
  arn: string
  name: string
  /** The IAM user (or root) who called GetFederationToken; its identity policies go into the policy set. */
  issuerArn: string
  tags?: Tags
}

/** An AWS service calling on its own behalf: `cloudtrail.amazonaws.com`. */
export type ServicePrincipal = { type: 'service'; service: string }

/** Someone with a token of an identity provider, before they have a role: the caller of AssumeRoleWithWebIdentity or -SAML. */
export type WebIdentityPrincipal = {
  type: 'web-identity'
  /** ARN of the OIDC or SAML provider, or a built-in one such as `accounts.google.com`. */
  provider: string
}

export type AnonymousPrincipal = { type: 'anonymous' }

export type Principal =
  | RootPrincipal
  | UserPrincipal
  | RoleSessionPrincipal
  | FederatedUserPrincipal
  | ServicePrincipal
  | WebIdentityPrincipal
  | AnonymousPrincipal

/** Keys in lower case (`lowerCaseContext` makes them so). A list is a multivalued key. Values as text: `true`, `12`, ISO dates. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>

export type AccessRequest = {
  principal: Principal
  /** `s3:GetObject`, any case */
  action: string
  /** An ARN, or `*` for an action without a resource */
  resource: string
  /** The account that owns the resource. Absent: that of the resource's ARN, or else the principal's own. */
  resourceAccount?: string
  /** Keys that follow from the principal (`aws:PrincipalArn`, `aws:username`, `aws:userid` …) are added unless given here. */
  context: RequestContext
}
