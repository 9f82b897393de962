import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { ec2Arn, resourceCheck } from '../arns.ts'
import { instances, type Volume, volumes } from '../entities.ts'
import { ec2Error, invalidParameterValue, missingParameter, notFound } from '../errors.ts'
import { newId } from '../ids.ts'
import { images } from '../images/images.ts'
import { existingInstance, instanceCheck } from '../instances/instances.ts'
import type { EbsInput } from '../instances/launch-input.ts'
import { performance, validVolume } from '../instances/launch-volumes.ts'
import { stateOf } from '../instances/state.ts'
import { ec2Operation } from '../operation.ts'
import { zonesOf } from '../regions.ts'
import {
  createTagsCheck,
  forgetTags,
  putTags,
  requestTagContext,
  type TagSpecification,
  tagsFor,
  validSpecifications,
} from '../tags.ts'
import { attachmentOut, existingVolume, volumeOut } from '../volumes.ts'

function volumeCheck(call: Call, name: string, id: string, context: Check['context'] = {}): Check {
  const volume = call.table(volumes).get(id)
  return resourceCheck(call, name, 'volume', id, {
    'ec2:VolumeID': id,
    ...(volume && volumeContext(call, volume)),
    ...context,
  })
}

function volumeContext(
  call: Call,
  volume: Pick<Volume, 'zone' | 'encrypted' | 'size' | 'volumeType' | 'iops' | 'throughput' | 'snapshotId'>,
): NonNullable<Check['context']> {
  return {
    'ec2:AvailabilityZone': volume.zone,
    'ec2:Encrypted': String(volume.encrypted),
    'ec2:VolumeSize': String(volume.size),
    'ec2:VolumeType': volume.volumeType,
    ...(volume.iops !== undefined && { 'ec2:VolumeIops': String(volume.iops) }),
    ...(volume.throughput !== undefined && { 'ec2:VolumeThroughput': String(volume.throughput) }),
    ...(volume.snapshotId !== undefined && { 'ec2:ParentSnapshot': ec2Arn(call, 'snapshot', volume.snapshotId) }),
  }
}

interface CreateInput {
  AvailabilityZone?: string
  AvailabilityZoneId?: string
  Encrypted?: boolean
  Iops?: number
  KmsKeyId?: string
  MultiAttachEnabled?: boolean
  Size?: number
  SnapshotId?: string
  TagSpecifications?: TagSpecification[]
  Throughput?: number
  VolumeType?: string
}

function planned(call: Call<CreateInput>): Omit<Volume, 'volumeId'> {
  const { input } = call
  const zone = zonesOf(call.region).find(
    ({ name, id }) => name === input.AvailabilityZone || id === input.AvailabilityZoneId,
  )
  const snapshot = images(call).find(({ snapshotId }) => snapshotId === input.SnapshotId)
  const size = input.Size ?? snapshot?.size ?? 0
  const volumeType = input.VolumeType ?? 'gp2'
  return {
    region: call.region,
    createTime: call.now,
    size,
    volumeType,
    ...performance(volumeType, size, input as EbsInput),
    encrypted: input.Encrypted ?? false,
    ...(input.KmsKeyId !== undefined && { kmsKeyId: input.KmsKeyId }),
    ...(input.SnapshotId !== undefined && { snapshotId: input.SnapshotId }),
    zone: zone?.name ?? input.AvailabilityZone ?? '',
    ...(input.MultiAttachEnabled && { multiAttach: true }),
  }
}

export const createVolume = ec2Operation<CreateInput>({
  name: 'CreateVolume',
  access: 'Write',
  validate({ input }) {
    validSpecifications(input.TagSpecifications, ['volume'])
    if (input.AvailabilityZone === undefined && input.AvailabilityZoneId === undefined)
      throw missingParameter('AvailabilityZone')
    if (input.Size === undefined && input.SnapshotId === undefined) throw missingParameter('size/snapshot')
  },
  authorise(call) {
    const tags = tagsFor(call.input.TagSpecifications, 'volume')
    const { SnapshotId } = call.input
    return [
      resourceCheck(call, 'CreateVolume', 'volume', '*', {
        ...volumeContext(call, planned(call)),
        ...requestTagContext(tags),
      }),
      ...(SnapshotId === undefined ? [] : [resourceCheck(call, 'CreateVolume', 'snapshot', SnapshotId)]),
      ...createTagsCheck(call, ec2Arn(call, 'volume', '*'), 'CreateVolume', tags),
    ]
  },
  execute(call) {
    const { input } = call
    const volume = { ...planned(call), volumeId: newId(call, 'vol') }
    if (!zonesOf(call.region).some(({ name }) => name === volume.zone))
      throw ec2Error(
        'InvalidZone.NotFound',
        `The zone '${input.AvailabilityZone ?? input.AvailabilityZoneId}' does not exist.`,
      )
    const snapshot = images(call).find(({ snapshotId }) => snapshotId === input.SnapshotId)
    if (input.SnapshotId !== undefined && !snapshot) throw notFound('snapshot', [input.SnapshotId])
    if (snapshot && volume.size < snapshot.size)
      throw invalidParameterValue(
        `The volume size (${volume.size} GiB) is smaller than that of the snapshot (${snapshot.size} GiB).`,
      )
    validVolume(volume.volumeType, volume.size, input as EbsInput)
    call.table(volumes).put(volume)
    putTags(call, volume.volumeId, 'volume', tagsFor(input.TagSpecifications, 'volume'))
    return { ...volumeOut(call, volume), State: 'creating' }
  },
})

