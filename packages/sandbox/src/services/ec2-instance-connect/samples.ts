import type { OperationSamples } from '../../testing/sample.ts'

export const ec2InstanceConnectSamples: OperationSamples = {
  SendSSHPublicKey: { elsewhere: 'ec2-instance-connect.test.ts: the instance has to run first, which takes its time' },
}
