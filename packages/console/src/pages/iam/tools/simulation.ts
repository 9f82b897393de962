/** What the policy simulator asks, and what it answers. */
import type { AwsStructure } from '@first-line/aws-api'
import type { Holder } from '../permissions/holder.ts'

export interface MatchedStatement {
  SourcePolicyId?: string
  SourcePolicyType?: string
  StartPosition?: { Line?: number; Column?: number }
  EndPosition?: { Line?: number; Column?: number }
}

export interface EvaluationResult {
  EvalActionName: string
  EvalResourceName?: string
  EvalDecision: 'allowed' | 'explicitDeny' | 'implicitDeny'
  MatchedStatements?: MatchedStatement[]
  MissingContextValues?: string[]
  PermissionsBoundaryDecisionDetail?: { AllowedByPermissionsBoundary: boolean }
  ResourceSpecificResults?: {
    EvalResourceName: string
    EvalResourceDecision: EvaluationResult['EvalDecision']
    MatchedStatements?: MatchedStatement[]
    MissingContextValues?: string[]
    PermissionsBoundaryDecisionDetail?: { AllowedByPermissionsBoundary: boolean }
  }[]
}

export interface ContextEntry {
  key: string
  type: string
  values: string
}

/** A policy that is left out, as `PolicyExclusionList` names it. */
export type Exclusion =
  | { PolicyArn: string }
  | { PolicyType: 'permission-boundary' }
  | { InlinePolicyIdentifier: { PolicyName: string; AttachmentType: string; AttachmentName: string } }

export interface Simulation {
  mode: 'principal' | 'policy'
  principal: string
  /** of the principal's policies */
  excluded: Exclusion[]
  policy: string
  actions: string[]
  resources: string
  context: ContextEntry[]
}

/** `arn:aws:iam::123456789012:user/kitchen/dana` → the user dana: a path is no part of the name. */
export function holderOf(arn: string): Holder {
  const [, kind = '', name = ''] = /:(user|group|role)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? []
  return { kind: kind === 'group' ? 'Group' : kind === 'role' ? 'Role' : 'User', name }
}

/** How the simulator calls the types that the Service Authorization Reference has: `Bool` → `boolean`. */
const typeOf = (type: string): string => {
  const [, list = '', one = 'String'] = /^(ArrayOf)?(\w+)$/.exec(type) ?? []
  const name = { Bool: 'boolean', Numeric: 'numeric', Date: 'date', IPAddress: 'ip', Binary: 'binary' }[one] ?? 'string'
  return list === '' ? name : `${name}List`
}

/** A row for each key that the policies ask for. What was filled in stays; a row without a value says nothing, and goes. */
export function withKeys(
  entries: readonly ContextEntry[],
  asked: readonly string[],
  typeOfKey: (key: string) => string | undefined,
): ContextEntry[] {
  const kept = entries.filter(({ values }) => values.trim() !== '')
  const has = (name: string) => kept.some(({ key }) => key.trim().toLowerCase() === name.toLowerCase())
  return [
    ...kept,
    ...asked.filter((name) => !has(name)).map((key) => ({ key, type: typeOf(typeOfKey(key) ?? 'String'), values: '' })),
  ]
}

/** The operation and its input. */
export function callOf(simulation: Simulation): { operation: string; input: AwsStructure } {
  const resources = simulation.resources.split(/[\s,]+/).filter(Boolean)
  const context = simulation.context.filter(({ key, values }) => key.trim() !== '' && values.trim() !== '')
  const input: AwsStructure = {
    ActionNames: simulation.actions,
    ...(resources.length > 0 && { ResourceArns: resources }),
    ...(context.length > 0 && {
      ContextEntries: context.map(({ key, type, values }) => ({
        ContextKeyName: key.trim(),
        ContextKeyType: type,
        ContextKeyValues: values.split(',').map((value) => value.trim()),
      })),
    }),
  }
  return simulation.mode === 'principal'
    ? {
        operation: 'SimulatePrincipalPolicy',
        input: {
          PolicySourceArn: simulation.principal,
          ...(simulation.excluded.length > 0 && { PolicyExclusionList: simulation.excluded }),
          ...input,
        },
      }
    : { operation: 'SimulateCustomPolicy', input: { PolicyInputList: [simulation.policy], ...input } }
}

export interface ResultRow {
  id: string
  action: string
  resource: string
  decision: EvaluationResult['EvalDecision']
  statements: MatchedStatement[]
  missing: string[]
  /** What it came to beyond the policies themselves. */
  boundary: boolean | undefined
}

/** A row for each action and resource. */
export const rowsOf = (results: readonly EvaluationResult[]): ResultRow[] =>
  results.flatMap((result) => {
    const specific = result.ResourceSpecificResults ?? []
    const all =
      specific.length > 0
        ? specific.map((one) => ({ ...one, resource: one.EvalResourceName, decision: one.EvalResourceDecision }))
        : [{ ...result, resource: result.EvalResourceName ?? '*', decision: result.EvalDecision }]
    return all.map(
      ({
        resource,
        decision,
        MatchedStatements = [],
        MissingContextValues = [],
        PermissionsBoundaryDecisionDetail,
      }) => ({
        id: `${result.EvalActionName} ${resource}`,
        action: result.EvalActionName,
        resource,
        decision,
        statements: MatchedStatements,
        missing: MissingContextValues,
        boundary: PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
      }),
    )
  })
