import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { resourceCheck } from '../arns.ts'
import { ec2Error, notFound, wellFormed } from '../errors.ts'
import { publicId } from '../ids.ts'
import { REGIONS } from '../regions.ts'
import { tagsOut } from '../tags.ts'
import { OFFERED_IMAGES, type OfferedImage } from './offered.ts'

export interface Image extends OfferedImage {
  imageId: string
  snapshotId: string
}

const known = new Map<string, readonly Image[]>()

/** The images of the Region; none where there is no such Region. */
export function images(call: Call): readonly Image[] {
  const found = known.get(call.region)
  if (found) return found
  if (!REGIONS.some(({ name }) => name === call.region)) return []
  const made = OFFERED_IMAGES.map((image) => ({
    ...image,
    imageId: publicId(call, 'ami', call.region, image.name),
    snapshotId: publicId(call, 'snap', call.region, image.name),
  }))
  known.set(call.region, made)
  return made
}

export const findImage = (call: Call, imageId: string): Image | undefined =>
  images(call).find((image) => image.imageId === imageId)

/** @throws AwsError InvalidAMIID.NotFound, InvalidAMIID.Malformed */
export function existingImage(call: Call, imageId: string): Image {
  wellFormed('image', [imageId])
  const image = findImage(call, imageId)
  if (!image) throw notFound('image', [imageId])
  return image
}

const PARAMETER = /^resolve:ssm:(\/aws\/service\/(.+?)(?::\d+)?)$/

/**
 * The image an id stands for: `resolve:ssm:NAME` is what the public parameter of this name says.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-systems-manager-parameter-to-find-AMI.html
 */
export function resolvedImageId(call: Call, given: string): string {
  if (!given.startsWith('resolve:ssm:')) return given
  const name = PARAMETER.exec(given)?.[2]
  const found = images(call).find(({ parameters }) => name !== undefined && parameters.includes(name))
  return found?.imageId ?? given
}

/** The parameter a request reads with its caller's rights. */
export function parameterChecks(call: Call, given: string): readonly Check[] {
  const path = PARAMETER.exec(given)?.[1]
  return path === undefined
    ? []
    : [{ action: 'ssm:GetParameters', resource: `arn:aws:ssm:${call.region}::parameter${path}` }]
}

/** @throws AwsError for a parameter that does not exist */
export function resolvable(call: Call, given: string): void {
  if (given.startsWith('resolve:ssm:') && resolvedImageId(call, given) === given)
    // Wording unverified.
    throw ec2Error('InvalidParameterValue', `Invalid value '${given}' for imageId. Parameter not found.`)
}

export function imageContext(image: Image | undefined): NonNullable<Check['context']> {
  return image
    ? {
        'ec2:ImageType': 'machine',
        'ec2:Owner': image.ownerAlias ?? image.owner,
        'ec2:Public': 'true',
        'ec2:RootDeviceType': 'ebs',
      }
    : {}
}

export function imageCheck(call: Call, name: string, imageId: string, context: Check['context'] = {}): Check {
  return resourceCheck(call, name, 'image', imageId, {
    'ec2:ImageID': imageId,
    ...imageContext(findImage(call, imageId)),
    ...context,
  })
}

export function blockDevices(image: Image): AwsStructure[] {
  return [
    {
      DeviceName: image.rootDevice,
      Ebs: {
        DeleteOnTermination: true,
        SnapshotId: image.snapshotId,
        VolumeSize: image.size,
        VolumeType: image.name.includes('gp2') ? 'gp2' : 'gp3',
        ...(!image.name.includes('gp2') && { Iops: 3000, Throughput: 125 }),
        Encrypted: false,
      },
    },
  ]
}

export function imageOut(call: Call, image: Image): AwsStructure {
  return {
    Architecture: image.architecture,
    CreationDate: image.creationDate,
    ImageId: image.imageId,
    ImageLocation: `${image.ownerAlias ?? image.owner}/${image.name}`,
    ImageType: 'machine',
    Public: true,
    OwnerId: image.owner,
    ...(image.platform && { Platform: image.platform }),
    PlatformDetails: image.platformDetails,
    UsageOperation: image.usageOperation,
    State: 'available',
    BlockDeviceMappings: blockDevices(image),
    Description: image.description,
    EnaSupport: true,
    Hypervisor: 'xen',
    ...(image.ownerAlias && { ImageOwnerAlias: image.ownerAlias }),
    Name: image.name,
    RootDeviceName: image.rootDevice,
    RootDeviceType: 'ebs',
    SriovNetSupport: 'simple',
    ...tagsOut(call, image.imageId),
    VirtualizationType: 'hvm',
    BootMode: image.bootMode,
    ...(image.imdsV2 && { ImdsSupport: 'v2.0' }),
    DeprecationTime: `${Number(image.creationDate.slice(0, 4)) + 2}${image.creationDate.slice(4)}`,
    FreeTierEligible: true,
  }
}
