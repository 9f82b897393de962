import type { Call } from '../../call.ts'
import type { ArnType } from './arns.ts'
import { addresses, keyPairs, volumes } from './entities.ts'
import { ec2Error, type ResourceKind, wellFormed } from './errors.ts'
import { allGroups, findGroup } from './groups/groups.ts'
import { findImage } from './images/images.ts'
import { findInstance, visibleInstances } from './instances/instances.ts'
import { internetGatewayId, routeTableId, subnets, vpcId } from './network/default-vpc.ts'

interface Taggable {
  kind: ResourceKind & ArnType
  exists: (call: Call, id: string) => boolean
}

/** What may be tagged, by the prefix of its ids. */
const BY_PREFIX: Readonly<Record<string, Taggable>> = {
  i: { kind: 'instance', exists: (call, id) => findInstance(call, id) !== undefined },
  ami: { kind: 'image', exists: (call, id) => findImage(call, id) !== undefined },
  vol: { kind: 'volume', exists: (call, id) => call.table(volumes).get(id)?.region === call.region },
  sg: { kind: 'security-group', exists: (call, id) => findGroup(call, id) !== undefined },
  sgr: {
    kind: 'security-group-rule',
    exists: (call, id) => allGroups(call).some(({ rules }) => rules.some(({ ruleId }) => ruleId === id)),
  },
  key: {
    kind: 'key-pair',
    exists: (call, id) =>
      call
        .table(keyPairs)
        .by('id', id)
        .some(({ region }) => region === call.region),
  },
  eni: {
    kind: 'network-interface',
    exists: (call, id) =>
      visibleInstances(call).some(
        ({ network, transition }) => network.networkInterfaceId === id && transition.to !== 'terminated',
      ),
  },
  subnet: { kind: 'subnet', exists: (call, id) => subnets(call).some(({ subnetId }) => subnetId === id) },
  vpc: { kind: 'vpc', exists: (call, id) => id === vpcId(call) },
  igw: { kind: 'internet-gateway', exists: (call, id) => id === internetGatewayId(call) },
  rtb: { kind: 'route-table', exists: (call, id) => id === routeTableId(call) },
  eipalloc: { kind: 'elastic-ip', exists: (call, id) => call.table(addresses).get(id)?.region === call.region },
}

/** What an id is of, by its prefix. @throws AwsError InvalidID for a prefix that nothing taggable has */
export function kindOf(id: string): Taggable['kind'] {
  const found = BY_PREFIX[id.slice(0, id.lastIndexOf('-'))]
  if (!found) throw ec2Error('InvalidID', `The ID '${id}' is not valid`)
  wellFormed(found.kind, [id])
  return found.kind
}

/** @throws AwsError InvalidID: CreateTags has one code for whatever is missing, with a few exceptions */
export function taggableKind(call: Call, id: string): Taggable['kind'] {
  const kind = kindOf(id)
  if (!BY_PREFIX[id.slice(0, id.lastIndexOf('-'))]!.exists(call, id))
    throw ec2Error(CODES[kind] ?? 'InvalidID', `The ${WORDS[kind] ?? 'ID'} '${id}' does not exist`)
  return kind
}

/** As DescribeX has them: reports of CreateTags show the code of the resource's kind. */
const CODES: Partial<Record<Taggable['kind'], string>> = {
  instance: 'InvalidInstanceID.NotFound',
  volume: 'InvalidVolume.NotFound',
  'security-group': 'InvalidGroup.NotFound',
  subnet: 'InvalidSubnetID.NotFound',
  vpc: 'InvalidVpcID.NotFound',
  image: 'InvalidAMIID.NotFound',
  'key-pair': 'InvalidKeyPair.NotFound',
  'network-interface': 'InvalidNetworkInterfaceID.NotFound',
}

const WORDS: Partial<Record<Taggable['kind'], string>> = {
  instance: 'instance ID',
  volume: 'volume',
  'security-group': 'security group',
  subnet: 'subnet ID',
  vpc: 'vpc ID',
  image: 'image ID',
  'key-pair': 'key pair',
  'network-interface': 'networkInterface ID',
}
