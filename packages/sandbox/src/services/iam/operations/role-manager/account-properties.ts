import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { iamArn } from '../../arns.ts'
import { roleManagers } from '../../entities/account-settings.ts'
import { type Role, roles } from '../../entities.ts'
import { invalidInput } from '../../errors.ts'
import { MAX_SESSION } from '../../role-templates/role-template.ts'
import { SERVICE_LINKED } from '../../roles.ts'

/** The only namespace, with one property. */
const NAMESPACE = 'RoleManager'
const ENABLED = `${NAMESPACE}/Enabled`

const SERVICE = 'role-manager.iam.amazonaws.com'
const LINKED_ROLE = 'AWSServiceRoleForIAMRoleManager'
const LINKED_PATH = `${SERVICE_LINKED}${SERVICE}/`

const isEnabled = ({ table }: Call): boolean => table(roleManagers).get('role-manager')?.enabled === true

export const getAccountProperties = defineOperation<object>({
  service: 'iam',
  name: 'GetAccountProperties',
  access: 'Read',
  authorise: () => ({
    action: 'iam:GetAccountProperties',
    resource: '*',
    context: { 'iam:AccountPropertyNamespaces': [NAMESPACE] },
  }),
  execute: (call) => ({ Properties: { [ENABLED]: String(isEnabled(call)) } }),
})

interface Input {
  Properties: Record<string, string>
}

export const putAccountProperties = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'PutAccountProperties',
  access: 'Write',
  authorise({ input, account }) {
    const namespaces = [...new Set(Object.keys(input.Properties).map(namespaceOf))].sort()
    const put = {
      action: 'iam:PutAccountProperties',
      resource: '*',
      context: { 'iam:AccountPropertyNamespaces': namespaces },
    }
    if (input.Properties[ENABLED] !== 'true') return put
    const linked = {
      action: 'iam:CreateServiceLinkedRole',
      resource: iamArn(account, 'role', LINKED_PATH, LINKED_ROLE),
      context: { 'iam:AWSServiceName': SERVICE },
    }
    return [put, linked]
  },
  execute(call) {
    const enabled = roleManagerSetting(call.input.Properties)
    if (enabled && !call.table(roles).has(LINKED_ROLE.toLowerCase())) call.table(roles).put(linkedRole(call))
    call.table(roleManagers).put({ enabled })
  },
})

const namespaceOf = (key: string): string => key.split('/', 1)[0] ?? ''

/**
 * Whether role manager shall be on. Other properties beside that one are let pass and forgotten.
 * Errors and words as recorded on AWS in 2026. @throws AwsError InvalidInput
 */
function roleManagerSetting(properties: Record<string, string>): boolean {
  const keys = Object.keys(properties).sort()
  for (const key of keys)
    if (!key.includes('/')) throw invalidInput(`Property key must be in format Namespace/PropertyName: ${key}`)
  const [namespace = '', ...others] = [...new Set(keys.map(namespaceOf))]
  if (others.length) throw invalidInput('All properties must belong to the same namespace')
  if (namespace !== NAMESPACE) throw invalidInput(`Unsupported namespace: ${namespace}`)
  const value = properties[ENABLED]
  if (value === undefined) throw invalidInput('RoleManager namespace requires Enabled property')
  if (value !== 'true' && value !== 'false') throw invalidInput("Enabled must be 'true' or 'false'")
  return value === 'true'
}

/** It stays when role manager is switched off. */
function linkedRole(call: Call): Role {
  const policy = 'arn:aws:iam::aws:policy/aws-service-role/AWSIAMRoleManagerServiceRolePolicy'
  return {
    roleName: LINKED_ROLE,
    roleId: call.ids.unique('role', call.account),
    path: LINKED_PATH,
    createDate: call.now,
    assumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: SERVICE }, Action: 'sts:AssumeRole' }],
    }),
    maxSessionDuration: MAX_SESSION,
    attachedPolicies: call.managedPolicies.get(policy) ? [policy] : [],
    inlinePolicies: {},
    tags: [],
  }
}
