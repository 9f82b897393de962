import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { instanceProfiles } from '../../entities/instance-profiles.ts'
import { type Group, groups, type PolicyHolder, policies, type Role, roles, type User, users } from '../../entities.ts'
import { validationError } from '../../errors.ts'
import { groupOut } from '../../groups.ts'
import { instanceProfileOut } from '../../instance-profiles.ts'
import { type AnyManagedPolicy, encodeDocument, findPolicy, managedPoliciesInUse, policyOut } from '../../managed.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { lastUsedOut, roleOut } from '../../roles.ts'
import { allTagsOut } from '../../tagging.ts'
import { boundaryOut, userOut } from '../../users.ts'

type Kind = 'User' | 'Group' | 'Role' | 'LocalManagedPolicy' | 'AWSManagedPolicy'

interface Input extends PageInput {
  Filter?: Kind[]
}

/** One line of the whole list: what it is, and how it is found again. */
interface Line {
  kind: Kind
  key: string
  out: () => AwsStructure
}

export const getAccountAuthorizationDetails = defineOperation<Input>({
  service: 'iam',
  name: 'GetAccountAuthorizationDetails',
  access: 'Read',
  authorise: () => ({ action: 'iam:GetAccountAuthorizationDetails', resource: '*' }),
  execute(call) {
    const wanted = (kind: Kind) => !call.input.Filter?.length || call.input.Filter.includes(kind)
    const lines = KINDS.filter(wanted).flatMap((kind) => linesOf[kind](call))
    const { items, rest } = pageOf(
      call.input,
      lines,
      ({ kind, key }) => `${kind}/${key}`,
      () => validationError('Marker and Filter do not match'),
    )
    const of = (...kinds: Kind[]) => items.filter(({ kind }) => kinds.includes(kind)).map(({ out }) => out())
    return {
      UserDetailList: of('User'),
      GroupDetailList: of('Group'),
      RoleDetailList: of('Role'),
      Policies: of('LocalManagedPolicy', 'AWSManagedPolicy'),
      ...rest,
    }
  },
})

/** In the order in which pages tell them. */
const KINDS = ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'] as const

const linesOf: Record<Kind, (call: Call<Input>) => Line[]> = {
  User: (call) =>
    call
      .table(users)
      .list()
      .map((user) => ({ kind: 'User', key: users.key(user), out: () => userDetail(call, user) })),
  Group: (call) =>
    call
      .table(groups)
      .list()
      .map((group) => ({ kind: 'Group', key: groups.key(group), out: () => groupDetail(call, group) })),
  Role: (call) =>
    call
      .table(roles)
      .list()
      .map((role) => ({ kind: 'Role', key: roles.key(role), out: () => roleDetail(call, role) })),
  LocalManagedPolicy: (call) =>
    call
      .table(policies)
      .list()
      .map(({ arn }) => ({
        kind: 'LocalManagedPolicy',
        key: arn,
        out: () => policyDetail(call, findPolicy(call, arn)!),
      })),
  // Of AWS's policies those that somebody has or is limited by.
  AWSManagedPolicy: (call) => {
    const used = managedPoliciesInUse(call)
    return call.managedPolicies
      .list()
      .filter(({ arn }) => used.has(arn))
      .map(({ arn }) => ({
        kind: 'AWSManagedPolicy',
        key: arn,
        out: () => policyDetail(call, findPolicy(call, arn)!),
      }))
  },
}

function userDetail(call: Call, user: User): AwsStructure {
  const inline = inlineOut(user)
  return {
    ...userOut(user, call.account, 'list'),
    // Unlike a group's and a role's, absent when there are none.
    ...(inline.length > 0 && { UserPolicyList: inline }),
    GroupList: user.groups.flatMap((id) =>
      call
        .table(groups)
        .by('id', id)
        .map(({ groupName }) => groupName),
    ),
    AttachedManagedPolicies: attachedOut(user),
    ...boundaryOut(user.permissionsBoundary),
    ...allTagsOut(user.tags),
  }
}

function groupDetail(call: Call, group: Group): AwsStructure {
  return {
    ...groupOut(group, call.account),
    GroupPolicyList: inlineOut(group),
    AttachedManagedPolicies: attachedOut(group),
  }
}

function roleDetail(call: Call, role: Role): AwsStructure {
  return {
    ...roleOut(call, role),
    InstanceProfileList: call
      .table(instanceProfiles)
      .by('role', role.roleId)
      .map((profile) => instanceProfileOut(call, profile)),
    RolePolicyList: inlineOut(role),
    AttachedManagedPolicies: attachedOut(role),
    ...boundaryOut(role.permissionsBoundary),
    ...allTagsOut(role.tags),
    ...lastUsedOut(call, role),
  }
}

function policyDetail(call: Call, policy: AnyManagedPolicy): AwsStructure {
  return {
    ...policyOut(call, policy, 'list'),
    PolicyVersionList: policy.versions.toReversed().map(({ document, versionId, createDate }) => ({
      Document: encodeDocument(document),
      VersionId: versionId,
      IsDefaultVersion: versionId === policy.defaultVersionId,
      CreateDate: new Date(createDate),
    })),
  }
}

function inlineOut({ inlinePolicies }: PolicyHolder): { PolicyName: string; PolicyDocument: string }[] {
  return Object.entries(inlinePolicies).map(([name, text]) => ({
    PolicyName: name,
    PolicyDocument: encodeDocument(text),
  }))
}

function attachedOut({ attachedPolicies }: PolicyHolder): { PolicyName: string; PolicyArn: string }[] {
  return attachedPolicies.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }))
}
