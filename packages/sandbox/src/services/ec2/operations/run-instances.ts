import { fromBase64 } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { type Instance, instances, keyPairs, volumes } from '../entities.ts'
import { ec2Error, invalidParameterValue, missingParameter, notFound, wellFormed } from '../errors.ts'
import { newId } from '../ids.ts'
import { existingImage, type Image, resolvable, resolvedImageId } from '../images/images.ts'
import { groupsOut, instanceOut } from '../instances/instance-out.ts'
import { visibleInstances } from '../instances/instances.ts'
import { launchChecks } from '../instances/launch-checks.ts'
import { type LaunchInput, typeOf } from '../instances/launch-input.ts'
import { metadataOptions, validMetadata } from '../instances/launch-metadata.ts'
import { checkedPlace, primaryInterface } from '../instances/launch-place.ts'
import { newVolume, plannedVolumes, validMappings } from '../instances/launch-volumes.ts'
import { existingProfile, newAssociation } from '../instances/profiles.ts'
import { isGone, stateOf } from '../instances/state.ts'
import { INSTANCE_TYPES } from '../instances/types.ts'
import { newNetwork } from '../network/addresses.ts'
import { ec2Operation } from '../operation.ts'
import { putTags, tagsFor, validSpecifications } from '../tags.ts'

/** As a quota that AWS has raised: enough for every lesson, too little to fill a machine's memory. */
const VCPU_LIMIT = 2_048
/** Bytes: EC2 User Guide, *Run commands when you launch an EC2 instance with user data input*. */
const LARGEST_USER_DATA = 16_384

export const runInstances = ec2Operation<LaunchInput>({
  name: 'RunInstances',
  access: 'Write',
  validate({ input }) {
    if (input.ImageId === undefined && input.LaunchTemplate === undefined) throw missingParameter('ImageId')
    if (input.ImageId !== undefined && !input.ImageId.startsWith('resolve:ssm:')) wellFormed('image', [input.ImageId])
    validCount(input)
    validSpecifications(input.TagSpecifications, TAGGABLE)
    validUserData(input.UserData)
    validMetadata(input.MetadataOptions ?? {})
  },
  authorise: launchChecks,
  execute(call) {
    const earlier = earlierLaunch(call)
    return reservation(call, earlier.length ? earlier : launch(call))
  },
})

const TAGGABLE = ['instance', 'volume', 'network-interface', 'elastic-gpu', 'spot-instances-request']

function validCount({ MinCount, MaxCount }: LaunchInput): void {
  if (MinCount < 1)
    throw invalidParameterValue(`Value (${MinCount}) for parameter minCount is invalid. Expected a positive integer.`)
  if (MaxCount < 1)
    throw invalidParameterValue(`Value (${MaxCount}) for parameter maxCount is invalid. Expected a positive integer.`)
  if (MinCount > MaxCount)
    throw invalidParameterValue(
      `Value (${MaxCount}) for parameter maxCount is invalid. Must be greater than or equal to minCount.`,
    )
}

function validUserData(userData: string | undefined): void {
  if (userData === undefined) return
  const bytes = decoded(userData)
  if (!bytes) throw ec2Error('InvalidParameterValue', 'Invalid BASE64 encoding of user data')
  if (bytes.length > LARGEST_USER_DATA) throw invalidParameterValue('User data is limited to 16384 bytes')
}

function decoded(text: string): Uint8Array | undefined {
  const plain = text.replace(/\s/g, '')
  return /^[A-Za-z0-9+/]*={0,2}$/.test(plain) && plain.length % 4 === 0 ? fromBase64(plain) : undefined
}

/** A request that is repeated with its token is answered as before. @throws AwsError IdempotentParameterMismatch */
function earlierLaunch(call: Call<LaunchInput>): Instance[] {
  const { ClientToken, MaxCount, ImageId } = call.input
  if (ClientToken === undefined) return []
  const found = call
    .table(instances)
    .by('token', `${call.region}/${ClientToken}`)
    .sort((a, b) => a.launchIndex - b.launchIndex)
  const [first] = found
  if (!first) return []
  const same =
    first.imageId === resolvedImageId(call, ImageId ?? '') &&
    first.instanceType === typeOf(call.input) &&
    found.length === MaxCount
  if (!same)
    throw ec2Error(
      'IdempotentParameterMismatch',
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    )
  return found
}

