import { type CompiledPolicy, compilePolicy, type PolicyKind, type PolicySet, parsePolicy } from '@first-line/policy'
import type { ManagedPolicies } from '../managed-policies/managed-policies.ts'
import { AWS_MANAGED } from '../managed-policies/managed-policies.ts'
import { iamArn } from '../services/iam/arns.ts'
import { groups, type PolicyHolder, policies, roles, users } from '../services/iam/entities.ts'
import type { WorldState } from '../world/state.ts'
import type { Caller } from './caller.ts'

/** Where a policy's text came from; what {@link CompiledPolicy} is told, and what explanations show. */
interface PolicySource {
  kind: PolicyKind
  arn?: string
  name?: string
  attachedTo?: string
}

/** Parses and compiles policies once for each text and source. */
export interface PolicyCompiler {
  compile(text: string, source: PolicySource): CompiledPolicy
  hashOf(text: string): string
  /** The text behind a hash, as long as it was compiled lately. */
  textOf(hash: string): string | undefined
}

const REMEMBERED_POLICIES = 5_000

export function createPolicyCompiler(hashText: (text: string) => string): PolicyCompiler {
  const compiled = new Map<string, CompiledPolicy>()
  const hashes = new Map<string, string>()
  const texts = new Map<string, string>()

  function hashOf(text: string): string {
    const known = hashes.get(text)
    if (known) return known
    const hash = hashText(text)
    remember(hashes, text, hash)
    remember(texts, hash, text)
    return hash
  }

  return {
    hashOf,
    textOf: (hash) => texts.get(hash),
    compile(text, source) {
      const hash = hashOf(text)
      const key = [hash, source.kind, source.arn ?? '', source.name ?? '', source.attachedTo ?? ''].join('\n')
      const known = compiled.get(key)
      if (known) return known
      const parsed = parsePolicy(text)
      // What is stored was validated when it came in.
      if (!parsed.ok) throw new Error(`A stored policy does not parse: ${source.arn ?? source.name ?? source.kind}`)
      const policy = compilePolicy(parsed.document, { ...source, hash })
      remember(compiled, key, policy)
      return policy
    },
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  if (map.size >= REMEMBERED_POLICIES) map.delete(map.keys().next().value!)
  map.set(key, value)
}

export interface PolicySetContext {
  compiler: PolicyCompiler
  managedPolicies: ManagedPolicies
}

/** The text of a managed policy's default version, AWS's or the account's; `undefined` when it is gone. */
export function managedPolicyText(
  arn: string,
  account: string,
  state: WorldState,
  managed: ManagedPolicies,
): string | undefined {
  if (arn.startsWith(AWS_MANAGED)) return managed.get(arn)?.document
  const policy = state.table(policies, account).by('arn', arn)[0]
  return policy?.versions.find((version) => version.versionId === policy.defaultVersionId)?.document
}

/** All policies of a caller: identity, groups, boundary, session. Kept until something in the world changes. */
export function policySetOf(caller: Caller, state: WorldState, context: PolicySetContext): PolicySet {
  let sets = cache.get(state)
  if (!sets || sets.version !== state.version) {
    sets = { version: state.version, byCaller: new Map() }
    cache.set(state, sets)
  }
  const key = caller.accessKeyId ?? caller.arn
  let set = sets.byCaller.get(key)
  if (!set) {
    set = gather(caller, state, context)
    sets.byCaller.set(key, set)
  }
  return set
}

const cache = new WeakMap<WorldState, { version: number; byCaller: Map<string, PolicySet> }>()

function gather(caller: Caller, state: WorldState, { compiler, managedPolicies }: PolicySetContext): PolicySet {
  const { account } = caller

  const managed = (arn: string, kind: PolicyKind, attachedTo?: string): CompiledPolicy[] => {
    const text = managedPolicyText(arn, account, state, managedPolicies)
    return text === undefined
      ? []
      : [compiler.compile(text, { kind, arn, name: arn.slice(arn.lastIndexOf('/') + 1), attachedTo })]
  }
  const held = (holder: PolicyHolder, attachedTo: string): CompiledPolicy[] => [
    ...Object.entries(holder.inlinePolicies).map(([name, text]) =>
      compiler.compile(text, { kind: 'identity', name, attachedTo }),
    ),
    ...holder.attachedPolicies.flatMap((arn) => managed(arn, 'identity', attachedTo)),
  ]
  /** A boundary whose policy is gone allows nothing. */
  const boundaryOf = (arn: string | undefined): CompiledPolicy | undefined => {
    if (arn === undefined) return undefined
    return managed(arn, 'boundary')[0] ?? compiler.compile(ALLOWS_NOTHING, { kind: 'boundary', arn })
  }

  const set: PolicySet = { identity: [] }
  const type = caller.principal.type
  const ownerId = caller.session?.id ?? caller.userId
  if (type === 'user' || type === 'federated-user') {
    const user = state.table(users, account).by('id', ownerId)[0]
    if (user) {
      const arn = iamArn(account, 'user', user.path, user.userName)
      const ofGroups = user.groups.flatMap((id) => {
        const group = state.table(groups, account).by('id', id)[0]
        return group ? held(group, iamArn(account, 'group', group.path, group.groupName)) : []
      })
      set.identity = [...held(user, arn), ...ofGroups]
      set.boundary = boundaryOf(user.permissionsBoundary)
    }
  } else if (type === 'role-session') {
    const role = state.table(roles, account).by('id', ownerId)[0]
    if (role) {
      set.identity = held(role, iamArn(account, 'role', role.path, role.roleName))
      set.boundary = boundaryOf(role.permissionsBoundary)
    }
  }
  const { session } = caller
  if (session && (session.policies || session.policyArns || session.kind === 'federated-user'))
    set.session = [
      ...(session.policies ?? []).map((text) => compiler.compile(text, { kind: 'session' })),
      ...(session.policyArns ?? []).flatMap((arn) => managed(arn, 'session')),
    ]
  return set
}

const ALLOWS_NOTHING =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:never":"true"}}}]}'
