/** What an account on LocalStack holds of IAM, as a sandbox is laid out with it. */
import type { AwsStructure } from '@first-line/aws-api'
import type { AccountSeed } from '@first-line/sandbox'
import { z } from 'zod'

/** IAM sends documents percent-encoded (RFC 3986). */
const document = z.string().transform(decodeURIComponent)
const tags = z.array(z.object({ Key: z.string(), Value: z.string() })).default([])
const attached = z.array(z.object({ PolicyArn: z.string() })).default([])
const inline = z.array(z.object({ PolicyName: z.string(), PolicyDocument: document })).default([])
const boundary = z.object({ PermissionsBoundaryArn: z.string().optional() }).optional()

const details = z.object({
  UserDetailList: z.array(
    z.object({
      ...{ UserName: z.string(), UserId: z.string(), Path: z.string() },
      ...{
        UserPolicyList: inline,
        AttachedManagedPolicies: attached,
        Tags: tags,
        GroupList: z.array(z.string()).default([]),
      },
    }),
  ),
  GroupDetailList: z.array(
    z.object({ GroupName: z.string(), Path: z.string(), GroupPolicyList: inline, AttachedManagedPolicies: attached }),
  ),
  RoleDetailList: z.array(
    z.object({
      ...{ RoleName: z.string(), RoleId: z.string(), Path: z.string(), AssumeRolePolicyDocument: document },
      ...{ RolePolicyList: inline, AttachedManagedPolicies: attached, Tags: tags, PermissionsBoundary: boundary },
    }),
  ),
  Policies: z.array(
    z.object({
      ...{ PolicyName: z.string().optional(), Arn: z.string(), Path: z.string() },
      PolicyVersionList: z.array(z.object({ Document: document, IsDefaultVersion: z.boolean() })),
    }),
  ),
})

type Held = { AttachedManagedPolicies: z.infer<typeof attached> }

const policiesOf = ({ AttachedManagedPolicies }: Held, own: z.infer<typeof inline>) => ({
  attachedPolicies: AttachedManagedPolicies.map(({ PolicyArn }) => PolicyArn),
  inlinePolicies: Object.fromEntries(own.map(({ PolicyName, PolicyDocument }) => [PolicyName, PolicyDocument])),
})

/** From GetAccountAuthorizationDetails, which LocalStack answers in one page. */
export function seedOfIam(
  answer: AwsStructure,
): Required<Pick<AccountSeed, 'users' | 'groups' | 'roles' | 'policies'>> {
  const { UserDetailList, GroupDetailList, RoleDetailList, Policies } = details.parse(answer)
  return {
    users: UserDetailList.map((user) => ({
      ...{ userName: user.UserName, userId: user.UserId, path: user.Path, groups: user.GroupList, tags: user.Tags },
      ...policiesOf(user, user.UserPolicyList),
    })),
    groups: GroupDetailList.map((group) => ({
      ...{ groupName: group.GroupName, path: group.Path },
      ...policiesOf(group, group.GroupPolicyList),
    })),
    roles: RoleDetailList.map((role) => ({
      ...{ roleName: role.RoleName, roleId: role.RoleId, path: role.Path, tags: role.Tags },
      assumeRolePolicyDocument: role.AssumeRolePolicyDocument,
      ...limitedBy(role.PermissionsBoundary),
      ...policiesOf(role, role.RolePolicyList),
    })),
    policies: Policies.flatMap(({ Arn, Path: path, PolicyVersionList }) => {
      const text = PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document
      return text === undefined ? [] : [{ policyName: Arn.slice(Arn.lastIndexOf('/') + 1), path, document: text }]
    }),
  }
}

const limitedBy = ({ PermissionsBoundaryArn: arn }: NonNullable<z.infer<typeof boundary>> = {}) =>
  arn === undefined ? {} : { permissionsBoundary: arn }

const user = z.object({ User: z.object({ PermissionsBoundary: boundary }) })
const keys = z.object({
  AccessKeyMetadata: z.array(z.object({ AccessKeyId: z.string(), Status: z.enum(['Active', 'Inactive']) })),
})

/** What LocalStack leaves out of the details of a user: from GetUser and ListAccessKeys. */
export const seedOfUser = (got: AwsStructure | undefined, listed: AwsStructure | undefined) => ({
  ...limitedBy(user.safeParse(got).data?.User.PermissionsBoundary),
  accessKeys: (keys.safeParse(listed).data?.AccessKeyMetadata ?? []).map(({ AccessKeyId, Status }) => ({
    accessKeyId: AccessKeyId,
    status: Status,
  })),
})
