import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { ec2Arn, resourceCheck } from '../arns.ts'
import { groupCheck } from '../groups/checks.ts'
import { findImage, imageCheck, parameterChecks, resolvedImageId } from '../images/images.ts'
import { keyCheck, keyOf } from '../key-pairs/key-pairs.ts'
import { createTagsCheck, requestTagContext, tagsFor } from '../tags.ts'
import { type LaunchInput, typeOf } from './launch-input.ts'
import { metadataContext } from './launch-metadata.ts'
import { groupsOf, placeOf, primaryInterface } from './launch-place.ts'
import { plannedVolumes } from './launch-volumes.ts'
import { namedProfileArn, passRoleChecks } from './profiles.ts'

const NAME = 'RunInstances'

/**
 * What RunInstances asks: the action on each thing that is made or used, then whether the role may be passed, then
 * whether tags may be put on (Service Authorization Reference, EC2; EC2 User Guide, *Launch instances (RunInstances)*).
 */
export function launchChecks(call: Call<LaunchInput>): readonly Check[] {
  const { input } = call
  const imageId = resolvedImageId(call, input.ImageId ?? '')
  const image = findImage(call, imageId)
  const place = placeOf(call)
  const zone: Record<string, string> = place
    ? { 'ec2:AvailabilityZone': place.zone.name, 'ec2:AvailabilityZoneId': place.zone.id }
    : {}
  const vpc: Record<string, string> = place ? { 'ec2:Vpc': ec2Arn(call, 'vpc', place.vpcId) } : {}
  const bare = { 'ec2:IsLaunchTemplateResource': 'false' }
  const ofType = (type: string) => requestTagContext(tagsFor(input.TagSpecifications, type))
  const publicIp = primaryInterface(input)?.AssociatePublicIpAddress

  return [
    resourceCheck(call, NAME, 'instance', '*', {
      ...bare,
      ...zone,
      ...metadataContext(call, input.MetadataOptions),
      ...ofType('instance'),
      'ec2:EbsOptimized': String(input.EbsOptimized ?? false),
      'ec2:InstanceMarketType': input.InstanceMarketOptions?.MarketType ?? 'on-demand',
      'ec2:InstanceType': typeOf(input),
      'ec2:RootDeviceType': 'ebs',
      'ec2:Tenancy': input.Placement?.Tenancy ?? 'default',
      ...(input.IamInstanceProfile && { 'ec2:InstanceProfile': namedProfileArn(call, input.IamInstanceProfile) }),
    }),
    imageCheck(call, NAME, imageId, bare),
    ...(input.KeyName === undefined ? [] : [keyCheck(call, NAME, keyOf(call, input.KeyName), input.KeyName)]),
    resourceCheck(call, NAME, 'network-interface', '*', {
      ...bare,
      ...zone,
      ...vpc,
      ...ofType('network-interface'),
      ...(place && { 'ec2:Subnet': ec2Arn(call, 'subnet', place.subnetId) }),
      ...(publicIp !== undefined && { 'ec2:AssociatePublicIpAddress': String(publicIp) }),
    }),
    ...groupsOf(call).map((group) => groupCheck(call, NAME, group.groupId, bare)),
    ...(place
      ? [
          resourceCheck(call, NAME, 'subnet', place.subnetId, {
            ...bare,
            ...zone,
            ...vpc,
            'ec2:SubnetID': place.subnetId,
          }),
        ]
      : []),
    ...plannedVolumes(input, image).map((volume) =>
      resourceCheck(call, NAME, 'volume', '*', {
        ...bare,
        ...zone,
        ...ofType('volume'),
        'ec2:Encrypted': String(volume.encrypted),
        'ec2:VolumeSize': String(volume.size),
        'ec2:VolumeType': volume.volumeType,
        ...(volume.iops !== undefined && { 'ec2:VolumeIops': String(volume.iops) }),
        ...(volume.throughput !== undefined && { 'ec2:VolumeThroughput': String(volume.throughput) }),
        ...(volume.snapshotId !== undefined && { 'ec2:ParentSnapshot': ec2Arn(call, 'snapshot', volume.snapshotId) }),
      }),
    ),
    ...parameterChecks(call, input.ImageId ?? ''),
    ...passRoleChecks(call, input.IamInstanceProfile, ec2Arn(call, 'instance', '*')),
    ...(['instance', 'volume', 'network-interface'] as const).flatMap((type) =>
      createTagsCheck(call, ec2Arn(call, type, '*'), NAME, tagsFor(input.TagSpecifications, type)),
    ),
  ]
}
