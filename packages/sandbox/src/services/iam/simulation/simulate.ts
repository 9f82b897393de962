import type { AwsStructure } from '@first-line/aws-api'
import type { PolicySet } from '@first-line/policy'
import type { IamData } from '@first-line/policy/iam-data'
import type { Call } from '../../../call.ts'
import { invalidInput } from '../errors.ts'
import { type PageInput, pageOf } from '../pagination.ts'
import { type ContextEntry, contextOf } from './context-entries.ts'
import { type EvalDecision, type Evaluation, evaluate } from './evaluate.ts'
import { checkResourceHandling } from './resource-handling.ts'
import { simulatedCaller } from './simulated-caller.ts'

/** What both simulators take. */
export interface SimulationInput extends PageInput {
  ActionNames: string[]
  ResourceArns?: string[]
  ResourceOwner?: string
  ContextEntries?: ContextEntry[]
  ResourceHandlingOption?: string
}

const ALL = '*'

/**
 * `EvaluationResults`, a page of them: one for each action, with one for each resource inside.
 * @param callerArn who is simulated; nobody in particular when absent
 * @throws AwsError InvalidInput
 */
export function simulate(
  call: Call<SimulationInput>,
  policies: PolicySet,
  callerArn: string | undefined,
  data: IamData,
): AwsStructure {
  const { input } = call
  const resources = input.ResourceArns?.length ? input.ResourceArns : [ALL]
  // Wording unverified, and that of the actions.
  for (const resource of resources)
    if (resource !== ALL && !/^arn:[^:]*:[^:]*:[^:]*:[^:]*:.+/.test(resource))
      throw invalidInput(`Invalid resource ARN: ${resource}`)
  for (const action of input.ActionNames)
    if (!/^[a-z0-9-]+:[a-z0-9]+$/i.test(action)) throw invalidInput(`Invalid action name: ${action}`)
  checkResourceHandling(input.ResourceHandlingOption, resources)
  const caller = simulatedCaller(call, callerArn)
  const owner = ownerOf(input.ResourceOwner)
  const context = { ...caller.hidden, ...contextOf(input.ContextEntries) }
  const actions = input.ActionNames.map((action, index) => ({ action, index: String(index) }))
  const { items, rest } = pageOf(input, actions, ({ index }) => index)
  const results = items.map(({ action }) => {
    const evaluations = resources.map((resource) =>
      evaluate(
        {
          principal: caller.principal,
          action,
          resource,
          resourceAccount: accountIn(resource) ?? owner ?? caller.account,
          context,
        },
        policies,
      ),
    )
    return resultOf(action, evaluations, resources, data)
  })
  return { EvaluationResults: results, ...rest }
}

/** An account, as its id or the ARN of its root. @throws AwsError InvalidInput */
function ownerOf(owner: string | undefined): string | undefined {
  if (owner === undefined) return undefined
  const account = /^(?:arn:aws[\w-]*:iam::)?(\d{12})(?::root)?$/.exec(owner)?.[1]
  if (!account) throw invalidInput(`Invalid ResourceOwner: ${owner}`)
  return account
}

function accountIn(resource: string): string | undefined {
  const account = resource.split(':')[4]
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined
}

function resultOf(
  action: string,
  evaluations: Evaluation[],
  resources: readonly string[],
  data: IamData,
): AwsStructure {
  const first = evaluations[0]!
  const everything = resources.length === 1 && resources[0] === ALL
  const [boundary, organizations] = [first.allowedByBoundary, first.allowedByOrganizations]
  return {
    EvalActionName: action,
    EvalResourceName: resources.length === 1 ? resources[0] : templateOf(action, data),
    EvalDecision: strictest(evaluations.map(({ decision }) => decision)),
    MatchedStatements: unionOf(evaluations),
    MissingContextValues: [...new Set(evaluations.flatMap(({ missing }) => missing))],
    ...(organizations !== undefined && {
      OrganizationsDecisionDetail: {
        AllowedByOrganizations: evaluations.every(({ allowedByOrganizations }) => allowedByOrganizations === true),
      },
    }),
    ...(boundary !== undefined && {
      PermissionsBoundaryDecisionDetail: {
        AllowedByPermissionsBoundary: evaluations.every(({ allowedByBoundary }) => allowedByBoundary === true),
      },
    }),
    // Present and empty within an account; absent when no resource is named.
    ...(!everything && { EvalDecisionDetails: strictestByKind(evaluations) }),
    ...(!everything && { ResourceSpecificResults: evaluations.map(specificOf) }),
  }
}

function specificOf(evaluation: Evaluation): AwsStructure {
  return {
    EvalResourceName: evaluation.resource,
    EvalResourceDecision: evaluation.decision,
    MatchedStatements: evaluation.matched,
    // Absent when nothing is missing, unlike the list of the whole result.
    ...(evaluation.missing.length > 0 && { MissingContextValues: [...evaluation.missing] }),
    ...(evaluation.crossAccount && { EvalDecisionDetails: evaluation.details }),
    ...(evaluation.allowedByBoundary !== undefined && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: evaluation.allowedByBoundary },
    }),
  }
}

/** From the least to the most restrictive. */
const STRICTNESS: readonly EvalDecision[] = ['allowed', 'implicitDeny', 'explicitDeny']

function strictest(decisions: readonly EvalDecision[]): EvalDecision {
  return decisions.reduce((a, b) => (STRICTNESS.indexOf(b) > STRICTNESS.indexOf(a) ? b : a))
}

function strictestByKind(evaluations: readonly Evaluation[]): Record<string, EvalDecision> {
  const merged: Record<string, EvalDecision> = {}
  for (const { crossAccount, details } of evaluations)
    for (const [kind, decision] of crossAccount ? Object.entries(details) : [])
      merged[kind] = strictest([merged[kind] ?? 'allowed', decision])
  return merged
}

/** Each statement once; only those that contributed to the decision that is reported. */
function unionOf(evaluations: readonly Evaluation[]): AwsStructure[] {
  const reported = strictest(evaluations.map(({ decision }) => decision))
  const union = new Map<string, AwsStructure>()
  for (const { decision, matched } of evaluations)
    if (decision === reported) for (const statement of matched) union.set(JSON.stringify(statement), statement)
  return [...union.values()]
}

/**
 * With several resources AWS names the template of the action's resource type, no resource of the request. (With one,
 * recorded answers name that one; the documentation of autumn 2026 says the template there too.)
 */
function templateOf(action: string, data: IamData): string {
  const info = data.action(action)
  const type = info?.resourceTypes.find(({ required }) => required) ?? info?.resourceTypes[0]
  return (info && type && data.resourceType(info.service, type.name)?.arn) || ALL
}
