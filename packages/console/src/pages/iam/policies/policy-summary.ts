/** What a policy comes to, service by service, as AWS's summary table says it: full or limited, by access level. */
import { type AccessLevel, type IamData, parsePolicy } from '@first-line/policy'

export interface SummaryRow {
  effect: 'Allow' | 'Deny'
  service: string
  /** "Full access", or "Full: List, Read · Limited: Write" */
  access: string
  resource: string
  condition: string
}

const levels: readonly AccessLevel[] = ['List', 'Read', 'Tagging', 'Write', 'Permissions management']

/** Undefined for a text that is no policy. */
export function summaryOf(text: string, data: IamData): SummaryRow[] | undefined {
  const parsed = parsePolicy(text)
  if (!parsed.ok) return undefined
  return parsed.document.statements.flatMap((statement) => {
    const { effect, action, notAction, resource, notResource, conditions } = statement
    const about = {
      effect,
      resource: resource
        ? resource.includes('*')
          ? 'All resources'
          : resource.join(', ')
        : notResource
          ? `All but ${notResource.join(', ')}`
          : '-',
      condition:
        conditions.length === 0
          ? 'None'
          : conditions.map(({ operator, key, values }) => `${operator} ${key}: ${values.join(', ')}`).join('; '),
    }
    if (!action) return [{ ...about, service: 'All services', access: `All but ${notAction?.join(', ') ?? ''}` }]
    if (action.includes('*')) return [{ ...about, service: 'All services', access: 'Full access' }]
    return [...byService(action, data)].map(([service, granted]) => ({
      ...about,
      service: data.serviceName(service) ?? service,
      access: accessOf(service, granted, data),
    }))
  })
}

function byService(patterns: readonly string[], data: IamData): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const pattern of patterns) {
    const named = pattern.split(':')[0]?.toLowerCase() ?? ''
    const expanded = data.expandActions(pattern)
    // An action that nobody knows belongs to its service all the same.
    for (const action of expanded.length > 0 ? expanded : [pattern]) {
      const service = expanded.length > 0 ? (action.split(':')[0] ?? named) : named
      const granted = found.get(service) ?? new Set()
      granted.add(action)
      found.set(service, granted)
    }
  }
  return found
}

function accessOf(service: string, granted: ReadonlySet<string>, data: IamData): string {
  const actions = data.actions(service)
  if (actions.length > 0 && actions.every(({ name }) => granted.has(`${service}:${name}`))) return 'Full access'
  const full: string[] = []
  const limited: string[] = []
  for (const level of levels) {
    const ofLevel = actions.filter(({ accessLevel }) => accessLevel === level)
    const had = ofLevel.filter(({ name }) => granted.has(`${service}:${name}`)).length
    if (had > 0) (had === ofLevel.length ? full : limited).push(level)
  }
  const parts = [
    ...(full.length > 0 ? [`Full: ${full.join(', ')}`] : []),
    ...(limited.length > 0 ? [`Limited: ${limited.join(', ')}`] : []),
  ]
  return parts.length > 0 ? parts.join(' · ') : 'No known action'
}
