import { resourceCheck } from '../arns.ts'
import type { Volume } from '../entities.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { zoneId } from '../instances/instance-out.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page, refusePagesOf } from '../pages.ts'
import { askedVolumes, existingVolume, volumeOut, volumeState } from '../volumes.ts'

interface Input extends PageInput {
  Filters?: Filter[]
  VolumeIds?: string[]
}

const FILTERS: FilterTable<Volume> = {
  'attachment.attach-time': ({ attachment }) => attachment?.attachTime,
  'attachment.delete-on-termination': ({ attachment }) => attachment?.deleteOnTermination,
  'attachment.device': ({ attachment }) => attachment?.device,
  'attachment.instance-id': ({ attachment }) => attachment?.instanceId,
  'attachment.status': ({ attachment }) => attachment && 'attached',
  'availability-zone': ({ zone }) => zone,
  'availability-zone-id': zoneId,
  'create-time': ({ createTime }) => createTime,
  encrypted: ({ encrypted }) => encrypted,
  'fast-restored': () => false,
  'multi-attach-enabled': ({ multiAttach = false }) => multiAttach,
  size: ({ size }) => size,
  'snapshot-id': ({ snapshotId }) => snapshotId,
  status: volumeState,
  'volume-id': ({ volumeId }) => volumeId,
  'volume-type': ({ volumeType }) => volumeType,
}

export const describeVolumes = ec2Operation<Input>({
  name: 'DescribeVolumes',
  access: 'List',
  validate: ({ input }) => refusePagesOf('volumeIdsSet', input.VolumeIds, input),
  execute(call) {
    const { VolumeIds } = call.input
    const found = filtered(call, askedVolumes(call, VolumeIds), FILTERS, ({ volumeId }) => volumeId)
    const { items, rest } = page(call.input, found, ({ volumeId }) => volumeId, {
      smallest: 5,
      largest: 1_000,
      usual: 1_000,
    })
    return { Volumes: items.map((volume) => volumeOut(call, volume)), ...rest }
  },
})

export const describeVolumeStatus = ec2Operation<Input>({
  name: 'DescribeVolumeStatus',
  access: 'List',
  validate: ({ input }) => refusePagesOf('volumeIdsSet', input.VolumeIds, input),
  execute(call) {
    const { VolumeIds } = call.input
    const table: FilterTable<Volume> = {
      'availability-zone': ({ zone }) => zone,
      'volume-status.status': () => 'ok',
      'volume-status.details-name': () => ['io-enabled', 'io-performance'],
      'volume-status.details-status': () => ['passed', 'not-applicable'],
    }
    const found = filtered(call, askedVolumes(call, VolumeIds), table)
    const { items, rest } = page(call.input, found, ({ volumeId }) => volumeId, {
      smallest: 5,
      largest: 1_000,
      usual: 1_000,
    })
    return {
      VolumeStatuses: items.map((volume) => ({
        Actions: [],
        AvailabilityZone: volume.zone,
        Events: [],
        VolumeId: volume.volumeId,
        VolumeStatus: {
          Details: [
            { Name: 'io-enabled', Status: 'passed' },
            { Name: 'io-performance', Status: 'not-applicable' },
          ],
          Status: 'ok',
        },
        AvailabilityZoneId: zoneId(volume),
      })),
      ...rest,
    }
  },
})

interface AttributeInput {
  Attribute: string
  VolumeId: string
}

export const describeVolumeAttribute = ec2Operation<AttributeInput>({
  name: 'DescribeVolumeAttribute',
  access: 'List',
  authorise: (call) => resourceCheck(call, 'DescribeVolumeAttribute', 'volume', call.input.VolumeId),
  execute(call) {
    const { volumeId } = existingVolume(call, call.input.VolumeId)
    return call.input.Attribute === 'autoEnableIO'
      ? { AutoEnableIO: { Value: false }, VolumeId: volumeId }
      : { ProductCodes: [], VolumeId: volumeId }
  },
})
