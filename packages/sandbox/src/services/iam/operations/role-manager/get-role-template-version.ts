import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../../call.ts'
import { type Check, defineOperation } from '../../../../operation.ts'
import { noSuchEntity } from '../../errors.ts'
import { AWS_OWNER, encodeDocument } from '../../managed.ts'
import { MAX_SESSION, MINOR_VERSION, nameAndVersion, type RoleTemplate } from '../../role-templates/role-template.ts'
import { roleTemplate } from '../../role-templates/templates.ts'

/** Words as recorded on AWS in 2026. @throws AwsError NoSuchEntity */
export function existingTemplate(arn: string, minorVersion: number | undefined): RoleTemplate {
  const template = roleTemplate(arn)
  if (!template || (minorVersion ?? MINOR_VERSION) !== MINOR_VERSION)
    throw noSuchEntity(`Role template not found in repository: ${arn}`)
  return template
}

/** AWS writes the kind of the resource with a hyphen here, and without one where a role is acquired. */
export function templateCheck(arn: string, kind: 'role-template' | 'role template'): Check {
  return {
    action: 'iam:GetRoleTemplateVersion',
    resource: arn,
    shown: `${kind} ${arn}`,
    context: { 'aws:ResourceAccount': AWS_OWNER },
    withoutTroubleshooter: true,
  }
}

export const getRoleTemplateVersion = defineOperation<{ TemplateArn: string; MinorVersion?: number }>({
  service: 'iam',
  name: 'GetRoleTemplateVersion',
  access: 'Read',
  authorise: ({ input }: Call<{ TemplateArn: string }>) => templateCheck(input.TemplateArn, 'role-template'),
  execute: ({ input }) => ({
    RoleTemplateVersion: templateOut(existingTemplate(input.TemplateArn, input.MinorVersion)),
  }),
})

function templateOut(template: RoleTemplate): AwsStructure {
  const { name, majorVersion } = nameAndVersion(template.arn)
  const inline = Object.entries(template.inlinePolicies ?? {})
  return {
    TemplateArn: template.arn,
    TemplateName: name,
    TemplateVersionId: template.versionId,
    Description: template.description,
    MajorVersion: majorVersion,
    DefaultMinorVersion: MINOR_VERSION,
    ManagedByType: 'Service',
    ManagedByValue: template.managedBy,
    Enabled: true,
    MinorVersion: MINOR_VERSION,
    RoleNamePattern: template.roleNamePattern,
    ...(template.rolePathPattern !== undefined && { RolePathPattern: template.rolePathPattern }),
    RoleDescriptionPattern: template.roleDescriptionPattern,
    AssumeRolePolicyDocumentTemplate: encodeDocument(JSON.stringify(template.trustPolicy)),
    ...(inline.length && {
      InlinePolicyTemplates: inline.map(([PolicyName, document]) => ({
        PolicyName,
        PolicyDocument: encodeDocument(JSON.stringify(document)),
      })),
    }),
    ...(template.managedPolicies && { ManagedPolicyArns: [...template.managedPolicies] }),
    ParametersDefinition: template.parameters.map(({ name, type, description, required, defaultValue }) => ({
      Name: name,
      Type: type,
      Description: description,
      IsRequired: required,
      ...(defaultValue !== undefined && { DefaultValue: defaultValue }),
      Immutable: false,
    })),
    MaxSessionDuration: MAX_SESSION,
    VersionEnabled: true,
    CreateTimestamp: new Date(template.createDate),
    UpdateTimestamp: new Date(template.createDate),
  }
}
