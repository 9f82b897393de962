// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of ARNs look like that
import type { AwsStructure } from '@first-line/aws-api'
import { type CompiledPolicy, contextKeysOf, type PolicySet } from '@first-line/policy'
import type { IamData } from '@first-line/policy/iam-data'
import type { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import { invalidInput, noEntity } from '../errors.ts'
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
  for (const resource of resources)
    if (resource !== ALL && !/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+/.test(resource))
      throw invalidInput(`ResourceNames are not in a valid ARN format: ${resource}.`)
  // Anything with a colon will do: a pattern is taken literally, and allowed by patterns that cover it.
  if (!input.ActionNames.every((action) => action.includes(':')))
    throw invalidInput('The action is invalid since it is missing names')
  if (input.ResourceArns?.length) checkActions(input.ActionNames, data)
  checkResourceHandling(input.ResourceHandlingOption, input.ActionNames)
  if (policies.resource) checkNamedResources(policies.resource, resources)
  const caller = simulatedCaller(call, callerArn)
  const owner = ownerOf(input.ResourceOwner)
  const given = contextOf(input.ContextEntries)
  const context = { ...caller.context, ...given }
  const missing = keysOf(policies).filter((key) => !Object.hasOwn(given, key.toLowerCase()))
  const actions = input.ActionNames.map((action, index) => ({ action, index: String(index) }))
  const { items, rest } = pageOf(input, actions, ({ index }) => index, badMarker)
  const results = items.map(({ action }) => {
    const evaluations = resources.map((resource) => {
      // Nobody in particular is of whatever account the resource is of: recorded of ARNs with foreign account ids.
      const resourceAccount = (callerArn === undefined ? undefined : accountIn(resource)) ?? owner ?? caller.account
      const request = { principal: caller.principal, action, resource, resourceAccount, context }
      const evaluation = evaluate(request, policies)
      return takes(action, resource, data) ? evaluation : { ...evaluation, ...NOT_TAKEN }
    })
    return resultOf(action, evaluations, missing, data)
  })
  return { EvaluationResults: results, ...rest }
}

/**
 * Beside a resource's policy every resource has a name, those in the policy too (recorded on AWS in 2026).
 * @throws AwsError InvalidInput
 */
function checkNamedResources({ document }: CompiledPolicy, resources: readonly string[]): void {
  if (resources.includes(ALL)) throw noEntity(ALL)
  if (document.statements.some(({ resource }) => resource?.includes(ALL)))
    throw invalidInput(`ResourceNames are not in a valid ARN format: ${ALL}.`)
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

/** The keys that the policies speak of, each once; not those of SCPs. */
function keysOf({ identity, boundary, resource }: PolicySet): string[] {
  const keys = new Map<string, string>()
  for (const policy of [...identity, boundary, resource])
    for (const key of policy ? contextKeysOf(policy.document) : [])
      if (!keys.has(key.toLowerCase())) keys.set(key.toLowerCase(), key)
  return [...keys.values()]
}

/**
 * Of what was not allowed AWS lists every key that the policies speak of and nobody passed, even of statements about
 * other actions, and even where it has a value of its own. Of what a Deny or an SCP refused, none.
 */
function missingFor({ decision, allowedByOrganizations }: Evaluation, missing: readonly string[]): readonly string[] {
  return decision === 'implicitDeny' && allowedByOrganizations !== false ? missing : []
}

function resultOf(action: string, evaluations: Evaluation[], missing: readonly string[], data: IamData): AwsStructure {
  const first = evaluations[0]!
  const single = evaluations.length === 1
  const everything = single && first.resource === ALL
  const [boundary, organizations] = [first.allowedByBoundary, first.allowedByOrganizations]
  return {
    EvalActionName: action,
    EvalResourceName: single ? first.resource : templateOf(action, first.resource, data),
    EvalDecision: strictest(evaluations.map(({ decision }) => decision)),
    MatchedStatements: unionOf(evaluations),
    MissingContextValues: [...new Set(evaluations.flatMap((evaluation) => missingFor(evaluation, missing)))],
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
    ...(!everything && {
      ResourceSpecificResults: evaluations.map((one) => specificOf(one, missingFor(one, missing))),
    }),
  }
}

function specificOf(evaluation: Evaluation, missing: readonly string[]): AwsStructure {
  return {
    EvalResourceName: evaluation.resource,
    EvalResourceDecision: evaluation.decision,
    // These two are absent when they would be empty, unlike the lists of the whole result.
    ...(evaluation.matched.length > 0 && { MatchedStatements: evaluation.matched }),
    ...(missing.length > 0 && { MissingContextValues: [...missing] }),
    ...(evaluation.crossAccount && { EvalDecisionDetails: evaluation.details }),
    ...(evaluation.allowedByBoundary !== undefined && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: evaluation.allowedByBoundary },
    }),
  }
}

