import type { OperationSample, OperationSamples, SampleFacts } from '../../../../testing/sample.ts'

const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}'
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'

const own = (path: string) => (facts: SampleFacts) => `arn:aws:iam::${facts.account}:${path}`

const onGroup = (GroupName: string, input: object = {}, before?: OperationSample['before']): OperationSample => ({
  ...(before && { before }),
  input: () => ({ GroupName, ...input }),
  denied: () => [`group ${GroupName}`],
})

export const groupSamples: OperationSamples = {
  AddUserToGroup: onGroup('developers', { UserName: 'nobody' }),
  AttachGroupPolicy: onGroup('developers', { PolicyArn: READ_ONLY }),
  CreateGroup: {
    input: () => ({ GroupName: 'admins', Path: '/team/' }),
    denied: (facts) => [own('group/team/admins')(facts)],
  },
  DeleteGroup: onGroup('empty'),
  DeleteGroupPolicy: onGroup('developers', { PolicyName: 'inline' }),
  DetachGroupPolicy: onGroup('developers', { PolicyArn: READ_ONLY }, async (root) => {
    await root('iam', 'AttachGroupPolicy', { GroupName: 'developers', PolicyArn: READ_ONLY })
    return undefined
  }),
  GetGroup: onGroup('developers'),
  GetGroupPolicy: onGroup('developers', { PolicyName: 'inline' }),
  ListAttachedGroupPolicies: onGroup('developers'),
  ListGroupPolicies: onGroup('developers'),
  ListGroups: { input: () => ({ PathPrefix: '/team/' }), denied: (facts) => [own('group/team/')(facts)] },
  ListGroupsForUser: { input: () => ({ UserName: 'bob' }), denied: () => ['user bob'] },
  PutGroupPolicy: onGroup('developers', { PolicyName: 'another', PolicyDocument: DOCUMENT }),
  RemoveUserFromGroup: onGroup('developers', { UserName: 'bob' }),
  UpdateGroup: {
    input: () => ({ GroupName: 'empty', NewGroupName: 'full' }),
    denied: (facts) => ['group empty', own('group/full')(facts)],
  },
}
