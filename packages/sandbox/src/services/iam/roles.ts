import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { iamArn } from './arns.ts'
import { serviceUses } from './entities/reports.ts'
import { type Role, roles } from './entities.ts'
import { noSuchRole } from './errors.ts'
import { encodeDocument } from './managed.ts'
import { identityTagContext, tagsOut } from './tags.ts'
import { trustText } from './trust-policies.ts'
import { boundaryOut } from './users.ts'

/** Roles under this path belong to a service, which alone may change them. */
export const SERVICE_LINKED = '/aws-service-role/'

/** The role of this name, in whatever case. @throws AwsError NoSuchEntity */
export function existingRole(call: Call, name: string): Role {
  const role = call.table(roles).get(name.toLowerCase())
  if (!role) throw noSuchRole(name)
  return role
}

/**
 * As {@link existingRole}, for changes.
 * @param refusal words for what a service-linked role does not let happen
 * @throws AwsError UnmodifiableEntity for a service-linked role
 */
export function modifiableRole(call: Call, name: string, refusal = onlyByAws): Role {
  const role = existingRole(call, name)
  if (role.path.startsWith(SERVICE_LINKED)) throw new AwsError('UnmodifiableEntity', 400, refusal(role.roleName))
  return role
}

const onlyByAws = (name: string): string =>
  `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`

export function roleArn(account: string, role: Role): string {
  return iamArn(account, 'role', role.path, role.roleName)
}

/** Actions whose `iam:PermissionsBoundary` is the boundary the role has (Service Authorization Reference, IAM). */
const KNOW_BOUNDARY: ReadonlySet<string> = new Set([
  'iam:AttachRolePolicy',
  'iam:DeleteRole',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:GetRole',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
])

/** What operations on a role ask; a denial names it as the request does: `role X`. As `userCheck` does for users. */
export function roleCheck(call: Call, action: string, name: string, context: Check['context'] = {}): Check {
  const role = call.table(roles).get(name.toLowerCase())
  return {
    action,
    resource: role ? roleArn(call.account, role) : iamArn(call.account, 'role', '/', name),
    shown: `role ${name}`,
    context: {
      ...identityTagContext(role?.tags),
      ...(role?.permissionsBoundary !== undefined &&
        KNOW_BOUNDARY.has(action) && { 'iam:PermissionsBoundary': role.permissionsBoundary }),
      ...context,
    },
  }
}

/** Whether the caller may hand the role to a service. AWS names it by its full ARN. */
export function passRoleCheck(call: Call, name: string, service: string): Check {
  const { shown: _, ...check } = roleCheck(call, 'iam:PassRole', name, { 'iam:PassedToService': service })
  return check
}

/** What every answer says of a role. */
export function roleOut({ account, world }: Call, role: Role): AwsStructure {
  return {
    Path: role.path,
    RoleName: role.roleName,
    RoleId: role.roleId,
    Arn: roleArn(account, role),
    CreateDate: new Date(role.createDate),
    AssumeRolePolicyDocument: encodeDocument(trustText(world, role)),
  }
}

/** As ListRoles has it: without tags and boundary. */
export function roleListed(call: Call, role: Role): AwsStructure {
  return { ...roleOut(call, role), ...descriptionOut(role), MaxSessionDuration: role.maxSessionDuration }
}

/** As GetRole has it: everything. */
export function roleInFull(call: Call, role: Role): AwsStructure {
  return {
    ...roleListed(call, role),
    ...boundaryOut(role.permissionsBoundary),
    ...tagsOut(role.tags),
    ...lastUsedOut(call, role),
    ...(role.source && {
      SourceRoleTemplate: {
        TemplateArn: role.source.templateArn,
        TemplateMinorVersion: role.source.minorVersion,
      },
    }),
  }
}

export function descriptionOut({ description }: Role): AwsStructure {
  return description === undefined ? {} : { Description: description }
}

/** `RoleLastUsed`, empty for a role that was not used in the tracking period of 400 days. */
export function lastUsedOut(call: Call, role: Role): AwsStructure {
  const uses = call
    .table(serviceUses)
    .by('entity', role.roleId)
    .map(({ date, region }) => ({ date, region }))
  if (role.lastUsed) uses.push(role.lastUsed)
  const last = uses.reduce<{ date: string; region: string } | undefined>(
    (latest, use) => (latest && latest.date >= use.date ? latest : use),
    undefined,
  )
  const tracked = last && Date.parse(call.now) - Date.parse(last.date) <= TRACKING_PERIOD
  return { RoleLastUsed: tracked ? { LastUsedDate: new Date(last.date), Region: last.region } : {} }
}

/** Milliseconds. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html#access_policies_last-accessed_tracking-period */
export const TRACKING_PERIOD = 400 * 86_400_000
