import { invalidParameterValue } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { blockDevices, existingImage, type Image, imageCheck, imageOut, images } from '../images/images.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page, refusePagesOf } from '../pages.ts'

interface Input extends PageInput {
  ExecutableUsers?: string[]
  Filters?: Filter[]
  ImageIds?: string[]
  Owners?: string[]
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html */
const FILTERS: FilterTable<Image> = {
  architecture: ({ architecture }) => architecture,
  'block-device-mapping.delete-on-termination': () => true,
  'block-device-mapping.device-name': ({ rootDevice }) => rootDevice,
  'block-device-mapping.encrypted': () => false,
  'block-device-mapping.snapshot-id': ({ snapshotId }) => snapshotId,
  'block-device-mapping.volume-size': ({ size }) => size,
  'block-device-mapping.volume-type': (image) => (image.name.includes('gp2') ? 'gp2' : 'gp3'),
  'creation-date': ({ creationDate }) => creationDate,
  description: ({ description }) => description,
  'ena-support': () => true,
  'free-tier-eligible': () => true,
  hypervisor: () => 'xen',
  'image-allowed': () => true,
  'image-id': ({ imageId }) => imageId,
  'image-type': () => 'machine',
  'is-public': () => true,
  'kernel-id': () => undefined,
  'manifest-location': ({ name, owner, ownerAlias }) => `${ownerAlias ?? owner}/${name}`,
  name: ({ name }) => name,
  'owner-alias': ({ ownerAlias }) => ownerAlias,
  'owner-id': ({ owner }) => owner,
  platform: ({ platform }) => platform,
  'product-code': () => undefined,
  'root-device-name': ({ rootDevice }) => rootDevice,
  'root-device-type': () => 'ebs',
  state: () => 'available',
  'virtualization-type': () => 'hvm',
}

export const describeImages = ec2Operation<Input>({
  name: 'DescribeImages',
  access: 'List',
  validate: ({ input }) => refusePagesOf('imageIdsSet', input.ImageIds, input),
  execute(call) {
    const { ImageIds, Owners, ExecutableUsers } = call.input
    const asked = ImageIds?.length ? ImageIds.map((id) => existingImage(call, id)) : images(call)
    for (const owner of Owners ?? [])
      if (!/^(\d{12}|self|amazon|aws-marketplace|aws-backup-vault)$/.test(owner))
        throw invalidParameterValue(`The account ID '${owner}' does not exist`)
    const owned = asked.filter(
      ({ owner, ownerAlias }) =>
        !Owners?.length || Owners.includes(owner) || (ownerAlias !== undefined && Owners.includes(ownerAlias)),
    )
    const usable = owned.filter(() => !ExecutableUsers?.length || ExecutableUsers.includes('all'))
    const found = filtered(call, usable, FILTERS, ({ imageId }) => imageId)
    const { items, rest } = page(call.input, found, ({ imageId }) => imageId, {
      smallest: 1,
      largest: 1_000,
    })
    return { Images: items.map((image) => imageOut(call, image)), ...rest }
  },
})

interface AttributeInput {
  Attribute: string
  ImageId: string
}

/** Whose image it is may ask: all that are offered here are others'. */
const ATTRIBUTES: Readonly<Record<string, (image: Image) => object>> = {
  description: ({ description }) => ({ Description: { Value: description } }),
  blockDeviceMapping: (image) => ({ BlockDeviceMappings: blockDevices(image) }),
  bootMode: ({ bootMode }) => ({ BootMode: { Value: bootMode } }),
  imdsSupport: ({ imdsV2 }) => (imdsV2 ? { ImdsSupport: { Value: 'v2.0' } } : {}),
  kernel: () => ({}),
  ramdisk: () => ({}),
  productCodes: () => ({ ProductCodes: [] }),
  sriovNetSupport: () => ({ SriovNetSupport: { Value: 'simple' } }),
  launchPermission: () => ({ LaunchPermissions: [{ Group: 'all' }] }),
}

export const describeImageAttribute = ec2Operation<AttributeInput>({
  name: 'DescribeImageAttribute',
  access: 'List',
  authorise: (call) => imageCheck(call, 'DescribeImageAttribute', call.input.ImageId),
  execute(call) {
    const { Attribute, ImageId } = call.input
    const image = existingImage(call, ImageId)
    return { ImageId, ...ATTRIBUTES[Attribute]?.(image) }
  },
})
