import type { OperationSample, OperationSamples, SampleFacts } from '../../../../testing/sample.ts'

const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}'

const readers = (facts: SampleFacts) => `arn:aws:iam::${facts.account}:policy/app/readers`

const onPolicy = (input: object = {}, before?: OperationSample['before']): OperationSample => ({
  input: (facts) => ({ PolicyArn: readers(facts), ...input }),
  denied: (facts) => [`policy ${readers(facts)}`],
  ...(before && { before }),
})

const secondVersion: OperationSample['before'] = async (root, facts) => {
  await root('iam', 'CreatePolicyVersion', { PolicyArn: readers(facts), PolicyDocument: DOCUMENT })
  return undefined
}

export const policySamples: OperationSamples = {
  CreatePolicy: {
    input: () => ({ PolicyName: 'writers', Path: '/app/', PolicyDocument: DOCUMENT, Tags: [{ Key: 'k', Value: 'v' }] }),
    denied: () => ['policy writers', 'policy writers'],
  },
  CreatePolicyVersion: onPolicy({ PolicyDocument: DOCUMENT }),
  DeletePolicy: onPolicy(),
  DeletePolicyVersion: onPolicy({ VersionId: 'v2' }, secondVersion),
  GetPolicy: onPolicy(),
  GetPolicyVersion: onPolicy({ VersionId: 'v1' }),
  ListEntitiesForPolicy: onPolicy(),
  ListPolicies: {
    input: () => ({ Scope: 'Local' }),
    denied: (facts) => [`arn:aws:iam::${facts.account}:policy/`],
  },
  ListPoliciesGrantingServiceAccess: {
    input: (facts) => ({ Arn: `arn:aws:iam::${facts.account}:user/team/bob`, ServiceNamespaces: ['s3'] }),
    denied: () => ['user bob'],
  },
  ListPolicyTags: onPolicy(),
  ListPolicyVersions: onPolicy(),
  SetDefaultPolicyVersion: onPolicy({ VersionId: 'v2' }, secondVersion),
  TagPolicy: onPolicy({ Tags: [{ Key: 'team', Value: 'red' }] }),
  UntagPolicy: onPolicy({ TagKeys: ['team'] }),
}
