/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-metadata.html#instancedata-data-categories */
import { fromBase64, textOf } from '@first-line/aws-api'
import type { TemporaryCredentials } from '../../../account-handle.ts'
import type { WorldState } from '../../../world/state.ts'
import { instanceProfiles } from '../../iam/entities/instance-profiles.ts'
import { type Role, roles } from '../../iam/entities.ts'
import { type Instance, keyPairs, pushedKeys, resourceTags, securityGroups } from '../entities.ts'
import { OFFERED_IMAGES } from '../images/offered.ts'
import { privateDns, publicDns, zoneId } from '../instances/instance-out.ts'
import { INSTANCE_TYPES } from '../instances/types.ts'
import type { MetadataServiceOptions } from './metadata-service.ts'

/** Names, and what is below them: a text, a text that has to be fetched, or more names. */
export interface Tree {
  [name: string]: string | (() => Promise<string | undefined>) | Tree
}

/** AWS's last six hours, and are renewed well before they end. */
const DURATION = 21_600
const RENEW_AFTER = 3_600_000

interface Issued {
  credentials: TemporaryCredentials
  at: number
  roleId: string
  withToken: boolean
}

/** Answers the instance's tree at a time. `withToken`: IMDSv2 is spoken, which the credentials remember. */
export function metadataTree({ sandbox, world, account, instanceId }: MetadataServiceOptions, now: () => number) {
  let issued: Issued | undefined
  const handle = sandbox.account(world, account)

  async function credentials(instance: Instance, role: Role, withToken: boolean): Promise<string | undefined> {
    const stale =
      !issued || issued.roleId !== role.roleId || issued.withToken !== withToken || now() - issued.at >= RENEW_AFTER
    if (stale) {
      const made = await handle.serviceSession({
        roleId: role.roleId,
        service: 'ec2.amazonaws.com',
        sessionName: instanceId,
        duration: DURATION,
        context: {
          'aws:ec2instancesourceprivateipv4': instance.network.privateIpAddress,
          'aws:ec2instancesourcevpc': instance.vpcId,
          'ec2:roledelivery': withToken ? '2.0' : '1.0',
          'ec2:sourceinstancearn': `arn:aws:ec2:${instance.region}:${account}:instance/${instanceId}`,
        },
      })
      issued = made && { credentials: made, at: now(), roleId: role.roleId, withToken }
    }
    const stamp = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')
    if (!issued)
      return lines({
        Code: 'AssumeRoleUnauthorizedAccess',
        Message: `EC2 cannot assume the role ${role.roleName}. Please see documentation at https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html#troubleshoot_iam-ec2_errors-info-doc.`,
        LastUpdated: stamp(now()),
      })
    return lines({
      Code: 'Success',
      LastUpdated: stamp(issued.at),
      Type: 'AWS-HMAC',
      AccessKeyId: issued.credentials.accessKeyId,
      SecretAccessKey: issued.credentials.secretAccessKey,
      Token: issued.credentials.sessionToken,
      Expiration: issued.credentials.expiration,
    })
  }

  return async (instance: Instance, withToken: boolean): Promise<Tree> => {
    const seen = await world.read((state) => surroundings(state, account, instance, now()))
    return {
      'meta-data': metaData(instance, seen, (role) => () => credentials(instance, role, withToken)),
      dynamic: { 'instance-identity': { document: identityDocument(account, instance) } },
      ...(instance.userData !== undefined && {
        'user-data': textOf(fromBase64(instance.userData) ?? new Uint8Array()),
      }),
    }
  }
}

const lines = (value: object): string => JSON.stringify(value, null, 2)

interface Surroundings {
  role?: Role
  profileId?: string
  keys: string[]
  keyName: string | undefined
  groups: string[]
  tags: ReadonlyArray<{ key: string; value: string }>
}

