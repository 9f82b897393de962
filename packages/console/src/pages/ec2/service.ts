import { path } from '../../router/pattern.ts'
import type { ConsoleService, Crumb } from '../../services.ts'

const instances: Crumb = { text: 'Instances', to: '/ec2/instances' }
const keyPairs: Crumb = { text: 'Key pairs', to: '/ec2/key-pairs' }
const groups: Crumb = { text: 'Security groups', to: '/ec2/security-groups' }

const instance = ({ id = '' }: Record<string, string>): Crumb[] => [
  instances,
  { text: id, to: path`/ec2/instances/${id}` },
]

export const ec2: ConsoleService = {
  id: 'ec2',
  name: 'EC2',
  title: 'Elastic Compute Cloud (EC2)',
  summary: 'Virtual machines: launch them, connect to them, give them roles.',
  global: false,
  navigation: [
    { links: [{ text: 'Dashboard', to: '/ec2' }] },
    { heading: 'Instances', links: [instances] },
    { heading: 'Network & Security', links: [groups, keyPairs] },
  ],
  pages: [
    {
      pattern: '/ec2',
      title: 'Dashboard',
      load: () => import('./dashboard-page.tsx'),
      search: ['ec2', 'machines', 'servers', 'virtual'],
    },
    {
      pattern: '/ec2/instances',
      title: 'Instances',
      load: () => import('./instances/instances-page.tsx'),
      search: ['machines', 'start', 'stop', 'terminate', 'connect'],
    },
    {
      pattern: '/ec2/launch',
      title: 'Launch an instance',
      load: () => import('./launch/launch-page.tsx'),
      crumbs: () => [instances, { text: 'Launch an instance', to: '/ec2/launch' }],
      search: ['launch instance', 'new machine'],
    },
    {
      pattern: '/ec2/instances/:id',
      title: 'Instance',
      load: () => import('./instances/instance-page.tsx'),
      crumbs: instance,
    },
    {
      pattern: '/ec2/instances/:id/modify-iam-role',
      title: 'Modify IAM role',
      load: () => import('./instances/modify-role-page.tsx'),
      crumbs: (params) => [
        ...instance(params),
        { text: 'Modify IAM role', to: path`/ec2/instances/${params.id ?? ''}` },
      ],
    },
    {
      pattern: '/ec2/instances/:id/connect',
      title: 'Connect to instance',
      load: () => import('./instances/connect-page.tsx'),
      crumbs: (params) => [
        ...instance(params),
        { text: 'Connect to instance', to: path`/ec2/instances/${params.id ?? ''}` },
      ],
    },
    {
      pattern: '/ec2/key-pairs',
      title: 'Key pairs',
      load: () => import('./key-pairs/key-pairs-page.tsx'),
      search: ['ssh', 'pem'],
    },
    {
      pattern: '/ec2/security-groups',
      title: 'Security groups',
      load: () => import('./groups/security-groups-page.tsx'),
      search: ['firewall', 'ports', 'inbound rules'],
    },
    {
      pattern: '/ec2/security-groups/:id',
      title: 'Security group',
      load: () => import('./groups/security-group-page.tsx'),
      crumbs: ({ id = '' }) => [groups, { text: id, to: path`/ec2/security-groups/${id}` }],
    },
  ],
}
