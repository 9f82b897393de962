import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import { type Check, defineOperation } from '../../../../operation.ts'
import { iamArn } from '../../arns.ts'
import { type Role, roles } from '../../entities.ts'
import { validationError } from '../../errors.ts'
import { withinQuota } from '../../quotas.ts'
import { type RenderedRole, type ReplacementValues, renderRole } from '../../role-templates/render.ts'
import { MAX_SESSION, MINOR_VERSION } from '../../role-templates/role-template.ts'
import { sameDocument } from '../../role-templates/same-document.ts'
import { roleCheck, roleOut } from '../../roles.ts'
import { tagsOut } from '../../tags.ts'
import { trustPolicy } from '../../trust-policies.ts'
import { existingTemplate, templateCheck } from './get-role-template-version.ts'

interface Input {
  TemplateArn: string
  TemplateMinorVersion?: number
  ReplacementValues?: ReplacementValues
}

/**
 * Makes the role of a template, or gives the one that was made from it and is as it was. What it does and how it
 * refuses was recorded on AWS in 2026.
 */
export const acquireRole = defineOperation<Input>({
  service: 'iam',
  name: 'AcquireRole',
  access: 'Write',
  authorise: (call) => [templateCheck(call.input.TemplateArn, 'role template'), ...underlyingChecks(call)],
  execute(call) {
    const wanted = wantedRole(call)
    const table = call.table(roles)
    const known = table.get(wanted.roleName.toLowerCase())
    if (known) {
      assertSame(call, known, wanted)
      return { Role: { ...roleOut(call, known), ...tagsOut(known.tags) } }
    }
    // Wording unverified.
    if (!/^[\w+=,.@-]{1,64}$/.test(wanted.roleName)) throw validationError(`Invalid role name: ${wanted.roleName}`)
    withinQuota('RolesPerAccount', table.size)
    const role: Role = {
      roleName: wanted.roleName,
      roleId: call.ids.unique('role', call.account),
      path: wanted.path,
      createDate: call.now,
      ...trustPolicy(call, wanted.trustPolicy),
      description: wanted.description,
      maxSessionDuration: MAX_SESSION,
      attachedPolicies: wanted.managedPolicies,
      inlinePolicies: wanted.inlinePolicies,
      tags: [],
      source: {
        templateArn: call.input.TemplateArn,
        minorVersion: MINOR_VERSION,
        parameters: wanted.parameters,
      },
    }
    table.put(role)
    return { Role: roleOut(call, role) }
  },
})

function wantedRole({ input }: Call<Input>): RenderedRole {
  return renderRole(existingTemplate(input.TemplateArn, input.TemplateMinorVersion), input.ReplacementValues ?? {})
}

/** There is no action of its own: each thing it does is asked for (IAM User Guide, *Manage access to role manager*). */
function underlyingChecks(call: Call<Input>): Check[] {
  let wanted: RenderedRole
  try {
    wanted = wantedRole(call)
  } catch (error) {
    // What cannot be rendered is told once it is certain that the caller may see the template.
    if (error instanceof AwsError) return []
    throw error
  }
  const { roleName, path } = wanted
  const template = { 'iam:RoleTemplateARN': call.input.TemplateArn }
  const untold = { shown: `role/${roleName}`, withoutTroubleshooter: true } as const
  if (call.table(roles).has(roleName.toLowerCase()))
    return [{ ...roleCheck(call, 'iam:GetRole', roleName, template), ...untold }]
  const resource = iamArn(call.account, 'role', path, roleName)
  const check = (action: string, context: Record<string, string> = {}): Check => ({
    action,
    resource,
    context: { ...template, ...context },
    ...untold,
  })
  return [
    // How AWS names the resource of this one is unverified.
    { ...check('iam:CreateRole'), shown: resource },
    ...(Object.keys(wanted.inlinePolicies).length ? [check('iam:PutRolePolicy')] : []),
    ...wanted.managedPolicies.map((arn) => check('iam:AttachRolePolicy', { 'iam:PolicyARN': arn })),
  ]
}

/** A role is given again if it was made from the same template and parameters, and nobody has changed what it may do. */
function assertSame(call: Call<Input>, role: Role, wanted: RenderedRole): void {
  const { source } = role
  if (source?.templateArn !== call.input.TemplateArn)
    throw new AwsError(
      'NameConflict',
      409,
      'A role with this name already exists in the account but was not created from this template. Choose a different role name, or remove the existing role if it is no longer needed.',
    )
  if (JSON.stringify(source.parameters) !== JSON.stringify(wanted.parameters))
    throw new AwsError(
      'NameConflict',
      409,
      'A role with this name exists but was created with different parameters. Pass a unique roleName to create a new role.',
    )
  if (!isUnchanged(role, wanted))
    throw new AwsError(
      'RoleModified',
      409,
      `Role ${role.roleName} has been modified since it was created and is no longer managed.`,
    )
}

/** The description and the length of sessions may differ. */
function isUnchanged(role: Role, wanted: RenderedRole): boolean {
  const inline = Object.entries(wanted.inlinePolicies)
  return (
    role.tags.length === 0 &&
    role.permissionsBoundary === undefined &&
    role.path === wanted.path &&
    sameDocument(role.assumeRolePolicyDocument, wanted.trustPolicy) &&
    role.attachedPolicies.length === wanted.managedPolicies.length &&
    wanted.managedPolicies.every((arn) => role.attachedPolicies.includes(arn)) &&
    Object.keys(role.inlinePolicies).length === inline.length &&
    inline.every(([name, text]) => {
      const present = role.inlinePolicies[name]
      return present !== undefined && sameDocument(present, text)
    })
  )
}
