import { path } from '../../router/pattern.ts'
import type { ConsoleService, Crumb, Page } from '../../services.ts'

const users: Crumb = { text: 'Users', to: '/iam/users' }
const groups: Crumb = { text: 'User groups', to: '/iam/groups' }
const policies: Crumb = { text: 'Policies', to: '/iam/policies' }
const roles: Crumb = { text: 'Roles', to: '/iam/roles' }
const settings: Crumb = { text: 'Account settings', to: '/iam/account_settings' }
const credentials: Crumb = { text: 'Security credentials', to: '/iam/security_credentials' }

const user = ({ name = '' }: Record<string, string>): Crumb[] => [users, { text: name, to: path`/iam/users/${name}` }]
const group = ({ name = '' }: Record<string, string>): Crumb[] => [
  groups,
  { text: name, to: path`/iam/groups/${name}` },
]
const role = ({ name = '' }: Record<string, string>): Crumb[] => [roles, { text: name, to: path`/iam/roles/${name}` }]
const policy = ({ arn = '' }: Record<string, string>): Crumb[] => [
  policies,
  { text: arn.split('/').at(-1) ?? arn, to: path`/iam/policies/${arn}` },
]

/** The page itself, behind those that lead to it. */
const then =
  (before: (params: Record<string, string>) => Crumb[], text: string) =>
  (params: Record<string, string>): Crumb[] => {
    const crumbs = before(params)
    return [...crumbs, { text, to: crumbs.at(-1)?.to ?? '/iam' }]
  }

const userPages: Page[] = [
  {
    pattern: '/iam/users',
    title: 'Users',
    load: () => import('./users/users-page.tsx'),
    search: ['iam users', 'people', 'passwords'],
  },
  {
    pattern: '/iam/users/create',
    title: 'Create user',
    load: () => import('./users/create-user-page.tsx'),
    crumbs: then(() => [users], 'Create user'),
    search: ['new user'],
  },
  { pattern: '/iam/users/:name', title: 'User', load: () => import('./users/user-page.tsx'), crumbs: user },
  {
    pattern: '/iam/users/:name/add-permissions',
    title: 'Add permissions',
    load: () => import('./users/add-permissions-page.tsx'),
    crumbs: then(user, 'Add permissions'),
  },
  {
    pattern: '/iam/users/:name/create-inline-policy',
    title: 'Create inline policy',
    load: () => import('./users/inline-policy-page.tsx'),
    crumbs: then(user, 'Create inline policy'),
  },
  {
    pattern: '/iam/users/:name/inline/:policy',
    title: 'Inline policy',
    load: () => import('./users/inline-policy-page.tsx'),
    crumbs: then(user, 'Inline policy'),
  },
  {
    pattern: '/iam/users/:name/mfa',
    title: 'Assign MFA device',
    load: () => import('./mfa/assign-mfa-page.tsx'),
    crumbs: then(user, 'Assign MFA device'),
  },
  {
    pattern: '/iam/users/:name/access-key',
    title: 'Create access key',
    load: () => import('./access-keys/create-key-page.tsx'),
    crumbs: then(user, 'Create access key'),
  },
]

const groupPages: Page[] = [
  {
    pattern: '/iam/groups',
    title: 'User groups',
    load: () => import('./groups/groups-page.tsx'),
    search: ['groups', 'teams'],
  },
  {
    pattern: '/iam/groups/create',
    title: 'Create user group',
    load: () => import('./groups/create-group-page.tsx'),
    crumbs: then(() => [groups], 'Create user group'),
    search: ['new group'],
  },
  { pattern: '/iam/groups/:name', title: 'User group', load: () => import('./groups/group-page.tsx'), crumbs: group },
  {
    pattern: '/iam/groups/:name/add-permissions',
    title: 'Attach policies',
    load: () => import('./groups/add-permissions-page.tsx'),
    crumbs: then(group, 'Attach policies'),
  },
  {
    pattern: '/iam/groups/:name/create-inline-policy',
    title: 'Create inline policy',
    load: () => import('./groups/inline-policy-page.tsx'),
    crumbs: then(group, 'Create inline policy'),
  },
  {
    pattern: '/iam/groups/:name/inline/:policy',
    title: 'Inline policy',
    load: () => import('./groups/inline-policy-page.tsx'),
    crumbs: then(group, 'Inline policy'),
  },
]

const policyPages: Page[] = [
  {
    pattern: '/iam/policies',
    title: 'Policies',
    load: () => import('./policies/policies-page.tsx'),
    search: ['managed policies', 'permissions'],
  },
  {
    pattern: '/iam/policies/create',
    title: 'Create policy',
    load: () => import('./policies/create-policy-page.tsx'),
    crumbs: then(() => [policies], 'Create policy'),
    search: ['visual editor', 'json editor'],
  },
  { pattern: '/iam/policies/:arn', title: 'Policy', load: () => import('./policies/policy-page.tsx'), crumbs: policy },
  {
    pattern: '/iam/policies/:arn/edit',
    title: 'Modify permissions',
    load: () => import('./policies/edit-policy-page.tsx'),
    crumbs: then(policy, 'Modify permissions'),
  },
]

