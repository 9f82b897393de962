import type { Call } from '../../../call.ts'
import type { Volume } from '../entities.ts'
import { ec2Error, invalidParameterValue } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Image } from '../images/images.ts'
import type { EbsInput, LaunchInput } from './launch-input.ts'

/** A volume as a launch or CreateVolume asks for it. */
export interface PlannedVolume {
  device: string
  deleteOnTermination: boolean
  size: number
  volumeType: string
  iops?: number
  throughput?: number
  encrypted: boolean
  kmsKeyId?: string
  snapshotId?: string
}

/** Sizes in GiB: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html */
const SIZES: Readonly<Record<string, readonly [smallest: number, largest: number]>> = {
  standard: [1, 1_024],
  gp2: [1, 16_384],
  gp3: [1, 65_536],
  io1: [4, 16_384],
  io2: [4, 65_536],
  st1: [125, 16_384],
  sc1: [125, 16_384],
}

/** Performance that follows from the type where nothing is said. */
export function performance(volumeType: string, size: number, given: EbsInput): { iops?: number; throughput?: number } {
  if (volumeType === 'gp3') return { iops: given.Iops ?? 3_000, throughput: given.Throughput ?? 125 }
  if (volumeType === 'gp2') return { iops: Math.min(16_000, Math.max(100, size * 3)) }
  if (volumeType.startsWith('io')) return { iops: given.Iops ?? 100 }
  return {}
}

/** @throws AwsError InvalidParameterValue, MissingParameter */
export function validVolume(volumeType: string, size: number, given: EbsInput): void {
  const [smallest, largest] = SIZES[volumeType] ?? [1, 65_536]
  if (size < smallest) throw invalidParameterValue(`Volume of ${size}GiB is too small; minimum is ${smallest}GiB.`)
  if (size > largest)
    throw invalidParameterValue(
      `Volume of ${size}GiB is too large for volume type ${volumeType}; maximum is ${largest}GiB.`,
    )
  if (volumeType.startsWith('io') && given.Iops === undefined)
    throw ec2Error('MissingParameter', `The request must contain the parameter iops for ${volumeType} volumes`)
}

/** The volumes of a launch: the image's, as changed by the request, and those the request adds. */
export function plannedVolumes({ BlockDeviceMappings = [] }: LaunchInput, image: Image | undefined): PlannedVolume[] {
  const root = image?.rootDevice ?? '/dev/xvda'
  const given = BlockDeviceMappings.filter(
    ({ NoDevice, VirtualName }) => NoDevice === undefined && VirtualName === undefined,
  )
  const plan = (device: string, ebs: EbsInput, isRoot: boolean): PlannedVolume => {
    const size = ebs.VolumeSize ?? (isRoot ? (image?.size ?? 8) : 8)
    const volumeType = ebs.VolumeType ?? (isRoot && image && !image.name.includes('gp2') ? 'gp3' : 'gp2')
    const snapshotId = ebs.SnapshotId ?? (isRoot ? image?.snapshotId : undefined)
    return {
      device,
      // What the request adds goes with the instance too, unless it says otherwise (API reference, *EbsBlockDevice*).
      deleteOnTermination: ebs.DeleteOnTermination ?? true,
      size,
      volumeType,
      ...performance(volumeType, size, ebs),
      encrypted: ebs.Encrypted ?? false,
      ...(ebs.KmsKeyId !== undefined && { kmsKeyId: ebs.KmsKeyId }),
      ...(snapshotId !== undefined && { snapshotId }),
    }
  }
  const ofRoot = given.find(({ DeviceName }) => DeviceName === root)
  const others = given.filter(({ DeviceName }) => DeviceName !== root)
  return [
    plan(root, ofRoot?.Ebs ?? {}, true),
    ...others.map(({ DeviceName = '', Ebs = {} }) => plan(DeviceName, Ebs, false)),
  ]
}

/** @throws AwsError for mappings that cannot be */
export function validMappings({ BlockDeviceMappings = [] }: LaunchInput, image: Image): void {
  const seen = new Set<string>()
  for (const { DeviceName, Ebs, NoDevice, VirtualName } of BlockDeviceMappings) {
    if (DeviceName === undefined)
      throw ec2Error('MissingParameter', 'The request must contain the parameter deviceName')
    if (seen.has(DeviceName))
      throw ec2Error(
        'InvalidBlockDeviceMapping',
        `The device '${DeviceName}' is used in more than one block-device mapping`,
      )
    seen.add(DeviceName)
    if (NoDevice !== undefined || VirtualName !== undefined) continue
    const isRoot = DeviceName === image.rootDevice
    if (!isRoot && Ebs?.VolumeSize === undefined && Ebs?.SnapshotId === undefined)
      throw ec2Error('MissingParameter', 'The request must contain the parameter size or snapshotId')
    const size = Ebs?.VolumeSize
    if (isRoot && size !== undefined && size < image.size)
      throw ec2Error(
        'InvalidBlockDeviceMapping',
        `Volume of size ${size}GB is smaller than snapshot '${image.snapshotId}', expect size >= ${image.size}GB`,
      )
    if (Ebs && size !== undefined) validVolume(Ebs.VolumeType ?? 'gp3', size, Ebs)
    if (Ebs?.KmsKeyId !== undefined && !Ebs.Encrypted)
      throw ec2Error('InvalidParameterDependency', 'The parameter KmsKeyId requires the parameter Encrypted to be set.')
  }
}

export function newVolume(call: Call, zone: string, plan: PlannedVolume, instanceId: string): Volume {
  const { device, deleteOnTermination, ...rest } = plan
  return {
    ...rest,
    volumeId: newId(call, 'vol'),
    region: call.region,
    createTime: call.now,
    zone,
    attachment: { instanceId, device, attachTime: call.now, deleteOnTermination },
  }
}
