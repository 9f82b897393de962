/** EC2's refusals, as its API Reference's *Error codes* names them and public issue threads quote them. */
import { type AwsStructure, utf8 } from '@first-line/aws-api'
import type { Answered } from '../../testing/client.ts'
import type { Scenario, Step } from './scenario.ts'

const ec2 = (operation: string, input: Step[2], outcome?: Step[3]): Step => ['ec2', operation, input, outcome]
const at = (answers: readonly Answered[], step: number, ...path: (string | number)[]): string =>
  String(path.reduce<unknown>((found, key) => (found as Record<string, unknown>)?.[key], answers[step]?.output))

const missing = (prefix: string): string => `${prefix}-0123456789abcdef0`
const findImage = ec2('DescribeImages', {
  Owners: ['amazon'],
  Filters: [{ Name: 'architecture', Values: ['x86_64'] }],
})
const findSubnets = ec2('DescribeSubnets', { Filters: [{ Name: 'availability-zone', Values: ['us-east-1a'] }] })
const image = (told: readonly Answered[]): string => at(told, 0, 'Images', 0, 'ImageId')
const instance = (told: readonly Answered[], step: number): string => at(told, step, 'Instances', 0, 'InstanceId')
const run = (more: AwsStructure | ((told: readonly Answered[]) => AwsStructure) = {}, outcome?: Step[3]): Step =>
  ec2(
    'RunInstances',
    (told) => ({
      ...{ ImageId: image(told), InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
      ...(typeof more === 'function' ? more(told) : more),
    }),
    outcome,
  )
const dry = (operation: string, input: AwsStructure): Step =>
  ec2(
    operation,
    { ...input, DryRun: true },
    'DryRunOperation 412: Request would have succeeded, but DryRun flag is set.',
  )
const badValue = (message: string): string => `InvalidParameterValue 400: ${message}`
const combination = (message: string): string => `InvalidParameterCombination 400: ${message}`
const group = (more: AwsStructure = {}, outcome?: Step[3]): Step =>
  ec2('CreateSecurityGroup', { GroupName: 'recorded', Description: 'recorded', ...more }, outcome)
const tag = (Resources: string[], ...keys: string[]): AwsStructure => ({
  Resources,
  Tags: keys.map((Key) => ({ Key, Value: 'x' })),
})

export const ec2RefusalScenarios: readonly Scenario[] = [
  {
    name: 'EC2: requests that are only tried',
    steps: [
      dry('CreateSecurityGroup', { GroupName: 'recorded', Description: 'recorded' }),
      dry('CreateKeyPair', { KeyName: 'recorded' }),
      dry('DeleteKeyPair', { KeyName: 'recorded' }),
      dry('CreateVolume', { AvailabilityZone: 'us-east-1a', Size: 1 }),
      dry('DescribeInstances', {}),
      dry('DescribeRegions', {}),
      dry('AllocateAddress', {}),
      ec2('DescribeKeyPairs', {}, { holds: { KeyPairs: [] } }),
    ],
  },
  {
    name: 'EC2: groups that are none',
    steps: [
      ec2('DescribeVpcs', {}),
      group(),
      group(
        {},
        (told) =>
          `InvalidGroup.Duplicate 400: The security group 'recorded' already exists for VPC '${at(told, 0, 'Vpcs', 0, 'VpcId')}'`,
      ),
      group(
        { GroupName: 'other', Description: 'Gruppe für alle' },
        badValue(
          'Value (Gruppe für alle) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.',
        ),
      ),
      group(
        { GroupName: 'other', VpcId: missing('vpc') },
        `InvalidVpcID.NotFound 400: The vpc ID '${missing('vpc')}' does not exist`,
      ),
      ec2('DescribeSecurityGroups', { GroupNames: ['default'] }),
      ec2(
        'DeleteSecurityGroup',
        (told) => ({ GroupId: at(told, 5, 'SecurityGroups', 0, 'GroupId') }),
        (told) =>
          `CannotDelete 400: the specified group: "${at(told, 5, 'SecurityGroups', 0, 'GroupId')}" name: "default" cannot be deleted by a user`,
      ),
      group({ GroupName: 'other' }),
      ec2('AuthorizeSecurityGroupIngress', (told) => ({
        GroupId: at(told, 1, 'GroupId'),
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, UserIdGroupPairs: [{ GroupId: at(told, 7, 'GroupId') }] },
        ],
      })),
      ec2(
        'DeleteSecurityGroup',
        (told) => ({ GroupId: at(told, 7, 'GroupId') }),
        (told) => `DependencyViolation 400: resource ${at(told, 7, 'GroupId')} has a dependent object`,
      ),
      ec2(
        'DescribeSecurityGroups',
        { GroupIds: ['group'] },
        'InvalidGroupId.Malformed 400: Invalid id: "group" (expecting "sg-...")',
      ),
      ec2(
        'AuthorizeSecurityGroupIngress',
        (told) => ({
          GroupId: at(told, 1, 'GroupId'),
          IpPermissions: [
            { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, UserIdGroupPairs: [{ GroupId: missing('sg') }] },
          ],
        }),
        `InvalidGroup.NotFound 400: The security group '${missing('sg')}' does not exist`,
      ),
      ec2(
        'ModifySecurityGroupRules',
        (told) => ({
          GroupId: at(told, 1, 'GroupId'),
          SecurityGroupRules: [
            { SecurityGroupRuleId: missing('sgr'), SecurityGroupRule: { IpProtocol: '-1', CidrIpv4: '0.0.0.0/0' } },
          ],
        }),
        `InvalidSecurityGroupRuleId.NotFound 400: The security group rule ID '${missing('sgr')}' does not exist`,
      ),
    ],
  },
  {
    name: 'EC2: launches that contradict themselves',
    steps: [
      findImage,
      findSubnets,
      run(
        (told) => ({ SubnetId: at(told, 1, 'Subnets', 0, 'SubnetId'), SecurityGroups: ['default'] }),
        combination('The parameter groupName cannot be used with the parameter subnet'),
      ),
      run(
        (told) => ({ SubnetId: at(told, 1, 'Subnets', 0, 'SubnetId'), NetworkInterfaces: [{ DeviceIndex: 0 }] }),
        combination('Network interfaces and an instance-level subnet ID may not be specified on the same request'),
      ),
      run(
        { SecurityGroupIds: [missing('sg')], NetworkInterfaces: [{ DeviceIndex: 0 }] },
        combination(
          'Network interfaces and an instance-level security groups may not be specified on the same request',
        ),
      ),
      run({ UserData: 'x'.repeat(22_000) }, badValue('User data is limited to 16384 bytes')),
      ec2(
        'RunInstances',
        { MinCount: 1, MaxCount: 1 },
        'MissingParameter 400: The request must contain the parameter ImageId',
      ),
      ec2('TerminateInstances', { InstanceIds: [] }, combination('No instances specified')),
      ec2(
        'DescribeInstances',
        { InstanceIds: [missing('i')], MaxResults: 10 },
        combination('The parameter instancesSet cannot be used with the parameter maxResults'),
      ),
      run({ Placement: { AvailabilityZone: 'us-east-1z' } }, badValue('Invalid availability zone: [us-east-1z]')),
    ],
  },
  {
    name: 'EC2: what an instance is in no state for',
    secondsApart: 90,
    steps: [
      findImage,
      run(),
      ec2(
        'ModifyInstanceAttribute',
        (told) => ({ InstanceId: instance(told, 1), InstanceType: { Value: 't3.small' } }),
        (told) => `IncorrectInstanceState 400: The instance '${instance(told, 1)}' is not in the 'stopped' state.`,
      ),
      ec2(
        'ModifyInstanceAttribute',
        (told) => ({ InstanceId: instance(told, 1), UserData: { Value: utf8('x') } }),
        (told) => `IncorrectInstanceState 400: The instance '${instance(told, 1)}' is not in the 'stopped' state.`,
      ),
      ec2('TerminateInstances', (told) => ({ InstanceIds: [instance(told, 1)] })),
      ec2(
        'StopInstances',
        (told) => ({ InstanceIds: [instance(told, 1)] }),
        (told) =>
          `IncorrectInstanceState 400: This instance '${instance(told, 1)}' is not in a state from which it can be stopped.`,
      ),
      ec2(
        'RebootInstances',
        (told) => ({ InstanceIds: [instance(told, 1)] }),
        (told) =>
          `IncorrectInstanceState 400: The instance '${instance(told, 1)}' is not in a state from which it can be rebooted.`,
      ),
    ],
  },
  {
    name: 'EC2: an instance that has not yet run',
    steps: [
      findImage,
      run(),
      ec2(
        'StopInstances',
        (told) => ({ InstanceIds: [instance(told, 1)] }),
        (told) =>
          `IncorrectInstanceState 400: Instance '${instance(told, 1)}' cannot be stopped as it has never reached the 'running' state.`,
      ),
    ],
  },
  {
    name: 'EC2: volumes',
    secondsApart: 90,
    steps: [
      findImage,
      run({ Placement: { AvailabilityZone: 'us-east-1a' } }),
      ec2(
        'CreateVolume',
        { AvailabilityZone: 'us-east-1a', Size: 1 },
        {
          holds: {
            AvailabilityZone: 'us-east-1a',
            Encrypted: false,
            Iops: 100,
            MultiAttachEnabled: false,
            Size: 1,
            State: 'creating',
            VolumeType: 'gp2',
          },
        },
      ),
      ec2(
        'DetachVolume',
        (told) => ({ VolumeId: at(told, 2, 'VolumeId') }),
        (told) => `IncorrectState 400: Volume '${at(told, 2, 'VolumeId')}' is in the 'available' state.`,
      ),
      ec2('CreateVolume', { AvailabilityZone: 'us-east-1b', Size: 1 }),
      ec2(
        'AttachVolume',
        (told) => ({ VolumeId: at(told, 4, 'VolumeId'), InstanceId: instance(told, 1), Device: '/dev/sdf' }),
        (told) =>
          `InvalidVolume.ZoneMismatch 400: The volume '${at(told, 4, 'VolumeId')}' is not in the same availability zone as instance '${instance(told, 1)}'`,
      ),
      ec2('AttachVolume', (told) => ({
        VolumeId: at(told, 2, 'VolumeId'),
        InstanceId: instance(told, 1),
        Device: '/dev/sdf',
      })),
      ec2(
        'AttachVolume',
        (told) => ({ VolumeId: at(told, 2, 'VolumeId'), InstanceId: instance(told, 1), Device: '/dev/sdg' }),
        (told) => `VolumeInUse 400: ${at(told, 2, 'VolumeId')} is already attached to an instance`,
      ),
      ec2(
        'DeleteVolume',
        (told) => ({ VolumeId: at(told, 2, 'VolumeId') }),
        (told) => `VolumeInUse 400: Volume ${at(told, 2, 'VolumeId')} is currently attached to ${instance(told, 1)}`,
      ),
      ec2(
        'CreateVolume',
        { AvailabilityZone: 'us-east-1z', Size: 1 },
        "InvalidZone.NotFound 400: The zone 'us-east-1z' does not exist.",
      ),
      ec2('CreateVolume', { AvailabilityZone: 'us-east-1a', Size: 1 }),
      ec2(
        'AttachVolume',
        (told) => ({ VolumeId: at(told, 10, 'VolumeId'), InstanceId: instance(told, 1), Device: '/dev/sdf' }),
        badValue("Invalid value '/dev/sdf' for unixDevice. Attachment point /dev/sdf is already in use"),
      ),
    ],
  },
  {
    name: 'EC2: tags that are none',
    steps: [
      group(),
      ec2(
        'CreateTags',
        (told) => tag([at(told, 0, 'GroupId')], 'aws:x'),
        badValue("Tag keys starting with 'aws:' are reserved for internal use"),
      ),
      ec2(
        'CreateTags',
        (told) => tag([at(told, 0, 'GroupId')], 'a', 'a'),
        badValue("Duplicate tag key 'a' specified."),
      ),
      ec2(
        'CreateTags',
        (told) => tag([at(told, 0, 'GroupId')], ...Array.from({ length: 51 }, (_, n) => `k${n}`)),
        'TagLimitExceeded 400: The maximum number of Tags for a resource has been reached.',
      ),
      ec2(
        'CreateTags',
        { Resources: [], Tags: [{ Key: 'a', Value: 'x' }] },
        'MissingParameter 400: The request must contain the parameter resourceIdSet',
      ),
      ec2('DescribeTags', { Filters: [{ Name: 'resource-id', Values: [missing('i')] }] }, { holds: { Tags: [] } }),
    ],
  },
]
