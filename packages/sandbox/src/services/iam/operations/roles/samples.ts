import type { OperationSample, OperationSamples, SampleFacts } from '../../../../testing/sample.ts'

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}'
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
const LINKED = 'role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling'

const own = (path: string) => (facts: SampleFacts) => `arn:aws:iam::${facts.account}:${path}`

const onRole = (role: string, input: object = {}, before?: OperationSample['before']): OperationSample => ({
  input: () => ({ RoleName: role, ...input }),
  denied: () => [`role ${role}`],
  ...(before && { before }),
})

const serviceLinkedRole: OperationSample['before'] = async (root) => {
  await root('iam', 'CreateServiceLinkedRole', { AWSServiceName: 'autoscaling.amazonaws.com' })
  return undefined
}

export const roleSamples: OperationSamples = {
  AttachRolePolicy: onRole('deployer', { PolicyArn: READ_ONLY }),
  CreateRole: {
    input: () => ({
      RoleName: 'auditor',
      Path: '/team/',
      AssumeRolePolicyDocument: TRUST,
      Tags: [{ Key: 'team', Value: 'blue' }],
    }),
    denied: (facts) => [own('role/team/auditor')(facts), own('role/team/auditor')(facts)],
  },
  CreateServiceLinkedRole: {
    input: () => ({ AWSServiceName: 'autoscaling.amazonaws.com' }),
    denied: (facts) => [own(LINKED)(facts)],
  },
  DeleteRole: onRole('unused'),
  DeleteRolePermissionsBoundary: onRole('deployer', {}, async (root) => {
    await root('iam', 'PutRolePermissionsBoundary', { RoleName: 'deployer', PermissionsBoundary: READ_ONLY })
    return undefined
  }),
  DeleteRolePolicy: onRole('deployer', { PolicyName: 'inline' }),
  DeleteServiceLinkedRole: onRole('AWSServiceRoleForAutoScaling', {}, serviceLinkedRole),
  DetachRolePolicy: onRole('deployer', { PolicyArn: READ_ONLY }, async (root) => {
    await root('iam', 'AttachRolePolicy', { RoleName: 'deployer', PolicyArn: READ_ONLY })
    return undefined
  }),
  GetRole: onRole('deployer'),
  GetRolePolicy: onRole('deployer', { PolicyName: 'inline' }),
  GetServiceLinkedRoleDeletionStatus: {
    before: async (root) => {
      await root('iam', 'CreateServiceLinkedRole', { AWSServiceName: 'autoscaling.amazonaws.com' })
      const { output } = await root('iam', 'DeleteServiceLinkedRole', { RoleName: 'AWSServiceRoleForAutoScaling' })
      return { task: String(output?.DeletionTaskId) }
    },
    input: ({ made }) => ({ DeletionTaskId: made.task }),
    denied: (facts) => [own(LINKED)(facts)],
  },
  ListAttachedRolePolicies: onRole('deployer'),
  ListRolePolicies: onRole('deployer'),
  ListRoleTags: onRole('deployer'),
  ListRoles: { input: () => ({ PathPrefix: '/team/' }), denied: (facts) => [own('role/team/')(facts)] },
  PutRolePermissionsBoundary: onRole('deployer', { PermissionsBoundary: READ_ONLY }),
  PutRolePolicy: onRole('deployer', { PolicyName: 'another', PolicyDocument: DOCUMENT }),
  TagRole: onRole('deployer', { Tags: [{ Key: 'team', Value: 'red' }] }),
  UntagRole: onRole('deployer', { TagKeys: ['team'] }),
  UpdateAssumeRolePolicy: onRole('deployer', { PolicyDocument: TRUST }),
  UpdateRole: onRole('deployer', { Description: 'Deploys' }),
  UpdateRoleDescription: onRole('deployer', { Description: 'Deploys' }),
}
