import type { OperationSample, OperationSamples, SampleFacts } from '../../testing/sample.ts'
import { accountSamples } from './operations/account/samples.ts'
import { instanceProfileSamples } from './operations/instance-profiles/samples.ts'
import { policySamples } from './operations/policies/samples.ts'
import { providerSamples } from './operations/providers/samples.ts'
import { reportSamples } from './operations/reports/samples.ts'
import { roleSamples } from './operations/roles/samples.ts'

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}'

const own = (path: string) => (facts: SampleFacts) => `arn:aws:iam::${facts.account}:${path}`

const onUser = (user: string, input: object = {}): OperationSample => ({
  input: () => ({ UserName: user, ...input }),
  denied: () => [`user ${user}`],
})
const onKey = (input: object = {}): OperationSample => ({
  input: ({ keyOf }) => ({ UserName: 'bob', AccessKeyId: keyOf('bob'), ...input }),
  denied: () => ['user bob'],
})

/** A call of each operation that succeeds, and how its denials name the resource. */
export const iamSamples: OperationSamples = {
  ...roleSamples,
  ...instanceProfileSamples,
  ...policySamples,
  ...accountSamples,
  ...providerSamples,
  ...reportSamples,
  AttachUserPolicy: onUser('bob', { PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
  CreateAccessKey: onUser('bob'),
  CreateUser: {
    input: () => ({ UserName: 'eve', Path: '/team/', Tags: [{ Key: 'team', Value: 'blue' }] }),
    denied: (facts) => [own('user/team/eve')(facts), own('user/team/eve')(facts)],
  },
  DeleteAccessKey: onKey(),
  DeleteUser: onUser('nobody'),
  DetachUserPolicy: onUser('bob', { PolicyArn: READ_ONLY }),
  GetUser: onUser('bob'),
  ListAccessKeys: onUser('bob'),
  ListAttachedUserPolicies: onUser('bob'),
  ListUsers: { input: () => ({ PathPrefix: '/team/' }), denied: (facts) => [own('user/team/')(facts)] },
  PutUserPolicy: onUser('bob', { PolicyName: 'another', PolicyDocument: DOCUMENT }),
  UpdateAccessKey: onKey({ Status: 'Inactive' }),
}
