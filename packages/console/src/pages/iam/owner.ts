/** Whose credentials a page is about: a user's, or root's, for whom some calls go to the console's own service. */
import type { Session } from '../../aws/session.ts'
import { isRoot, principalName } from '../../aws/session.ts'

export type Owner = { kind: 'root' } | { kind: 'user'; userName: string }

export const ownerOf = (session: Session): Owner =>
  isRoot(session) ? { kind: 'root' } : { kind: 'user', userName: principalName(session) }

/** IAM takes the caller's own name from the signature; root has none to give. */
export const userNameOf = (owner: Owner): { UserName?: string } =>
  owner.kind === 'user' ? { UserName: owner.userName } : {}

export const ownerLabel = (owner: Owner): string => (owner.kind === 'root' ? 'the root user' : owner.userName)

/** Pages about this owner: root's and one's own, or those of a user. */
export const ownerPath = (owner: Owner, own: boolean): string =>
  own || owner.kind === 'root' ? '/iam/security_credentials' : `/iam/users/${encodeURIComponent(owner.userName)}`
