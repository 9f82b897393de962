import type { ElementName, PolicyKind } from '../types/document.ts'
import { rangeOf, type StatementCheck } from './check.ts'

type Needs = { resource: 'required' | 'prohibited'; principal: 'required' | 'prohibited' }

/** Which elements a kind of policy has to have and must not have. */
const needsOf = {
  identity: { resource: 'required', principal: 'prohibited' },
  boundary: { resource: 'required', principal: 'prohibited' },
  session: { resource: 'required', principal: 'prohibited' },
  scp: { resource: 'required', principal: 'prohibited' },
  resource: { resource: 'required', principal: 'required' },
  trust: { resource: 'prohibited', principal: 'required' },
  rcp: { resource: 'required', principal: 'required' },
  'vpc-endpoint': { resource: 'required', principal: 'required' },
} as const satisfies Record<PolicyKind, Needs>

/** Elements that are there, missing, doubled or empty. */
export const checkElements: StatementCheck = ({ statement, index, options }, findings) => {
  const { elements } = statement
  const add = (key: Parameters<typeof findings.add>[0], ...at: ElementName[]): void =>
    findings.add(key, rangeOf(statement, ...at), {}, index)

  if (elements.Action && elements.NotAction) add('action-and-not-action', 'NotAction')
  else if (!elements.Action && !elements.NotAction) add('missing-action')
  else if ((statement.action ?? statement.notAction)?.length === 0) add('empty-actions', 'Action', 'NotAction')

  const needs = needsOf[options.kind]
  const prohibited = (...names: ElementName[]): void => {
    for (const element of names) {
      const range = elements[element]
      if (range) findings.add('prohibited-element', range, { element, kind: options.kind }, index)
    }
  }
  if (needs.resource === 'prohibited') prohibited('Resource', 'NotResource')
  else if (elements.Resource && elements.NotResource) add('resource-and-not-resource', 'NotResource')
  else if (!elements.Resource && !elements.NotResource) add('missing-resource')
  else if ((statement.resource ?? statement.notResource)?.length === 0)
    add('empty-resources', 'Resource', 'NotResource')

  if (needs.principal === 'prohibited') prohibited('Principal', 'NotPrincipal')
  else if (elements.Principal && elements.NotPrincipal) add('principal-and-not-principal', 'NotPrincipal')
  else if (!elements.Principal && !elements.NotPrincipal) add('missing-principal')
  else if ((statement.principal ?? statement.notPrincipal)?.length === 0)
    add('empty-principal', 'Principal', 'NotPrincipal')
}
