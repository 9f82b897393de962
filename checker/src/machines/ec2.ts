/** What the terminal's machines need to know of the account's instances: EC2's own answers, read without a trace. */
import { type AwsStructure, decodeResponse, encodeRequest, loadService } from '@first-line/aws-api'
import type { Learner } from '../contract.ts'
import type { Target } from '../targets/target.ts'

export interface FoundInstance {
  readonly id: string
  readonly region: string
  readonly state: string
  readonly image: string
  readonly privateAddress: string
  readonly privateName: string
  readonly publicAddress: string | undefined
  readonly groups: readonly string[]
}

/** An `IpPermission` of DescribeSecurityGroups, as far as it matters here. */
export interface OpenTo {
  readonly IpProtocol?: string
  readonly FromPort?: number
  readonly ToPort?: number
  readonly IpRanges?: readonly { readonly CidrIp?: string }[]
  readonly Ipv6Ranges?: readonly { readonly CidrIpv6?: string }[]
}

interface Described {
  readonly InstanceId: string
  readonly ImageId: string
  readonly State: { readonly Name: string }
  readonly PrivateIpAddress?: string
  readonly PrivateDnsName?: string
  readonly PublicIpAddress?: string
  readonly PublicDnsName?: string
  readonly SecurityGroups?: readonly { readonly GroupId: string }[]
}

/** One read of EC2 in a Region. @throws Error when it is refused, which is our fault: the reader may read everything */
async function ask(target: Target, learner: Learner, region: string, name: string, input: AwsStructure) {
  const { handle } = await target.clients(learner)
  if (!handle) throw new Error(`${target.kind} has no reader in this process`)
  const model = await loadService('ec2')
  const operation = model.operations[name]
  if (!operation) throw new Error(`EC2's model has no ${name}`)
  const { output, error } = decodeResponse(
    model,
    operation,
    await handle(encodeRequest(model, operation, input, { region })),
  )
  if (!output) throw new Error(`EC2 refused ${name} in ${region}`, { cause: error })
  return output
}

async function instancesIn(target: Target, learner: Learner, region: string) {
  const { Reservations = [] } = await ask(target, learner, region, 'DescribeInstances', {})
  return (Reservations as unknown as { Instances: Described[] }[])
    .flatMap(({ Instances }) => Instances)
    .map((described) => ({ region, described }))
}

const found = ({ region, described }: { region: string; described: Described }): FoundInstance => ({
  id: described.InstanceId,
  region,
  state: described.State.Name,
  image: described.ImageId,
  privateAddress: described.PrivateIpAddress ?? '',
  privateName: described.PrivateDnsName?.split('.')[0] ?? '',
  publicAddress: described.PublicIpAddress || undefined,
  groups: (described.SecurityGroups ?? []).map(({ GroupId }) => GroupId),
})

/** The first instance that fits: in the workshop's own Region, or in another. */
async function findInstance(
  target: Target,
  learner: Learner,
  fits: (instance: Described) => boolean,
): Promise<FoundInstance | undefined> {
  const here = (await instancesIn(target, learner, target.region)).find(({ described }) => fits(described))
  if (here) return found(here)
  const { Regions = [] } = await ask(target, learner, target.region, 'DescribeRegions', {})
  const others = (Regions as { RegionName: string }[]).filter(({ RegionName }) => RegionName !== target.region)
  const all = await Promise.all(others.map(({ RegionName }) => instancesIn(target, learner, RegionName)))
  const there = all.flat().find(({ described }) => fits(described))
  return there && found(there)
}

export const instanceById = (target: Target, learner: Learner, id: string): Promise<FoundInstance | undefined> =>
  findInstance(target, learner, ({ InstanceId }) => InstanceId === id)

/** By public address or public DNS name: a private one leads nowhere from outside. */
export const instanceByHost = (target: Target, learner: Learner, host: string): Promise<FoundInstance | undefined> =>
  findInstance(
    target,
    learner,
    ({ PublicIpAddress, PublicDnsName }) =>
      PublicIpAddress === host || (!!PublicDnsName && PublicDnsName === host.toLowerCase()),
  )

/** What the instance's security groups let in. */
export async function opensOf(target: Target, learner: Learner, { region, groups }: FoundInstance): Promise<OpenTo[]> {
  const { SecurityGroups = [] } = await ask(target, learner, region, 'DescribeSecurityGroups', {
    GroupIds: [...groups],
  })
  return (SecurityGroups as { IpPermissions?: OpenTo[] }[]).flatMap(({ IpPermissions = [] }) => IpPermissions)
}

/** Who may log in over SSH, the image's own user first; nobody on Windows. */
export async function usersOf(target: Target, learner: Learner, { region, image }: FoundInstance): Promise<string[]> {
  const { Images = [] } = await ask(target, learner, region, 'DescribeImages', { ImageIds: [image] })
  const [{ Name = '', Platform } = {}] = Images as { Name?: string; Platform?: string }[]
  if (Platform === 'windows') return []
  if (Name.startsWith('ubuntu')) return ['ubuntu']
  return [Name.startsWith('debian') ? 'admin' : 'ec2-user']
}