const badMarker = (): AwsError => invalidInput('Invalid marker for pagination.')

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

/** Each statement once: those of every resource, unless a Deny decided; then those of the Deny. */
function unionOf(evaluations: readonly Evaluation[]): AwsStructure[] {
  const denied = evaluations.some(({ decision }) => decision === 'explicitDeny')
  const union = new Map<string, AwsStructure>()
  for (const { decision, matched } of evaluations)
    if (!denied || decision === 'explicitDeny')
      for (const statement of matched) union.set(JSON.stringify(statement), statement)
  return [...union.values()]
}

/** How the simulator calls the resources of these services, whatever the action; recorded on AWS in 2026. */
const TEMPLATES: Readonly<Record<string, string>> = {
  s3: 's3:::${BucketName}/${KeyName}',
  iam: 'iam::${Account}:${ResourceType}/${ResourceName}',
  sts: 'iam::${Account}:${RelativeId}',
  sqs: 'sqs:${Region}:${Account}:${QueueName}',
  kms: 'kms:${Region}:${Account}:${ResourceType}/${Id}',
  lambda: 'lambda:${Region}:${Account}:${ResourceType}:${ResourceId}',
  ec2: 'ec2:${Region}:${Account}:${ResourceType}/${ResourcePath}',
}

/**
 * With several resources AWS names a template, in the first one's partition, and no resource of the request. (With one,
 * recorded answers name that one; the documentation of autumn 2026 says the template there too.)
 */
function templateOf(action: string, resource: string, data: IamData): string {
  const [, partition = 'aws'] = resource.split(':')
  const info = data.action(action)
  if (!info) return ALL
  const known = TEMPLATES[info.service]
  if (known !== undefined) return `arn:${partition}:${known}`
  const templates = typesOf(action, data)
  return (templates.find((arn) => covers(arn, resource)) ?? templates[0] ?? ALL).replace('${Partition}', partition)
}

/** Templates of the resources that an action takes. */
function typesOf(action: string, data: IamData): string[] {
  const info = data.action(action)
  return (info?.resourceTypes ?? []).flatMap(({ name }) => data.resourceType(info!.service, name)?.arn ?? [])
}

/**
 * Whether an action is about resources like this one: if not, no policy allows it there, not even one for every resource.
 * S3 does not tell buckets from objects.
 */
function takes(action: string, resource: string, data: IamData): boolean {
  const info = data.action(action)
  if (resource === ALL || !info) return true
  const templates = typesOf(action, data)
  if (info.service === 's3') return templates.length > 0 && resource.split(':')[2] === 's3'
  return templates.some((template) => covers(template, resource))
}

const NOT_TAKEN: Pick<Evaluation, 'decision' | 'matched' | 'crossAccount' | 'details'> = {
  decision: 'implicitDeny',
  matched: [],
  crossAccount: false,
  details: {},
}

/** What AWS knows of an action and what it does not cannot be asked about together. @throws AwsError InvalidInput */
function checkActions(actions: readonly string[], data: IamData): void {
  const known = actions.filter((action) => data.action(action))
  const unknown = actions.filter((action) => !data.action(action))
  if (known.length > 0 && unknown.length > 0)
    throw invalidInput(
      `Invalid Input Actions: [${known.join(',')}] and [${unknown.join(',')}] require different authorization information. `,
    )
}

/** Whether an ARN is one that a template like `arn:${Partition}:s3:::${BucketName}/${ObjectName}` describes. */
function covers(template: string, arn: string): boolean {
  const literals = template.split(/\$\{\w+\}/).map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  const last = literals.length - 2
  const pattern = literals.reduce((sum, text, index) => `${sum}${index - 1 === last ? '.+' : '[^:/]*'}${text}`)
  return new RegExp(`^${pattern}$`).test(arn)
}
