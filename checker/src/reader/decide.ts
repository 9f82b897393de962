/**
 * What a user may do: the policies are read from the account, and the engine that the sandbox enforces with decides.
 * The basis says whether the target itself would decide so (the sandbox) or only AWS would (LocalStack enforces nothing).
 */
import type { Asking, Basis, Decision, PolicySource } from '@first-line/labs'
import {
  type CompiledPolicy,
  type CompileOptions,
  compilePolicy,
  decide,
  type Decision as EngineDecision,
  lowerCaseContext,
  type PolicySet,
  parsePolicy,
  type UserPrincipal,
} from '@first-line/policy'
import { clauseOf } from './clause.ts'
import { type IamReader, required } from './iam.ts'

/** Everything that bears on a user's requests, resource policies apart. */
export interface Standing {
  readonly principal: UserPrincipal
  readonly policies: PolicySet
}

export async function standingOf(iam: IamReader, accountId: string, userName: string): Promise<Standing> {
  const [user, managed, inline, groups] = await Promise.all([
    iam.user(userName),
    iam.managedOfUser(userName),
    iam.inlineOfUser(userName),
    iam.groupsOf(userName),
  ])
  const arn = required(user.Arn, 'Arn')
  const identity = await Promise.all([
    ...managed.map(async (policy) =>
      compiled(await iam.managedText(policy.arn), { kind: 'identity', ...policy, attachedTo: arn }),
    ),
    ...inline.map(async (name) =>
      compiled(await iam.inlineTextOfUser(userName, name), { kind: 'identity', name, attachedTo: arn }),
    ),
    ...groups.flatMap((group) => policiesOfGroup(iam, required(group.GroupName, 'GroupName'), group.Arn)),
  ])
  const boundary = user.PermissionsBoundary?.PermissionsBoundaryArn
  const name = boundary?.slice(boundary.lastIndexOf('/') + 1)
  return {
    principal: {
      type: 'user',
      accountId,
      arn,
      userName,
      userId: required(user.UserId, 'UserId'),
      tags: Object.fromEntries((user.Tags ?? []).map((tag) => [tag.Key ?? '', tag.Value ?? ''])),
    },
    policies: {
      identity: identity.flat(),
      ...(boundary !== undefined && {
        boundary: compiled(await iam.managedText(boundary), {
          kind: 'boundary',
          arn: boundary,
          name: name ?? boundary,
        }),
      }),
    },
  }
}

/** A member who has nothing but this group: nobody in particular, so conditions on a user's own name do not hold. */
export async function standingOfMember(
  iam: IamReader,
  accountId: string,
  group: string,
  arn: string,
): Promise<Standing> {
  const policies = await Promise.all(policiesOfGroup(iam, group, arn))
  const userName = 'a-member'
  return {
    principal: { type: 'user', accountId, arn: `arn:aws:iam::${accountId}:user/${userName}`, userName, userId: 'AIDA' },
    policies: { identity: policies.flat() },
  }
}

export function ask(standing: Standing, action: string, asking: Asking, basis: Basis): Decision {
  const resource = asking.resource ?? '*'
  const request = { principal: standing.principal, action, resource, context: contextOf(asking) }
  const decision = decide(request, standing.policies)
  const allowed = decision.effect === 'allow'
  const by = sourcesOf(decision)
  const forbidden = decision.effect === 'deny' && decision.explicit
  return { action, resource, allowed, denied: !allowed, forbidden, by, because: clauseOf(decision), basis }
}

function policiesOfGroup(iam: IamReader, name: string, arn: string | undefined): Promise<CompiledPolicy[]>[] {
  const attachedTo = arn ?? name
  return [
    iam
      .managedOfGroup(name)
      .then((managed) =>
        Promise.all(
          managed.map(async (policy) =>
            compiled(await iam.managedText(policy.arn), { kind: 'identity', ...policy, attachedTo }),
          ),
        ),
      ),
    iam
      .inlineOfGroup(name)
      .then((inline) =>
        Promise.all(
          inline.map(async (policy) =>
            compiled(await iam.inlineTextOfGroup(name, policy), { kind: 'identity', name: policy, attachedTo }),
          ),
        ),
      ),
  ]
}

/** Compiling costs more than deciding, and the same few texts are asked again and again. */
const mostCompiled = 500
const compiledTexts = new Map<string, CompiledPolicy>()

function compiled(text: string, options: CompileOptions): CompiledPolicy {
  const key = JSON.stringify([options, text])
  const known = compiledTexts.get(key)
  if (known) return known
  const parsed = parsePolicy(text)
  if (!parsed.ok) throw new Error(`the account holds a policy that does not parse: ${options.arn ?? options.name}`)
  const policy = compilePolicy(parsed.document, options)
  if (compiledTexts.size >= mostCompiled) compiledTexts.delete(compiledTexts.keys().next().value ?? '')
  compiledTexts.set(key, policy)
  return policy
}

/** What every request of a real client carries, unless the check says otherwise. */
function contextOf(asking: Asking): ReturnType<typeof lowerCaseContext> {
  const context: Record<string, string | string[]> = {
    'aws:SecureTransport': 'true',
    'aws:CurrentTime': new Date().toISOString(),
    'aws:EpochTime': String(Math.floor(Date.now() / 1000)),
    'aws:RequestedRegion': 'us-east-1',
  }
  for (const [key, value] of Object.entries(asking.context ?? {})) {
    context[key] = typeof value === 'string' ? value : [...value]
  }
  return lowerCaseContext(context)
}

function sourcesOf(decision: EngineDecision): PolicySource[] {
  return decision.by.map(({ policy }) => ({
    kind: sourceKind(policy.kind, policy.arn),
    name: policy.name ?? policy.arn ?? policy.kind,
    ...(policy.arn !== undefined && { arn: policy.arn }),
  }))
}

function sourceKind(
  kind: EngineDecision['by'][number]['policy']['kind'],
  arn: string | undefined,
): PolicySource['kind'] {
  if (kind === 'boundary') return 'boundary'
  if (kind === 'identity') return arn === undefined ? 'inline' : 'managed'
  return 'resource'
}
