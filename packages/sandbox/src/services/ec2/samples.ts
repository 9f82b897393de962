import type { AwsStructure } from '@first-line/aws-api'
import type { Client } from '../../testing/client.ts'
import type { OperationSample, OperationSamples, SampleFacts } from '../../testing/sample.ts'

const REGION = 'us-east-1'
const arn = ({ account }: SampleFacts, resource: string) => `arn:aws:ec2:${REGION}:${account}:${resource}`

/** What an answer has at a path, as text. */
async function told(
  root: Client,
  operation: string,
  input: AwsStructure,
  ...path: Array<string | number>
): Promise<string> {
  const { output, message } = await root('ec2', operation, input)
  if (!output) throw new Error(`${operation}: ${message}`)
  let found: unknown = output
  for (const step of path) found = (found as Record<string | number, unknown>)[step]
  return String(found)
}

const imageOf = (root: Client) => told(root, 'DescribeImages', { Owners: ['amazon'] }, 'Images', 0, 'ImageId')

async function anInstance(root: Client): Promise<Record<string, string>> {
  const image = await imageOf(root)
  const subnet = await told(root, 'DescribeSubnets', {}, 'Subnets', 0, 'SubnetId')
  const launch = { ImageId: image, InstanceType: 't3.micro', SubnetId: subnet, MinCount: 1, MaxCount: 1 }
  const instance = await told(root, 'RunInstances', launch, 'Instances', 0, 'InstanceId')
  return { image, subnet, instance }
}

async function theVpc(root: Client): Promise<Record<string, string>> {
  return {
    image: await imageOf(root),
    vpc: await told(root, 'DescribeVpcs', {}, 'Vpcs', 0, 'VpcId'),
    subnet: await told(root, 'DescribeSubnets', {}, 'Subnets', 0, 'SubnetId'),
    group: await told(root, 'DescribeSecurityGroups', {}, 'SecurityGroups', 0, 'GroupId'),
  }
}

async function aGroup(root: Client): Promise<Record<string, string>> {
  const group = await told(root, 'CreateSecurityGroup', { GroupName: 'web', Description: 'web' }, 'GroupId')
  const rule = await told(
    root,
    'AuthorizeSecurityGroupIngress',
    { GroupId: group, ...SSH },
    'SecurityGroupRules',
    0,
    'SecurityGroupRuleId',
  )
  return { group, rule }
}

export async function aProfile(root: Client): Promise<void> {
  await root('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web' })
  await root('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'web', RoleName: 'deployer' })
}

const SSH = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '203.0.113.0/24' }
const HTTPS = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }

/** Operations that look and name no resource. */
const listing = (input: AwsStructure = {}): OperationSample => ({ input: () => input, denied: () => [null] })

const onInstances: OperationSample = {
  before: anInstance,
  input: ({ made }) => ({ InstanceIds: [made.instance!] }),
  denied: (facts) => [arn(facts, `instance/${facts.made.instance}`)],
}

const onInstance = (input: AwsStructure = {}): OperationSample => ({
  ...onInstances,
  input: ({ made }) => ({ InstanceId: made.instance!, ...input }),
})

const onGroup = (input: (facts: SampleFacts) => AwsStructure): OperationSample => ({
  before: aGroup,
  input: (facts) => ({ GroupId: facts.made.group!, ...input(facts) }),
  denied: (facts) => [arn(facts, `security-group/${facts.made.group}`)],
})

async function aVolume(root: Client): Promise<Record<string, string>> {
  const made = await anInstance(root)
  return { ...made, volume: await told(root, 'DescribeVolumes', {}, 'Volumes', 0, 'VolumeId') }
}

async function anAssociation(root: Client): Promise<Record<string, string>> {
  await aProfile(root)
  const made = await anInstance(root)
  const input = { InstanceId: made.instance!, IamInstanceProfile: { Name: 'web' } }
  const path = ['IamInstanceProfileAssociation', 'AssociationId']
  return { ...made, association: await told(root, 'AssociateIamInstanceProfile', input, ...path) }
}

const handingOver = (facts: SampleFacts) => [
  arn(facts, `instance/${facts.made.instance}`),
  `arn:aws:iam::${facts.account}:role/team/deployer`,
]

const EGRESS = { IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] }

