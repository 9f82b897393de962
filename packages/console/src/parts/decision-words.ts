/** A decision's stable keys in words. */
import type { ClauseExplanation, LayerExplanation, PolicyReference } from '@first-line/policy'

export const layerNames: Record<LayerExplanation['layer'], string> = {
  identity: 'Identity-based policies',
  boundary: 'Permissions boundary',
  session: 'Session policies',
  resource: 'Resource-based policy',
  trust: 'Role trust policy',
  scp: 'Service control policies',
  rcp: 'Resource control policies',
  'vpc-endpoint': 'VPC endpoint policy',
}

export const roleTexts: Record<LayerExplanation['role'], string> = {
  granted: 'This is what allowed the request.',
  denied: 'This is what forbade the request: an explicit deny beats every allow.',
  missing: 'An allow was needed here, and there is none.',
  allowed: 'It did not stand in the way.',
  'not-needed': 'It had no say in this request.',
}

export const policyName = ({ name, arn, attachedTo, kind }: PolicyReference): string =>
  `${name ?? arn ?? `${kind} policy`}${attachedTo === undefined ? '' : ` (through ${attachedTo})`}`

/** One clause: what it lists, what the request had, whether they fit. */
export function clauseText(clause: ClauseExplanation): string {
  if (clause.element === 'Condition') {
    const { operator, conditionKey, listed, actual, matched } = clause
    const had = actual === undefined ? 'the request does not have this key' : `the request has ${actual.join(', ')}`
    return `Condition ${operator} ${conditionKey}: ${listed.join(', ')} – ${had}; ${matched ? 'holds' : 'does not hold'}`
  }
  if (clause.element === 'Principal' || clause.element === 'NotPrincipal')
    return `${clause.element}: ${clause.matched ? 'names' : 'does not name'} the caller (${clause.actual[0] ?? 'anonymous'})`
  const { element, listed, actual, matched, by } = clause
  const shown = listed.length > 6 ? `${listed.slice(0, 6).join(', ')} and ${listed.length - 6} more` : listed.join(', ')
  return `${element} ${shown} – ${matched ? `matches ${actual}${by === undefined ? '' : ` by ${by}`}` : `does not match ${actual}`}`
}