export const deleteVolume = ec2Operation<{ VolumeId: string }, undefined>({
  name: 'DeleteVolume',
  access: 'Write',
  authorise: (call) => volumeCheck(call, 'DeleteVolume', call.input.VolumeId),
  execute(call) {
    const volume = existingVolume(call, call.input.VolumeId)
    if (volume.attachment)
      throw ec2Error(
        'VolumeInUse',
        `Volume ${volume.volumeId} is currently attached to ${volume.attachment.instanceId}`,
      )
    call.table(volumes).delete(volume.volumeId)
    forgetTags(call, volume.volumeId)
  },
})

interface AttachInput {
  Device: string
  InstanceId: string
  VolumeId: string
}

export const attachVolume = ec2Operation<AttachInput>({
  name: 'AttachVolume',
  access: 'Write',
  authorise: (call) => [
    instanceCheck(call, 'AttachVolume', call.input.InstanceId),
    volumeCheck(call, 'AttachVolume', call.input.VolumeId),
  ],
  execute(call) {
    const { Device, InstanceId, VolumeId } = call.input
    const volume = existingVolume(call, VolumeId)
    const instance = existingInstance(call, InstanceId)
    if (volume.attachment) throw ec2Error('VolumeInUse', `${VolumeId} is already attached to an instance`)
    if (volume.zone !== instance.zone)
      throw ec2Error(
        'InvalidVolume.ZoneMismatch',
        `The volume '${VolumeId}' is not in the same availability zone as instance '${InstanceId}'`,
      )
    const state = stateOf(call, instance)
    if (state !== 'running' && state !== 'stopped' && state !== 'stopping')
      throw ec2Error('IncorrectState', `Instance '${InstanceId}' is not 'running'.`)
    const others = call.table(volumes).by('instance', InstanceId)
    if (others.some(({ attachment }) => attachment?.device === Device))
      throw invalidParameterValue(
        `Invalid value '${Device}' for unixDevice. Attachment point ${Device} is already in use`,
      )
    const attached: Volume = {
      ...volume,
      attachment: { instanceId: InstanceId, device: Device, attachTime: call.now, deleteOnTermination: false },
    }
    call.table(volumes).put(attached)
    return { ...attachmentOut(attached), State: 'attaching' }
  },
})

interface DetachInput {
  Device?: string
  InstanceId?: string
  VolumeId: string
}

export const detachVolume = ec2Operation<DetachInput>({
  name: 'DetachVolume',
  access: 'Write',
  authorise(call) {
    const { InstanceId, VolumeId } = call.input
    const holder = InstanceId ?? call.table(volumes).get(VolumeId)?.attachment?.instanceId
    return [
      ...(holder === undefined ? [] : [instanceCheck(call, 'DetachVolume', holder)]),
      volumeCheck(call, 'DetachVolume', VolumeId),
    ]
  },
  execute(call) {
    const { Device, InstanceId, VolumeId } = call.input
    const volume = existingVolume(call, VolumeId)
    const { attachment, ...free } = volume
    if (!attachment) throw ec2Error('IncorrectState', `Volume '${VolumeId}' is in the 'available' state.`)
    if (
      (InstanceId ?? attachment.instanceId) !== attachment.instanceId ||
      (Device ?? attachment.device) !== attachment.device
    )
      throw ec2Error(
        'InvalidAttachment.NotFound',
        `The volume '${VolumeId}' is not attached to instance '${InstanceId ?? attachment.instanceId}'${Device === undefined ? '' : ` as device '${Device}'`}.`,
      )
    const instance = call.table(instances).get(attachment.instanceId)
    const isRoot = attachment.device === '/dev/xvda' || attachment.device === '/dev/sda1'
    if (instance && isRoot && stateOf(call, instance) !== 'stopped')
      throw ec2Error(
        'OperationNotPermitted',
        `Unable to detach root volume '${VolumeId}' from instance '${attachment.instanceId}'`,
      )
    call.table(volumes).put(free)
    return { ...attachmentOut(volume), State: 'detaching' }
  },
})
