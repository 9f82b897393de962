import type { OperationSample, OperationSamples, SampleFacts } from '../../../../testing/sample.ts'

const onAccount = (before?: OperationSample['before']): OperationSample => ({
  input: () => ({}),
  denied: () => ['*'],
  ...(before && { before }),
})

const bob = ({ account }: SampleFacts) => `arn:aws:iam::${account}:user/team/bob`

const onJob = (input: object = {}): OperationSample => ({
  before: async (root, facts) => {
    const { output } = await root('iam', 'GenerateServiceLastAccessedDetails', { Arn: bob(facts) })
    return { job: String(output?.JobId) }
  },
  input: ({ made }) => ({ JobId: made.job, ...input }),
  denied: () => ['*'],
})

export const reportSamples: OperationSamples = {
  GenerateCredentialReport: onAccount(),
  GenerateServiceLastAccessedDetails: { input: (facts) => ({ Arn: bob(facts) }), denied: () => ['user bob'] },
  GetAccountAuthorizationDetails: onAccount(),
  GetCredentialReport: onAccount(async (root) => {
    await root('iam', 'GenerateCredentialReport')
    return undefined
  }),
  GetServiceLastAccessedDetails: onJob(),
  GetServiceLastAccessedDetailsWithEntities: onJob({ ServiceNamespace: 's3' }),
}
