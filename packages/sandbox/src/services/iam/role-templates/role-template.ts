/** A parameter that a template's patterns name as `@{NAME}`. */
export interface TemplateParameter {
  name: string
  type: 'String' | 'StringList'
  description: string
  required: boolean
  defaultValue?: string
}

/** A version of a role template, as AWS publishes them. Statements with `@Enabled` are there if that parameter is true. */
export interface RoleTemplate {
  arn: string
  versionId: string
  description: string
  /** The service that keeps it. */
  managedBy: string
  roleNamePattern: string
  /** Absent: `/`. */
  rolePathPattern?: string
  roleDescriptionPattern: string
  trustPolicy: object
  inlinePolicies?: Readonly<Record<string, object>>
  managedPolicies?: readonly string[]
  parameters: readonly TemplateParameter[]
  createDate: string
}

/** All templates that AWS publishes have these versions. */
export const MINOR_VERSION = 0

/** Seconds: what all templates that AWS publishes say. */
export const MAX_SESSION = 3_600

/** `PowerUserRoleTemplate` and 1, of `arn:aws:iam::aws:role-template/SERVICE/PowerUserRoleTemplate:1`. */
export function nameAndVersion(arn: string): { name: string; majorVersion: number } {
  const [name = '', version = ''] = arn.slice(arn.lastIndexOf('/') + 1).split(':')
  return { name, majorVersion: Number(version) }
}
