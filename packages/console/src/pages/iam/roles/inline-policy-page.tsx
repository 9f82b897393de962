import type { PageProps } from '../../../services.ts'
import { InlinePolicy } from '../policies/inline-policy.tsx'

/** A new inline policy, or the one that the address names. */
export default function InlinePolicyPage({ params: { name = '', policy } }: PageProps) {
  return <InlinePolicy holder={{ kind: 'Role', name }} policyName={policy} />
}