/** A call of each operation that succeeds, and how its denials name the resource. */
export const ec2Samples: OperationSamples = {
  AllocateAddress: { input: () => ({}), denied: (facts) => [arn(facts, 'elastic-ip/*')] },
  AssociateIamInstanceProfile: {
    before: async (root) => {
      await aProfile(root)
      return anInstance(root)
    },
    input: ({ made }) => ({ InstanceId: made.instance!, IamInstanceProfile: { Name: 'web' } }),
    denied: handingOver,
  },
  AttachVolume: { elsewhere: 'lifecycle.test.ts: the instance has to run first' },
  AuthorizeSecurityGroupEgress: onGroup(() => EGRESS),
  AuthorizeSecurityGroupIngress: onGroup(() => HTTPS),
  CreateDefaultSubnet: { elsewhere: 'groups.test.ts: every zone has one' },
  CreateDefaultVpc: { elsewhere: 'groups.test.ts: there is one' },
  CreateKeyPair: {
    input: () => ({ KeyName: 'new', KeyType: 'ed25519' }),
    denied: (facts) => [arn(facts, 'key-pair/new')],
  },
  CreateSecurityGroup: {
    before: theVpc,
    input: ({ made }) => ({ GroupName: 'new', Description: 'new', VpcId: made.vpc! }),
    denied: (facts) => [arn(facts, 'security-group/*'), arn(facts, `vpc/${facts.made.vpc}`)],
  },
  CreateTags: {
    ...onInstances,
    input: ({ made }) => ({ Resources: [made.instance!], Tags: [{ Key: 'team', Value: 'red' }] }),
  },
  CreateVolume: {
    input: () => ({ AvailabilityZone: 'us-east-1a', Size: 8 }),
    denied: (facts) => [arn(facts, 'volume/*')],
  },
  DeleteKeyPair: {
    before: async (root) => ({
      id: await told(root, 'CreateKeyPair', { KeyName: 'old', KeyType: 'ed25519' }, 'KeyPairId'),
    }),
    input: () => ({ KeyName: 'old' }),
    denied: (facts) => [arn(facts, 'key-pair/old')],
  },
  DeleteSecurityGroup: onGroup(() => ({})),
  DeleteTags: { ...onInstances, input: ({ made }) => ({ Resources: [made.instance!] }) },
  DeleteVolume: {
    before: async (root) => ({
      volume: await told(root, 'CreateVolume', { AvailabilityZone: 'us-east-1a', Size: 8 }, 'VolumeId'),
    }),
    input: ({ made }) => ({ VolumeId: made.volume! }),
    denied: (facts) => [arn(facts, `volume/${facts.made.volume}`)],
  },
  DescribeAccountAttributes: listing(),
  DescribeAddresses: listing(),
  DescribeAvailabilityZones: listing(),
  DescribeIamInstanceProfileAssociations: listing(),
  DescribeImageAttribute: {
    before: theVpc,
    input: ({ made }) => ({ ImageId: made.image!, Attribute: 'description' }),
    denied: ({ made }) => [`arn:aws:ec2:${REGION}::image/${made.image}`],
  },
  DescribeImages: listing({ Owners: ['amazon'] }),
  DescribeInstanceAttribute: onInstance({ Attribute: 'userData' }),
  DescribeInstanceCreditSpecifications: listing(),
  DescribeInternetGateways: listing(),
  DescribeNetworkInterfaces: listing(),
  DescribeRouteTables: listing(),
  DescribeSnapshots: listing(),
  DetachVolume: { elsewhere: 'lifecycle.test.ts: there has to be one that is no root volume' },
  DisassociateIamInstanceProfile: {
    before: anAssociation,
    input: ({ made }) => ({ AssociationId: made.association! }),
    denied: (facts) => [arn(facts, `instance/${facts.made.instance}`)],
  },
  GetConsoleOutput: onInstance(),
  GetInstanceMetadataDefaults: listing(),
  GetPasswordData: onInstance(),
  ModifyInstanceAttribute: onInstance({ DisableApiTermination: { Value: true } }),
  ModifyInstanceMetadataDefaults: listing({ HttpTokens: 'required' }),
  ModifyInstanceMetadataOptions: onInstance({ HttpTokens: 'optional' }),
  ModifySecurityGroupRules: {
    ...onGroup(({ made }) => ({
      SecurityGroupRules: [
        {
          SecurityGroupRuleId: made.rule!,
          SecurityGroupRule: { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4: '198.51.100.0/24' },
        },
      ],
    })),
    denied: (facts) => [
      arn(facts, `security-group/${facts.made.group}`),
      arn(facts, `security-group-rule/${facts.made.rule}`),
    ],
  },
  ReleaseAddress: {
    before: async (root) => ({ address: await told(root, 'AllocateAddress', {}, 'AllocationId') }),
    input: ({ made }) => ({ AllocationId: made.address! }),
    denied: (facts) => [arn(facts, `elastic-ip/${facts.made.address}`)],
  },
  ReplaceIamInstanceProfileAssociation: {
    before: anAssociation,
    input: ({ made }) => ({ AssociationId: made.association!, IamInstanceProfile: { Name: 'web' } }),
    denied: handingOver,
  },
  UpdateSecurityGroupRuleDescriptionsEgress: {
    ...onGroup(() => EGRESS),
    before: async (root) => {
      const made = await aGroup(root)
      await root('ec2', 'AuthorizeSecurityGroupEgress', { GroupId: made.group!, ...EGRESS })
      return made
    },
  },
  UpdateSecurityGroupRuleDescriptionsIngress: onGroup(({ made }) => ({
    SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId: made.rule!, Description: 'the office' }],
  })),
  DescribeInstanceStatus: listing(),
  DescribeInstanceTypeOfferings: listing(),
  DescribeInstanceTypes: listing(),
  DescribeInstances: listing(),
  DescribeKeyPairs: listing(),
  DescribeRegions: listing(),
  DescribeSecurityGroupRules: listing(),
  DescribeSecurityGroups: listing(),
  DescribeSubnets: listing(),
  DescribeTags: listing(),
  DescribeVolumeAttribute: {
    before: aVolume,
    input: ({ made }) => ({ VolumeId: made.volume!, Attribute: 'autoEnableIO' }),
    denied: (facts) => [arn(facts, `volume/${facts.made.volume}`)],
  },
  DescribeVolumeStatus: listing(),
  DescribeVolumes: listing(),
  DescribeVpcAttribute: {
    before: theVpc,
    input: ({ made }) => ({ VpcId: made.vpc!, Attribute: 'enableDnsSupport' }),
    denied: (facts) => [arn(facts, `vpc/${facts.made.vpc}`)],
  },
  DescribeVpcs: listing(),
  ImportKeyPair: {
    input: () => ({
      KeyName: 'mine',
      PublicKeyMaterial: new TextEncoder().encode(
        'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl me@example.com',
      ),
    }),
    denied: (facts) => [arn(facts, 'key-pair/mine')],
  },
  MonitorInstances: onInstances,
  RebootInstances: onInstances,
  RevokeSecurityGroupEgress: {
    ...onGroup(() => EGRESS),
    before: async (root) => {
      const made = await aGroup(root)
      await root('ec2', 'AuthorizeSecurityGroupEgress', { GroupId: made.group!, ...EGRESS })
      return made
    },
  },
  RevokeSecurityGroupIngress: onGroup(() => SSH),
  RunInstances: {
    before: async (root) => {
      await aProfile(root)
      return theVpc(root)
    },
    input: ({ made }) => ({
      ImageId: made.image!,
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      SubnetId: made.subnet!,
      SecurityGroupIds: [made.group!],
      IamInstanceProfile: { Name: 'web' },
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'red' }] }],
    }),
    denied: (facts) => [
      arn(facts, 'instance/*'),
      `arn:aws:ec2:${REGION}::image/${facts.made.image}`,
      arn(facts, 'network-interface/*'),
      arn(facts, `security-group/${facts.made.group}`),
      arn(facts, `subnet/${facts.made.subnet}`),
      arn(facts, 'volume/*'),
      `arn:aws:iam::${facts.account}:role/team/deployer`,
      arn(facts, 'instance/*'),
    ],
  },
  StartInstances: onInstances,
  StopInstances: { elsewhere: 'lifecycle.test.ts: it has to run first, which takes its time' },
  TerminateInstances: onInstances,
  UnmonitorInstances: onInstances,
}
