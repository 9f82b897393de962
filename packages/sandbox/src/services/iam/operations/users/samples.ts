import type { OperationSample, OperationSamples, SampleFacts } from '../../../../testing/sample.ts'

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}'

const own = (path: string) => (facts: SampleFacts) => `arn:aws:iam::${facts.account}:${path}`

const onUser = (UserName: string, input: object = {}, before?: OperationSample['before']): OperationSample => ({
  ...(before && { before }),
  input: () => ({ UserName, ...input }),
  denied: () => [`user ${UserName}`],
})

export const userSamples: OperationSamples = {
  AttachUserPolicy: onUser('bob', { PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
  CreateUser: {
    input: () => ({ UserName: 'eve', Path: '/team/', Tags: [{ Key: 'team', Value: 'blue' }] }),
    denied: (facts) => [own('user/team/eve')(facts), own('user/team/eve')(facts)],
  },
  DeleteUser: onUser('nobody'),
  DeleteUserPermissionsBoundary: onUser('bob', {}, async (root) => {
    await root('iam', 'PutUserPermissionsBoundary', { UserName: 'bob', PermissionsBoundary: READ_ONLY })
    return undefined
  }),
  DeleteUserPolicy: onUser('bob', { PolicyName: 'inline' }),
  DetachUserPolicy: onUser('bob', { PolicyArn: READ_ONLY }),
  GetUser: onUser('bob'),
  GetUserPolicy: onUser('bob', { PolicyName: 'inline' }),
  ListAttachedUserPolicies: onUser('bob'),
  ListUserPolicies: onUser('bob'),
  ListUserTags: onUser('bob'),
  ListUsers: { input: () => ({ PathPrefix: '/team/' }), denied: (facts) => [own('user/team/')(facts)] },
  PutUserPermissionsBoundary: onUser('bob', { PermissionsBoundary: READ_ONLY }),
  PutUserPolicy: onUser('bob', { PolicyName: 'another', PolicyDocument: DOCUMENT }),
  TagUser: onUser('bob', { Tags: [{ Key: 'team', Value: 'blue' }] }),
  UntagUser: onUser('bob', { TagKeys: ['team'] }),
  UpdateUser: {
    input: () => ({ UserName: 'bob', NewUserName: 'robert' }),
    denied: (facts) => ['user bob', own('user/team/robert')(facts)],
  },
}
