import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import { type Volume, volumes } from './entities.ts'
import { notFound, wellFormed } from './errors.ts'
import { zoneId } from './instances/instance-out.ts'
import { tagsOut } from './tags.ts'

/** All of them, or those asked for. @throws AwsError InvalidVolume.NotFound */
export function askedVolumes(call: Call, ids: readonly string[] = []): Volume[] {
  wellFormed('volume', ids)
  const all = call.table(volumes).by('region', call.region)
  const missing = ids.filter((id) => !all.some(({ volumeId }) => volumeId === id))
  if (missing.length) throw notFound('volume', missing)
  return ids.length ? all.filter(({ volumeId }) => ids.includes(volumeId)) : all
}

export const existingVolume = (call: Call, id: string): Volume => askedVolumes(call, [id])[0]!

export const volumeState = ({ attachment }: Volume): string => (attachment ? 'in-use' : 'available')

export function attachmentOut({ volumeId, attachment }: Volume): AwsStructure {
  return attachment
    ? {
        DeleteOnTermination: attachment.deleteOnTermination,
        VolumeId: volumeId,
        InstanceId: attachment.instanceId,
        Device: attachment.device,
        State: 'attached',
        AttachTime: new Date(attachment.attachTime),
      }
    : {}
}

export function volumeOut(call: Call, volume: Volume): AwsStructure {
  return {
    ...(zoneId(volume) !== undefined && { AvailabilityZoneId: zoneId(volume) }),
    ...(volume.iops !== undefined && { Iops: volume.iops }),
    ...tagsOut(call, volume.volumeId),
    VolumeType: volume.volumeType,
    MultiAttachEnabled: volume.multiAttach ?? false,
    ...(volume.throughput !== undefined && { Throughput: volume.throughput }),
    Operator: { Managed: false },
    VolumeId: volume.volumeId,
    Size: volume.size,
    SnapshotId: volume.snapshotId ?? '',
    AvailabilityZone: volume.zone,
    State: volumeState(volume),
    CreateTime: new Date(volume.createTime),
    Attachments: volume.attachment ? [attachmentOut(volume)] : [],
    Encrypted: volume.encrypted,
    ...(volume.kmsKeyId !== undefined && { KmsKeyId: volume.kmsKeyId }),
  }
}
