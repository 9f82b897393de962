import { rangeOf, type StatementCheck } from './check.ts'

/** What AWS accepts and a reviewer would not. */
export const advise: StatementCheck = ({ statement, index, options }, findings) => {
  const { action = [], notAction, resource = [], notResource, principal, notPrincipal, effect, conditions } = statement
  const anyResource = resource.includes('*')
  const anyone = principal?.some(({ type, value }) => type === 'AWS' && value === '*') === true
  const at = (element: 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Principal' | 'NotPrincipal') =>
    rangeOf(statement, element)

  for (const [position, pattern] of action.entries()) {
    const wider = action.find((other, place) => place !== position && covers(other, pattern))
    if (wider !== undefined) findings.add('redundant-action', at('Action'), { action: pattern, by: wider }, index)
  }
  if (notPrincipal) {
    findings.add(effect === 'Deny' ? 'deny-not-principal' : 'not-principal-with-allow', at('NotPrincipal'), {}, index)
  }
  // Guardrails allow widely by design; what follows is about grants.
  if (effect !== 'Allow' || options.kind === 'scp' || options.kind === 'rcp') return
  if (notAction) findings.add('allow-not-action', at('NotAction'), {}, index)
  if (notResource) findings.add('allow-not-resource', at('NotResource'), {}, index)
  if (anyone && conditions.length === 0) findings.add('public-principal', at('Principal'), {}, index)
  if (options.kind !== 'identity') return
  if (anyResource && action.some((pattern) => pattern === '*' || pattern === '*:*')) {
    findings.add('allow-all', at('Action'), {}, index)
    return
  }
  for (const pattern of action) {
    const [service, name] = pattern.split(':')
    if (name === '*') findings.add('wildcard-service', at('Action'), { action: pattern, service: service ?? '' }, index)
  }
  const passesRoles = action.some((pattern) => covers(pattern, 'iam:PassRole'))
  if (passesRoles && anyResource && !conditions.some(({ key }) => key.toLowerCase() === 'iam:passedtoservice')) {
    findings.add('pass-role-any', at('Resource'), {}, index)
  }
}

/** Whether one action pattern takes in the other: equal, or a prefix that ends in `*`. */
function covers(pattern: string, other: string): boolean {
  const [one, two] = [pattern.toLowerCase(), other.toLowerCase()]
  if (one === two || one === '*') return true
  return one.indexOf('*') === one.length - 1 && two.startsWith(one.slice(0, -1))
}
