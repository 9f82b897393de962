/** A decision in one clause: what allowed it, or why not. */
import type { Decision } from '@first-line/policy'

export function clauseOf(decision: Decision): string {
  const names = [...new Set(decision.by.map(({ policy }) => policy.name ?? policy.arn ?? `a ${policy.kind} policy`))]
  const by = names.join(' and ')
  if (decision.effect === 'allow') return decision.layer === 'root' ? 'root needs no policy' : `${by} allows it`
  if (decision.explicit) return `${by} forbids it`
  return decision.layer === 'boundary' ? 'the permissions boundary does not allow it' : 'nothing allows it'
}
