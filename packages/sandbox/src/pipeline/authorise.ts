import {
  type AccessRequest,
  type CompiledPolicy,
  type Decision,
  decide,
  denialReason,
  lowerCaseContext,
  type PolicyReference,
  type PolicySet,
} from '@first-line/policy'
import type { DenialStyle } from '../denial-style.ts'
import type { RecordedDecision } from '../events/event.ts'
import type { Check } from '../operation.ts'
import type { Caller } from './caller.ts'

export interface Authorisation {
  decisions: RecordedDecision[]
  /** The first check that was denied. */
  denied?: { check: Check; decision: Extract<Decision, { effect: 'deny' }> }
}

/** Asks the policies about each check, up to the first that is denied. */
export function authorise(
  caller: Caller,
  checks: readonly Check[],
  policies: PolicySet,
  globals: Record<string, string | readonly string[]>,
): Authorisation {
  const decisions: RecordedDecision[] = []
  for (const check of checks) {
    const request: AccessRequest = {
      principal: caller.principal,
      action: check.action,
      resource: check.resource,
      ...(check.resourceAccount !== undefined && { resourceAccount: check.resourceAccount }),
      context: contextOf(check, globals),
    }
    // The caller's own set as it is, where nothing is added: what is remembered of it is found again.
    const { resourcePolicy, trustPolicy } = check
    const set: PolicySet =
      resourcePolicy || trustPolicy
        ? {
            ...policies,
            ...(resourcePolicy && { resource: resourcePolicy }),
            ...(trustPolicy && { trust: trustPolicy }),
          }
        : policies
    const decision = decide(request, set)
    decisions.push({
      action: check.action,
      resource: check.resource,
      ...(check.resourceAccount !== undefined && { resourceAccount: check.resourceAccount }),
      decision,
      policies: referencesOf(set),
      context: request.context,
    })
    if (decision.effect === 'deny') return { decisions, denied: { check, decision } }
  }
  return { decisions }
}

function contextOf(
  check: Check,
  globals: Record<string, string | readonly string[]>,
): Record<string, string | readonly string[]> {
  if (!check.context) return globals
  return { ...globals, ...lowerCaseContext(check.context as Record<string, string | string[]>) }
}

const references = new WeakMap<PolicySet, PolicyReference[]>()

function referencesOf(set: PolicySet): PolicyReference[] {
  const known = references.get(set)
  if (known) return known
  const all: CompiledPolicy[] = [...set.identity, ...(set.session ?? [])]
  for (const one of [set.boundary, set.resource, set.trust, set.vpcEndpoint]) if (one) all.push(one)
  for (const level of [...(set.scps ?? []), ...(set.rcps ?? [])]) all.push(...level)
  const made = all.map(referenceOf)
  references.set(set, made)
  return made
}

function referenceOf(policy: CompiledPolicy): PolicyReference {
  const { kind, arn, name, hash, attachedTo } = policy.reference
  return { kind, arn, name, hash, attachedTo }
}

/** Access Troubleshooter's sentence, which a denial of IAM ends with (IAM User Guide, *Troubleshoot access denied error messages with authorization ID*). */
function troubleshooterTail(region: string, id: string): string {
  const link = `https://${region}.console.aws.amazon.com/iam/home?region=${region}#/authorization-details/${id}`
  return `. Go to ${link} for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: ${id}`
}

/** The message of a denial, in the service's style. `authorizationId` is there when Access Troubleshooter is on. */
export function denialMessage(
  style: DenialStyle,
  caller: Caller,
  denied: NonNullable<Authorisation['denied']>,
  region: string,
  authorizationId: string | undefined,
  encoded?: () => string,
): string {
  const { check, decision } = denied
  const message = style.message({
    principal: caller.arn,
    action: check.action,
    resource: check.shown === null ? undefined : (check.shown ?? check.resource),
    reason: denialReason(decision, check.action),
    outsider:
      caller.kind === 'anonymous' || (check.resourceAccount !== undefined && check.resourceAccount !== caller.account),
    ...(encoded && { encoded }),
  })
  return style.troubleshooter && !check.withoutTroubleshooter && authorizationId !== undefined
    ? message + troubleshooterTail(region, authorizationId)
    : message
}
