import type { Founded } from './basis.ts'
import type { Asking, Decision } from './decision.ts'
import type { PolicyDocument } from './policy.ts'
import type { Candidate } from './role.ts'

/** An SNS topic. */
export interface Topic extends Founded {
  readonly arn: string
  readonly name: string
  policy(): Promise<PolicyDocument>
  subscriptions(): Promise<
    readonly { readonly protocol: string; readonly endpoint: string; readonly confirmed: boolean }[]
  >
  /**
   * Whether the topic's policy lets a service (`{ service: 'budgets.amazonaws.com' }`) or a principal do something with
   * it. Give `aws:SourceAccount` and `aws:SourceArn` in `context`: AWS sends them along.
   */
  lets(candidate: Candidate, action: string, asking?: Asking): Promise<Decision>
}
