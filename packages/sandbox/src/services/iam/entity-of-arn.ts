import { type PolicyDocument, parsePolicy } from '@first-line/policy'
import type { Call } from '../../call.ts'
import { AWS_MANAGED } from '../../managed-policies/managed-policies.ts'
import type { Check } from '../../operation.ts'
import { matchesWildcards } from '../../wildcards.ts'
import { iamArn } from './arns.ts'
import { type Group, groups, type PolicyHolder, type Role, roles, type User, users } from './entities.ts'
import { noEntity } from './errors.ts'
import { existingGroup, groupCheck } from './groups.ts'
import { defaultDocument, findPolicy } from './managed.ts'
import { existingRole, roleCheck } from './roles.ts'
import { existingUser, userCheck } from './users.ts'

/** A user, group or role that an ARN names. */
export type IamEntity =
  | { type: 'USER'; arn: string; id: string; name: string; path: string; entity: User }
  | { type: 'GROUP'; arn: string; id: string; name: string; path: string; entity: Group }
  | { type: 'ROLE'; arn: string; id: string; name: string; path: string; entity: Role }

const ENTITY_ARN = /^arn:aws[\w-]*:iam::(\d{12}):(user|group|role)((?:\/[\x21-\x7e]+)*\/)([\w+=,.@-]+)$/

/** @throws AwsError InvalidInput for what names no entity of the account, NoSuchEntity */
export function entityOfArn(call: Call, arn: string): IamEntity {
  const [, account, kind, , name] = ENTITY_ARN.exec(arn) ?? []
  // As AWS says it of an assumed role's ARN (seen by many who simulate their own session).
  if (!kind || !name || account !== call.account) throw noEntity(arn)
  // By name: the simulator finds one whose path is another, too.
  return describe(call, kind, name)
}

function describe(call: Call, kind: string, name: string): IamEntity {
  if (kind === 'user') return userEntity(call, existingUser(call, name))
  if (kind === 'role') return roleEntity(call, existingRole(call, name))
  return groupEntity(call, existingGroup(call, name))
}

export const userEntity = ({ account }: Call, entity: User): IamEntity => ({
  type: 'USER',
  arn: iamArn(account, 'user', entity.path, entity.userName),
  id: entity.userId,
  name: entity.userName,
  path: entity.path,
  entity,
})

export const roleEntity = ({ account }: Call, entity: Role): IamEntity => ({
  type: 'ROLE',
  arn: iamArn(account, 'role', entity.path, entity.roleName),
  id: entity.roleId,
  name: entity.roleName,
  path: entity.path,
  entity,
})

export const groupEntity = ({ account }: Call, entity: Group): IamEntity => ({
  type: 'GROUP',
  arn: iamArn(account, 'group', entity.path, entity.groupName),
  id: entity.groupId,
  name: entity.groupName,
  path: entity.path,
  entity,
})

/** What an operation about the entity behind an ARN asks. An ARN that names none is asked about as it is. */
export function entityCheck(call: Call, action: string, arn: string): Check {
  const [, account, kind, , name] = ENTITY_ARN.exec(arn) ?? []
  if (!name || account !== call.account) return { action, resource: arn }
  if (kind === 'user') return userCheck(call, action, name)
  return kind === 'role' ? roleCheck(call, action, name) : groupCheck(call, action, name)
}

/** A policy that is attached to an entity, or embedded in it. */
export interface HeldPolicy {
  name: string
  text: string
  /** Of a managed policy. */
  arn?: string
  /** Whose it is: the entity itself, or a group of the user's. */
  holder: IamEntity
}

/** The policies of an entity; of a user those of its groups too, but each managed policy once. */
export function policiesOf(call: Call, entity: IamEntity): HeldPolicy[] {
  const own = heldBy(call, entity, entity.entity)
  if (entity.type !== 'USER') return own
  const ofGroups = entity.entity.groups.flatMap((id) =>
    call
      .table(groups)
      .by('id', id)
      .flatMap((group) => heldBy(call, groupEntity(call, group), group)),
  )
  const seen = new Set<string>()
  return [...own, ...ofGroups].filter(({ arn }) => arn === undefined || (!seen.has(arn) && seen.add(arn)))
}

function heldBy(call: Call, holder: IamEntity, { attachedPolicies, inlinePolicies }: PolicyHolder): HeldPolicy[] {
  const inline = Object.entries(inlinePolicies).map(([name, text]) => ({ name, text, holder }))
  const managed = attachedPolicies.flatMap((arn) => {
    const policy = findPolicy(call, arn)
    const text = policy && defaultDocument(policy)
    return policy && text !== undefined ? [{ name: policy.policyName, text, arn, holder }] : []
  })
  return [...inline, ...managed]
}

/** How a managed policy is spoken of in results: AWS's own, or the customer's. */
export function isAwsManaged(arn: string): boolean {
  return arn.startsWith(AWS_MANAGED)
}

/** Users and roles that have a managed policy, the users through their groups too. */
export function holdersOf(call: Call, policyArn: string): IamEntity[] {
  const members = call
    .table(groups)
    .by('policy', policyArn)
    .flatMap((group) => call.table(users).by('group', group.groupId))
  const direct = call.table(users).by('policy', policyArn)
  const all = new Map([...direct, ...members].map((user) => [user.userId, user]))
  return [
    ...[...all.values()].map((user) => userEntity(call, user)),
    ...call
      .table(roles)
      .by('policy', policyArn)
      .map((role) => roleEntity(call, role)),
  ]
}

/** A stored policy, parsed. @throws Error for one that does not parse, which is our fault: it was validated */
export function documentOf(text: string): PolicyDocument {
  const parsed = parsePolicy(text)
  if (!parsed.ok) throw new Error('A stored policy does not parse')
  return parsed.document
}

/** Whether a statement of the policy allows at least one action of the service: the logic of last-accessed data. */
export function grantsService(document: PolicyDocument, namespace: string): boolean {
  return document.statements.some((statement) => {
    if (statement.effect !== 'Allow') return false
    if (statement.action) return statement.action.some((pattern) => coversService(pattern, namespace))
    return !(statement.notAction ?? []).some(
      (pattern) => /^(?:\*|.*:\*+)$/.test(pattern) && coversService(pattern, namespace),
    )
  })
}

function coversService(pattern: string, namespace: string): boolean {
  const service = pattern.split(':', 1)[0]!.toLowerCase()
  return matchesWildcards(service, namespace)
}