function launch(call: Call<LaunchInput>): Instance[] {
  const { input } = call
  if (input.LaunchTemplate)
    throw ec2Error('UnsupportedOperation', 'The sandbox has no launch templates: say in the request what to launch.')
  resolvable(call, input.ImageId!)
  const image = existingImage(call, resolvedImageId(call, input.ImageId!))
  validType(call, image)
  if (input.KeyName !== undefined && !call.table(keyPairs).has(`${call.region}/${input.KeyName}`))
    throw notFound('key-pair', [input.KeyName])
  validMappings(input, image)
  const { subnet, groups } = checkedPlace(call)
  const profile = input.IamInstanceProfile && existingProfile(call, input.IamInstanceProfile)
  for (const old of call.table(instances).by('region', call.region))
    if (isGone(call, old)) call.table(instances).delete(old.instanceId)

  const reservationId = newId(call, 'r')
  const planned = plannedVolumes(input, image)
  return Array.from({ length: input.MaxCount }, (_, launchIndex) => {
    const instance: Instance = {
      instanceId: newId(call, 'i'),
      region: call.region,
      reservationId,
      launchIndex,
      imageId: image.imageId,
      instanceType: typeOf(input),
      createTime: call.now,
      launchTime: call.now,
      transition: { to: 'running', since: call.now },
      zone: subnet.zone.name,
      subnetId: subnet.subnetId,
      vpcId: subnet.vpcId,
      groups: groups.map(({ groupId }) => groupId),
      ...(input.KeyName !== undefined && { keyName: input.KeyName }),
      ...(input.ClientToken !== undefined && { clientToken: input.ClientToken }),
      ...(input.UserData !== undefined && { userData: input.UserData.replace(/\s/g, '') }),
      network: newNetwork(call, subnet, {
        address: input.PrivateIpAddress ?? primaryInterface(input)?.PrivateIpAddress,
        wantsPublicIp: primaryInterface(input)?.AssociatePublicIpAddress ?? true,
        deleteOnTermination: primaryInterface(input)?.DeleteOnTermination ?? true,
      }),
      ...(profile && { profile: newAssociation(call, profile) }),
      metadataOptions: metadataOptions(call, input.MetadataOptions, image),
      monitoring: input.Monitoring?.Enabled ?? false,
      ebsOptimized: input.EbsOptimized ?? false,
      sourceDestCheck: true,
      disableApiTermination: input.DisableApiTermination ?? false,
      disableApiStop: input.DisableApiStop ?? false,
      shutdownBehavior: input.InstanceInitiatedShutdownBehavior ?? 'stop',
      ...(input.CreditSpecification && { cpuCredits: input.CreditSpecification.CpuCredits }),
      ...(input.InstanceMarketOptions?.MarketType === 'spot' && { spot: true }),
      tenancy: input.Placement?.Tenancy ?? 'default',
      enclave: input.EnclaveOptions?.Enabled ?? false,
      hibernation: input.HibernationOptions?.Configured ?? false,
    }
    call.table(instances).put(instance)
    putTags(call, instance.instanceId, 'instance', tagsFor(input.TagSpecifications, 'instance'))
    putTags(
      call,
      instance.network.networkInterfaceId,
      'network-interface',
      tagsFor(input.TagSpecifications, 'network-interface'),
    )
    for (const plan of planned) {
      const volume = newVolume(call, subnet.zone.name, plan, instance.instanceId)
      call.table(volumes).put(volume)
      putTags(call, volume.volumeId, 'volume', tagsFor(input.TagSpecifications, 'volume'))
    }
    return instance
  })
}

/** @throws AwsError Unsupported, InvalidParameterValue, VcpuLimitExceeded */
function validType(call: Call<LaunchInput>, image: Image): void {
  const type = INSTANCE_TYPES.get(typeOf(call.input))
  if (!type)
    throw ec2Error(
      'Unsupported',
      'The requested configuration is currently not supported. Please check the documentation for supported configurations.',
    )
  if (type.architecture !== image.architecture)
    throw invalidParameterValue(
      `The architecture '${type.architecture}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
    )
  const used = visibleInstances(call)
    .filter((instance) => ['pending', 'running'].includes(stateOf(call, instance)))
    .reduce((sum, { instanceType }) => sum + (INSTANCE_TYPES.get(instanceType)?.vcpus ?? 0), 0)
  if (used + type.vcpus * call.input.MaxCount > VCPU_LIMIT)
    throw ec2Error(
      'VcpuLimitExceeded',
      `You have requested more vCPU capacity than your current vCPU limit of ${VCPU_LIMIT} allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`,
    )
}

function reservation(call: Call, made: readonly Instance[]) {
  return {
    ReservationId: made[0]!.reservationId,
    OwnerId: call.account,
    // Of EC2-Classic; empty in a VPC.
    Groups: groupsOut(call, []),
    Instances: made.map((instance) => ({ ...instanceOut(call, unreached(instance)), BlockDeviceMappings: [] })),
  }
}

/** The answer comes before volumes are attached and a public address is drawn. */
function unreached(instance: Instance): Instance {
  const { publicIpAddress: _, ...network } = instance.network
  return { ...instance, network }
}
