import type { AwsStructure } from '@first-line/aws-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT } from '../../../testing/sandbox.ts'
import { type Ec2Bench, ec2Bench, told } from '../testing/bench.ts'

let bench: Ec2Bench
let GroupId: string

beforeAll(async () => {
  bench = await ec2Bench()
  GroupId = await told(bench.root, 'CreateSecurityGroup', { GroupName: 'web', Description: 'web servers' }, 'GroupId')
})

afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

const SSH = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '203.0.113.7/24' }

test('a new group lets everything out and nothing in; a rule is kept as its block', async () => {
  const { output } = await bench.root('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, ...SSH })
  const [rule] = output!.SecurityGroupRules as AwsStructure[]
  const id = String(rule!.SecurityGroupRuleId)
  expect(rule).toEqual({
    SecurityGroupRuleId: expect.stringMatching(/^sgr-0[0-9a-f]{16}$/),
    GroupId,
    GroupOwnerId: ACCOUNT,
    IsEgress: false,
    IpProtocol: 'tcp',
    FromPort: 22,
    ToPort: 22,
    CidrIpv4: '203.0.113.0/24',
    SecurityGroupRuleArn: `arn:aws:ec2:us-east-1:${ACCOUNT}:security-group-rule/${id}`,
  })
  const shown = await bench.root('ec2', 'DescribeSecurityGroups', { GroupIds: [GroupId] })
  expect(shown.output!.SecurityGroups).toEqual([
    {
      GroupId,
      GroupName: 'web',
      Description: 'web servers',
      OwnerId: ACCOUNT,
      VpcId: bench.vpc,
      SecurityGroupArn: `arn:aws:ec2:us-east-1:${ACCOUNT}:security-group/${GroupId}`,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          UserIdGroupPairs: [],
          IpRanges: [{ CidrIp: '203.0.113.0/24' }],
          Ipv6Ranges: [],
          PrefixListIds: [],
        },
      ],
      IpPermissionsEgress: [
        {
          IpProtocol: '-1',
          UserIdGroupPairs: [],
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          Ipv6Ranges: [],
          PrefixListIds: [],
        },
      ],
    },
  ])
  expect(await bench.root('ec2', 'AuthorizeSecurityGroupIngress', { GroupId, ...SSH })).toMatchObject({
    code: 'InvalidPermission.Duplicate',
    message: 'the specified rule "peer: 203.0.113.0/24, TCP, from port: 22, to port: 22, ALLOW" already exists',
  })
  const revoked = await bench.root('ec2', 'RevokeSecurityGroupIngress', { GroupId, SecurityGroupRuleIds: [id] })
  expect(revoked.output).toMatchObject({ Return: true, RevokedSecurityGroupRules: [{ SecurityGroupRuleId: id }] })
})

test.each([
  [
    'AuthorizeSecurityGroupIngress',
    { IpProtocol: 'tcp', FromPort: 1, ToPort: 1, CidrIp: '300.0.0.0/8' },
    'InvalidParameterValue',
    'CIDR block 300.0.0.0/8 is malformed',
  ],
  [
    'AuthorizeSecurityGroupIngress',
    { IpProtocol: 'tcp', FromPort: 9, ToPort: 1, CidrIp: '0.0.0.0/0' },
    'InvalidParameterValue',
    'Invalid TCP/UDP port range (9:1)',
  ],
  [
    'RevokeSecurityGroupIngress',
    { IpProtocol: 'tcp', FromPort: 9, ToPort: 9, CidrIp: '0.0.0.0/0' },
    'InvalidPermission.NotFound',
    'The specified rule does not exist in this security group.',
  ],
])('%s %j', async (operation, input, code, message) => {
  const answer = await bench.root('ec2', operation, { GroupId, ...input })
  expect([answer.code, answer.status, answer.message]).toEqual([code, 400, message])
})

test('a name is taken once; a group that is used stays', async () => {
  const again = await bench.root('ec2', 'CreateSecurityGroup', { GroupName: 'web', Description: 'x' })
  expect([again.code, again.message]).toEqual([
    'InvalidGroup.Duplicate',
    `The security group 'web' already exists for VPC '${bench.vpc}'`,
  ])
  const instance = await bench.launch({ SecurityGroupIds: [GroupId] })
  const used = await bench.root('ec2', 'DeleteSecurityGroup', { GroupId })
  expect([used.code, used.message]).toEqual(['DependencyViolation', `resource ${GroupId} has a dependent object`])
  await bench.root('ec2', 'TerminateInstances', { InstanceIds: [instance] })
  await bench.pass(10)
  expect((await bench.root('ec2', 'DeleteSecurityGroup', { GroupId })).output).toEqual({ Return: true, GroupId })
})

test('the default VPC and its subnets are there already', async () => {
  expect(await bench.root('ec2', 'CreateDefaultVpc')).toMatchObject({ code: 'DefaultVpcAlreadyExists', status: 400 })
  expect(await bench.root('ec2', 'CreateDefaultSubnet', { AvailabilityZone: 'us-east-1a' })).toMatchObject({
    code: 'DefaultSubnetAlreadyExistsInAvailabilityZone',
    status: 400,
  })
})
