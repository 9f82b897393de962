import type { OperationSamples, SampleFacts } from '../../../../testing/sample.ts'

const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}'

const bob = ({ account }: SampleFacts) => `arn:aws:iam::${account}:user/team/bob`

export const simulationSamples: OperationSamples = {
  GetContextKeysForCustomPolicy: { input: () => ({ PolicyInputList: [DOCUMENT] }), denied: () => ['*'] },
  GetContextKeysForPrincipalPolicy: {
    input: (facts) => ({ PolicySourceArn: bob(facts) }),
    denied: () => ['user bob'],
  },
  SimulateCustomPolicy: {
    input: () => ({ PolicyInputList: [DOCUMENT], ActionNames: ['s3:ListBucket'] }),
    denied: () => ['*'],
  },
  SimulatePrincipalPolicy: {
    input: (facts) => ({ PolicySourceArn: bob(facts), ActionNames: ['s3:ListBucket'] }),
    denied: () => ['user bob'],
  },
}
