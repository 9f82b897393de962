import type { Principal } from '@first-line/policy'
import type { SessionClaims } from '../sessions/claims.ts'

/** Who asks, once that is proven. */
export interface Caller {
  /** `reader`: the checker's in-process principal, which may read everything and leaves no trace. */
  kind: 'credentials' | 'anonymous' | 'reader'
  principal: Principal
  /** The account it acts in. */
  account: string
  /** As in messages and GetCallerIdentity; `anonymous` for nobody. */
  arn: string
  /** As GetCallerIdentity's UserId: `AIDA…`, `AROA…:session`, the account id for root. */
  userId: string
  /** The IAM user's name; absent for everyone else. */
  userName?: string
  accessKeyId?: string
  /** Of temporary credentials. */
  session?: SessionClaims
}