const rolePages: Page[] = [
  {
    pattern: '/iam/roles',
    title: 'Roles',
    load: () => import('./roles/roles-page.tsx'),
    search: ['trust', 'assume role', 'instance profile'],
  },
  {
    pattern: '/iam/roles/create',
    title: 'Create role',
    load: () => import('./roles/create-role-page.tsx'),
    crumbs: then(() => [roles], 'Create role'),
    search: ['new role'],
  },
  { pattern: '/iam/roles/:name', title: 'Role', load: () => import('./roles/role-page.tsx'), crumbs: role },
  {
    pattern: '/iam/roles/:name/add-permissions',
    title: 'Attach policies',
    load: () => import('./roles/add-permissions-page.tsx'),
    crumbs: then(role, 'Attach policies'),
  },
  {
    pattern: '/iam/roles/:name/create-inline-policy',
    title: 'Create inline policy',
    load: () => import('./roles/inline-policy-page.tsx'),
    crumbs: then(role, 'Create inline policy'),
  },
  {
    pattern: '/iam/roles/:name/inline/:policy',
    title: 'Inline policy',
    load: () => import('./roles/inline-policy-page.tsx'),
    crumbs: then(role, 'Inline policy'),
  },
  {
    pattern: '/iam/roles/:name/edit-trust-policy',
    title: 'Edit trust policy',
    load: () => import('./roles/edit-trust-page.tsx'),
    crumbs: then(role, 'Edit trust policy'),
  },
]

const toolPages: Page[] = [
  {
    pattern: '/iam/credential_report',
    title: 'Credential report',
    load: () => import('./tools/credential-report-page.tsx'),
    search: ['report', 'audit', 'csv'],
  },
  {
    pattern: '/iam/policy-simulator',
    title: 'Policy simulator',
    load: () => import('./tools/simulator-page.tsx'),
    search: ['simulate', 'test policies'],
  },
  {
    pattern: '/iam/authorization-details',
    title: 'Authorization details',
    load: () => import('./tools/authorization-details-page.tsx'),
    search: ['access denied', 'authorization id', 'troubleshoot'],
  },
  {
    pattern: '/iam/authorization-details/:id',
    title: 'Authorization details',
    load: () => import('./tools/authorization-details-page.tsx'),
  },
]

const accountPages: Page[] = [
  {
    pattern: '/iam/account_settings',
    title: 'Account settings',
    load: () => import('./settings/settings-page.tsx'),
    search: ['password policy', 'sts', 'regions', 'endpoints'],
  },
  {
    pattern: '/iam/account_settings/edit-password-policy',
    title: 'Edit password policy',
    load: () => import('./settings/edit-password-policy-page.tsx'),
    crumbs: then(() => [settings], 'Edit password policy'),
  },
  {
    pattern: '/iam/security_credentials',
    title: 'Security credentials',
    load: () => import('./credentials/security-credentials-page.tsx'),
    search: ['mfa', 'access keys', 'password', 'my account'],
  },
  {
    pattern: '/iam/security_credentials/mfa',
    title: 'Assign MFA device',
    load: () => import('./mfa/assign-mfa-page.tsx'),
    crumbs: then(() => [credentials], 'Assign MFA device'),
  },
  {
    pattern: '/iam/security_credentials/access-key',
    title: 'Create access key',
    load: () => import('./access-keys/create-key-page.tsx'),
    crumbs: then(() => [credentials], 'Create access key'),
  },
]

export const iam: ConsoleService = {
  id: 'iam',
  name: 'IAM',
  title: 'Identity and Access Management (IAM)',
  summary: 'Manage access to AWS resources.',
  global: true,
  navigation: [
    { links: [{ text: 'Dashboard', to: '/iam' }] },
    {
      heading: 'Access management',
      links: [groups, users, roles, policies, settings].map(({ text, to }) => ({ text, to })),
    },
    {
      heading: 'Access reports',
      links: [
        { text: 'Credential report', to: '/iam/credential_report' },
        { text: 'Authorization details', to: '/iam/authorization-details' },
        { text: 'Policy simulator', to: '/iam/policy-simulator' },
      ],
    },
  ],
  pages: [
    {
      pattern: '/iam',
      title: 'Dashboard',
      load: () => import('./dashboard/dashboard-page.tsx'),
      search: ['iam', 'security recommendations', 'alias'],
    },
    ...userPages,
    ...groupPages,
    ...rolePages,
    ...policyPages,
    ...toolPages,
    ...accountPages,
  ],
}
