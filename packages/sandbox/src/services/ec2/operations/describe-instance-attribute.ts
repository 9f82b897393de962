import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import type { Instance } from '../entities.ts'
import { findImage } from '../images/images.ts'
import { blockDevicesOut, groupsOut } from '../instances/instance-out.ts'
import { existingInstance, instanceCheck } from '../instances/instances.ts'
import { ec2Operation } from '../operation.ts'

interface Input {
  Attribute: string
  InstanceId: string
}

const value = <T extends string | boolean>(Value: T) => ({ Value })

/** Each attribute by its name in requests. */
const ATTRIBUTES: Readonly<Record<string, (instance: Instance, call: Call) => AwsStructure>> = {
  blockDeviceMapping: (instance, call) => ({ BlockDeviceMappings: blockDevicesOut(call, instance) }),
  disableApiStop: ({ disableApiStop }) => ({ DisableApiStop: value(disableApiStop) }),
  disableApiTermination: ({ disableApiTermination }) => ({ DisableApiTermination: value(disableApiTermination) }),
  ebsOptimized: ({ ebsOptimized }) => ({ EbsOptimized: value(ebsOptimized) }),
  enaSupport: () => ({ EnaSupport: value(true) }),
  enclaveOptions: ({ enclave }) => ({ EnclaveOptions: { Enabled: enclave } }),
  groupSet: ({ groups }, call) => ({ Groups: groupsOut(call, groups) }),
  instanceInitiatedShutdownBehavior: ({ shutdownBehavior }) => ({
    InstanceInitiatedShutdownBehavior: value(shutdownBehavior),
  }),
  instanceType: ({ instanceType }) => ({ InstanceType: value(instanceType) }),
  kernel: () => ({ KernelId: {} }),
  productCodes: () => ({ ProductCodes: [] }),
  ramdisk: () => ({ RamdiskId: {} }),
  rootDeviceName: ({ imageId }, call) => ({
    RootDeviceName: value(findImage(call, imageId)?.rootDevice ?? '/dev/xvda'),
  }),
  sourceDestCheck: ({ sourceDestCheck }) => ({ SourceDestCheck: value(sourceDestCheck) }),
  sriovNetSupport: () => ({ SriovNetSupport: value('simple') }),
  userData: ({ userData }) => ({ UserData: userData === undefined ? {} : value(userData) }),
}

export const describeInstanceAttribute = ec2Operation<Input>({
  name: 'DescribeInstanceAttribute',
  access: 'List',
  authorise: ({ input, ...call }) =>
    instanceCheck({ ...call, input }, 'DescribeInstanceAttribute', input.InstanceId, {
      'ec2:Attribute': input.Attribute,
    }),
  execute(call) {
    const instance = existingInstance(call, call.input.InstanceId)
    return { InstanceId: instance.instanceId, ...ATTRIBUTES[call.input.Attribute]?.(instance, call) }
  },
})
