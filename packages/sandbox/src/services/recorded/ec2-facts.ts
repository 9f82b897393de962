/**
 * EC2, as its API Reference's *Error codes* and documented examples have it, as recorded against AWS by LocalStack's
 * tests/aws/services/ec2, and as people quote it in public issue threads.
 */
import type { AwsStructure } from '@first-line/aws-api'
import type { Answered } from '../../testing/client.ts'
import type { Scenario, Step } from './scenario.ts'

const ec2 = (operation: string, input: Step[2], expected?: Step[3]): Step =>
  expected === undefined ? ['ec2', operation, input] : ['ec2', operation, input, expected]
const at = (answers: readonly Answered[], step: number, ...path: (string | number)[]): string =>
  String(path.reduce<unknown>((found, key) => (found as Record<string, unknown>)?.[key], answers[step]?.output))
const missing = (prefix: string): string => `${prefix}-0123456789abcdef0`

const findImage = ec2('DescribeImages', {
  Owners: ['amazon'],
  Filters: [{ Name: 'architecture', Values: ['x86_64'] }],
})
const run = (more: AwsStructure = {}, expected?: string): Step =>
  ec2(
    'RunInstances',
    (answers) => ({
      ...{ ImageId: at(answers, 0, 'Images', 0, 'ImageId'), InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
      ...more,
    }),
    expected,
  )
const launched = (answers: readonly Answered[], step: number): string => at(answers, step, 'Instances', 0, 'InstanceId')
const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
const group = ec2('CreateSecurityGroup', { GroupName: 'recorded', Description: 'recorded' })
const rule = (operation: string, permission: AwsStructure, expected?: string): Step =>
  ec2(operation, (answers) => ({ GroupId: at(answers, 0, 'GroupId'), IpPermissions: [permission] }), expected)

export const ec2Scenarios: readonly Scenario[] = [
  {
    name: 'EC2: ids that nothing has, and that are none',
    steps: [
      ec2(
        'DescribeInstances',
        { InstanceIds: [missing('i')] },
        `InvalidInstanceID.NotFound 400: The instance ID '${missing('i')}' does not exist`,
      ),
      ec2(
        'DescribeInstances',
        { InstanceIds: ['i-0123456789abcdef0', 'i-0123456789abcdef1'] },
        "InvalidInstanceID.NotFound 400: The instance IDs 'i-0123456789abcdef0, i-0123456789abcdef1' do not exist",
      ),
      ec2(
        'TerminateInstances',
        { InstanceIds: ['foo'] },
        'InvalidInstanceID.Malformed 400: Invalid id: "foo" (expecting "i-...")',
      ),
      ec2(
        'DescribeImages',
        { ImageIds: [missing('ami')] },
        `InvalidAMIID.NotFound 400: The image id '[${missing('ami')}]' does not exist`,
      ),
      ec2(
        'DescribeImages',
        { ImageIds: ['image'] },
        'InvalidAMIID.Malformed 400: Invalid id: "image" (expecting "ami-...")',
      ),
      ec2(
        'DescribeSecurityGroups',
        { GroupIds: [missing('sg')] },
        `InvalidGroup.NotFound 400: The security group '${missing('sg')}' does not exist`,
      ),
      ec2(
        'DescribeSubnets',
        { SubnetIds: [missing('subnet')] },
        `InvalidSubnetID.NotFound 400: The subnet ID '${missing('subnet')}' does not exist`,
      ),
      ec2(
        'DescribeVpcs',
        { VpcIds: [missing('vpc')] },
        `InvalidVpcID.NotFound 400: The vpc ID '${missing('vpc')}' does not exist`,
      ),
      ec2(
        'DescribeVolumes',
        { VolumeIds: [missing('vol')] },
        `InvalidVolume.NotFound 400: The volume '${missing('vol')}' does not exist.`,
      ),
      ec2(
        'DescribeKeyPairs',
        { KeyNames: ['nothing'] },
        "InvalidKeyPair.NotFound 400: The key pair 'nothing' does not exist",
      ),
      ec2('DescribeRegions', { RegionNames: ['moon-1'] }, 'InvalidParameterValue 400: Invalid region: [moon-1]'),
      ec2(
        'DescribeAvailabilityZones',
        { ZoneNames: ['us-east-1z'] },
        'InvalidParameterValue 400: Invalid availability zone: [us-east-1z]',
      ),
      ec2(
        'DescribeInstanceTypes',
        { InstanceTypes: ['t9.micro'] },
        'InvalidInstanceType 400: The following supplied instance types do not exist: [t9.micro]',
      ),
      ec2(
        'DescribeInstances',
        { Filters: [{ Name: 'colour', Values: ['red'] }] },
        "InvalidParameterValue 400: The filter 'colour' is invalid",
      ),
      ec2(
        'DescribeInstances',
        { MaxResults: 1 },
        'InvalidParameterValue 400: Value ( 1 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
      ),
      ec2(
        'CreateVolume',
        { AvailabilityZone: 'us-east-1a' },
        'MissingParameter 400: The request must contain the parameter size/snapshot',
      ),
      ec2(
        'CreateTags',
        { Resources: [missing('i')], Tags: [{ Key: 'a', Value: 'b' }] },
        `InvalidInstanceID.NotFound 400: The instance ID '${missing('i')}' does not exist`,
      ),
      ec2(
        'CreateTags',
        { Resources: ['thing'], Tags: [{ Key: 'a', Value: 'b' }] },
        "InvalidID 400: The ID 'thing' is not valid",
      ),
    ],
  },
  {
    name: 'EC2: key pairs',
    steps: [
      ec2('CreateKeyPair', { KeyName: 'a' }),
      ec2('CreateKeyPair', { KeyName: 'a' }, 'InvalidKeyPair.Duplicate 400: The keypair already exists'),
      ec2(
        'ImportKeyPair',
        { KeyName: 'b', PublicKeyMaterial: new TextEncoder().encode('no key') },
        'InvalidKey.Format 400: Key is not in valid OpenSSH public key format',
      ),
      ec2('DeleteKeyPair', { KeyName: 'nothing' }),
    ],
  },
  {
    name: 'EC2: rules of security groups',
    steps: [
      group,
      rule('AuthorizeSecurityGroupIngress', ssh),
      rule(
        'AuthorizeSecurityGroupIngress',
        ssh,
        'InvalidPermission.Duplicate 400: the specified rule "peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW" already exists',
      ),
      rule(
        'RevokeSecurityGroupIngress',
        { ...ssh, FromPort: 23, ToPort: 23 },
        'InvalidPermission.NotFound 400: The specified rule does not exist in this security group.',
      ),
      rule(
        'AuthorizeSecurityGroupIngress',
        { ...ssh, IpRanges: [{ CidrIp: '10.0.0.0/99' }] },
        'InvalidParameterValue 400: CIDR block 10.0.0.0/99 is malformed',
      ),
      ec2(
        'CreateSecurityGroup',
        { GroupName: 'sg-named', Description: 'x' },
        'InvalidParameterValue 400: Value (sg-named) for parameter GroupName is invalid. Group names may not be in the format sg-*.',
      ),
      rule(
        'AuthorizeSecurityGroupIngress',
        { IpProtocol: 'tcp', IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
        'InvalidParameterValue 400: Invalid value for portRange. Must specify both from and to ports with TCP/UDP.',
      ),
      rule(
        'AuthorizeSecurityGroupIngress',
        { ...ssh, FromPort: 80 },
        'InvalidParameterValue 400: Invalid TCP/UDP port range (80:22)',
      ),
      ec2(
        'DeleteSecurityGroup',
        { GroupId: missing('sg') },
        `InvalidGroup.NotFound 400: The security group '${missing('sg')}' does not exist`,
      ),
    ],
  },
  {
    name: 'EC2: what an instance is started from',
    steps: [
      findImage,
      run({ ImageId: missing('ami') }, `InvalidAMIID.NotFound 400: The image id '[${missing('ami')}]' does not exist`),
      run({ KeyName: 'nothing' }, "InvalidKeyPair.NotFound 400: The key pair 'nothing' does not exist"),
      run(
        { SecurityGroupIds: [missing('sg')] },
        `InvalidGroup.NotFound 400: The security group '${missing('sg')}' does not exist`,
      ),
      run(
        { SubnetId: missing('subnet') },
        `InvalidSubnetID.NotFound 400: The subnet ID '${missing('subnet')}' does not exist`,
      ),
      run({ InstanceType: 't9.micro' }, "InvalidParameterValue 400: Invalid value 't9.micro' for InstanceType."),
      run(
        { IamInstanceProfile: { Name: 'nothing' } },
        'InvalidParameterValue 400: Value (nothing) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
      ),
      run({ DryRun: true }, 'DryRunOperation 412: Request would have succeeded, but DryRun flag is set.'),
    ],
  },
  {
    name: 'EC2: states of an instance',
    steps: [
      findImage,
      run(),
      ec2('ModifyInstanceAttribute', (told) => ({
        InstanceId: launched(told, 1),
        DisableApiTermination: { Value: true },
      })),
      ec2(
        'TerminateInstances',
        (told) => ({ InstanceIds: [launched(told, 1)] }),
        (told) =>
          `OperationNotPermitted 400: The instance '${launched(told, 1)}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
      ),
      ec2('ModifyInstanceAttribute', (told) => ({
        InstanceId: launched(told, 1),
        DisableApiTermination: { Value: false },
      })),
      ec2('TerminateInstances', (told) => ({ InstanceIds: [launched(told, 1)] })),
      ec2(
        'StartInstances',
        (told) => ({ InstanceIds: [launched(told, 1)] }),
        (told) =>
          `IncorrectInstanceState 400: The instance '${launched(told, 1)}' is not in a state from which it can be started.`,
      ),
      ec2('TerminateInstances', (told) => ({ InstanceIds: [launched(told, 1)] })),
    ],
  },
]
