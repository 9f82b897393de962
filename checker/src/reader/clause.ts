/** A decision in one clause: what allowed it, or why not. */
import type { Decision } from '@first-line/policy'

/** Who did not allow it, where no statement forbade it. What is not here: nothing of the principal's own allows it. */
const silent: Partial<Record<Decision['layer'], string>> = {
  boundary: 'the permissions boundary does not allow it',
  session: 'the session policy does not allow it',
  trust: 'the trust policy does not allow it',
  resource: 'the policy of the resource does not allow it',
  scp: 'a service control policy does not allow it',
  rcp: 'a resource control policy does not allow it',
  'vpc-endpoint': 'the policy of the VPC endpoint does not allow it',
  credentials: 'these credentials may not call it',
}

export function clauseOf(decision: Decision): string {
  const names = [...new Set(decision.by.map(({ policy }) => policy.name ?? policy.arn ?? `a ${policy.kind} policy`))]
  const by = names.join(' and ')
  if (decision.effect === 'allow') return decision.layer === 'root' ? 'root needs no policy' : `${by} allows it`
  if (decision.explicit) return `${by} forbids it`
  return silent[decision.layer] ?? 'nothing allows it'
}