function surroundings(state: WorldState, account: string, instance: Instance, now: number): Surroundings {
  const profile = instance.profile && state.table(instanceProfiles, account).by('id', instance.profile.profileId)[0]
  const role = profile?.roles.flatMap((id) => state.table(roles, account).by('id', id))[0]
  const pair = instance.keyName && state.table(keyPairs, account).get(`${instance.region}/${instance.keyName}`)
  const pushed = state
    .table(pushedKeys, account)
    .list({ prefix: `${instance.instanceId}/` })
    .filter(({ expires }) => Date.parse(expires) > now)
  const groupName = (id: string) => state.table(securityGroups, account).get(id)?.groupName ?? 'default'
  return {
    ...(role && { role }),
    ...(profile && { profileId: profile.instanceProfileId }),
    keys: [...(pair ? [pair.publicKey] : []), ...pushed.map(({ publicKey }) => publicKey)],
    keyName: instance.keyName,
    groups: instance.groups.map(groupName),
    tags: state.table(resourceTags, account).get(instance.instanceId)?.tags ?? [],
  }
}

function metaData(
  instance: Instance,
  { role, profileId, keys, keyName, groups, tags }: Surroundings,
  credentialsOf: (role: Role) => () => Promise<string | undefined>,
): Tree {
  const { network, region } = instance
  const privateName = privateDns(region, network.privateIpAddress)
  const publicName = network.publicIpAddress && publicDns(region, network.publicIpAddress)
  const address: Tree = {
    ...(publicName !== undefined && { 'public-hostname': publicName, 'public-ipv4': network.publicIpAddress! }),
  }
  const iam: Tree | undefined = role && {
    info: lines({
      Code: 'Success',
      LastUpdated: instance.profile!.since,
      InstanceProfileArn: instance.profile!.profileArn,
      InstanceProfileId: profileId,
    }),
    'security-credentials': { [role.roleName]: credentialsOf(role) },
  }
  return {
    'ami-id': instance.imageId,
    'ami-launch-index': String(instance.launchIndex),
    'ami-manifest-path': '(unknown)',
    hostname: privateName,
    ...(iam && { iam }),
    'instance-action': 'none',
    'instance-id': instance.instanceId,
    'instance-life-cycle': instance.spot ? 'spot' : 'on-demand',
    'instance-type': instance.instanceType,
    'local-hostname': privateName,
    'local-ipv4': network.privateIpAddress,
    mac: network.macAddress,
    network: {
      interfaces: {
        macs: {
          [network.macAddress]: {
            'device-number': '0',
            'interface-id': network.networkInterfaceId,
            'local-hostname': privateName,
            'local-ipv4s': network.privateIpAddress,
            mac: network.macAddress,
            'security-group-ids': instance.groups.join('\n'),
            'security-groups': groups.join('\n'),
            'subnet-id': instance.subnetId,
            'vpc-id': instance.vpcId,
            ...address,
          },
        },
      },
    },
    placement: {
      'availability-zone': instance.zone,
      'availability-zone-id': zoneId(instance) ?? '',
      region,
    },
    ...address,
    ...(keys.length && { 'public-keys': { '': `0=${keyName ?? 'pushed'}`, '0': { 'openssh-key': keys.join('\n') } } }),
    'reservation-id': instance.reservationId,
    'security-groups': groups.join('\n'),
    services: { domain: 'amazonaws.com', partition: 'aws' },
    ...(instance.metadataOptions.instanceMetadataTags === 'enabled' && {
      tags: { instance: Object.fromEntries(tags.map(({ key, value }) => [key, value])) },
    }),
  }
}

function identityDocument(account: string, instance: Instance): string {
  return lines({
    accountId: account,
    architecture: INSTANCE_TYPES.get(instance.instanceType)?.architecture ?? OFFERED_IMAGES[0]!.architecture,
    availabilityZone: instance.zone,
    billingProducts: null,
    devpayProductCodes: null,
    imageId: instance.imageId,
    instanceId: instance.instanceId,
    instanceType: instance.instanceType,
    kernelId: null,
    marketplaceProductCodes: null,
    pendingTime: instance.launchTime,
    privateIp: instance.network.privateIpAddress,
    ramdiskId: null,
    region: instance.region,
    version: '2017-09-30',
  })
}
