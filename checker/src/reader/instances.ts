/** Reading EC2. */
import {
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeKeyPairsCommand,
  DescribeSecurityGroupsCommand,
  type Instance as Ec2Instance,
  type IpPermission,
} from '@aws-sdk/client-ec2'
import type { Instance, KeyPair, SecurityGroup } from '@first-line/labs'
import { byToken, required, tagsOf, unlessMissing } from './pages.ts'
import type { Reading } from './reading.ts'

export function readInstances(reading: Reading) {
  const { clients, once, accountId, target } = reading

  async function instances(): Promise<Instance[]> {
    reading.needs('instances')
    const all = await once('instances', async () => {
      const ec2 = await clients.ec2()
      return byToken(
        (NextToken) => ec2.send(new DescribeInstancesCommand({ NextToken })),
        (page) => page.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
        (page) => page.NextToken,
      )
    })
    return all.map(instance)
  }

  function instance(from: Ec2Instance): Instance {
    const id = required(from.InstanceId, 'InstanceId')
    return {
      basis: 'observed',
      id,
      arn: `arn:aws:ec2:${target.region}:${accountId}:instance/${id}`,
      state: required(from.State?.Name, 'State'),
      type: required(from.InstanceType, 'InstanceType'),
      imageId: required(from.ImageId, 'ImageId'),
      imageName: () => imageNameOf(required(from.ImageId, 'ImageId')),
      keyName: from.KeyName,
      profileArn: from.IamInstanceProfile?.Arn,
      metadataTokens: from.MetadataOptions?.HttpTokens === 'required' ? 'required' : 'optional',
      tags: tagsOf(from.Tags),
      launchedAt: from.LaunchTime ?? new Date(0),
      publicIp: from.PublicIpAddress,
      securityGroups: (from.SecurityGroups ?? []).map(({ GroupId }) => required(GroupId, 'GroupId')),
    }
  }

  function imageNameOf(imageId: string): Promise<string | undefined> {
    return once(`image ${imageId}`, async () => {
      const ec2 = await clients.ec2()
      const answer = await unlessMissing(['InvalidAMIID.NotFound', 'InvalidAMIID.Unavailable'], () =>
        ec2.send(new DescribeImagesCommand({ ImageIds: [imageId] })),
      )
      return answer?.Images?.[0]?.Name
    })
  }

  return {
    instances,
    instance: async (id: string) => (await instances()).find((each) => each.id === id),

    async keyPairs(): Promise<KeyPair[]> {
      reading.needs('instances')
      const pairs = await once('key pairs', async () => {
        const ec2 = await clients.ec2()
        return (await ec2.send(new DescribeKeyPairsCommand({}))).KeyPairs ?? []
      })
      return pairs.map(({ KeyName, KeyPairId, KeyType, CreateTime }) => ({
        basis: 'observed',
        name: required(KeyName, 'KeyName'),
        id: required(KeyPairId, 'KeyPairId'),
        kind: KeyType === 'ed25519' ? 'ed25519' : 'rsa',
        createdAt: CreateTime ?? new Date(0),
      }))
    },

    async securityGroups(): Promise<SecurityGroup[]> {
      reading.needs('instances')
      const groups = await once('security groups', async () => {
        const ec2 = await clients.ec2()
        return byToken(
          (NextToken) => ec2.send(new DescribeSecurityGroupsCommand({ NextToken })),
          (page) => page.SecurityGroups,
          (page) => page.NextToken,
        )
      })
      return groups.map(({ GroupId, GroupName, IpPermissions }) => ({
        basis: 'observed',
        id: required(GroupId, 'GroupId'),
        name: required(GroupName, 'GroupName'),
        inbound: (IpPermissions ?? []).map(ruleOf),
      }))
    },
  }
}

function ruleOf(rule: IpPermission): SecurityGroup['inbound'][number] {
  const sources = [
    ...(rule.IpRanges ?? []).map(({ CidrIp }) => CidrIp),
    ...(rule.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
    ...(rule.PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId),
    ...(rule.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
  ]
  return {
    protocol: required(rule.IpProtocol, 'IpProtocol'),
    from: rule.FromPort,
    to: rule.ToPort,
    sources: sources.filter((source) => source !== undefined),
  }
}
