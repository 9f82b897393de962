import { notFound, wellFormed } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { type Image, images } from '../images/images.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page } from '../pages.ts'

interface Input extends PageInput {
  Filters?: Filter[]
  OwnerIds?: string[]
  SnapshotIds?: string[]
}

const FILTERS: FilterTable<Image> = {
  description: ({ name }) => name,
  encrypted: () => false,
  'owner-alias': ({ ownerAlias }) => ownerAlias,
  'owner-id': ({ owner }) => owner,
  progress: () => '100%',
  'snapshot-id': ({ snapshotId }) => snapshotId,
  'start-time': ({ creationDate }) => creationDate,
  status: () => 'completed',
  'storage-tier': () => 'standard',
  'volume-id': () => 'vol-ffffffff',
  'volume-size': ({ size }) => size,
}

/** No account here takes snapshots: there are those that images are made of. */
export const describeSnapshots = ec2Operation<Input>({
  name: 'DescribeSnapshots',
  access: 'List',
  execute(call) {
    const { SnapshotIds = [], OwnerIds = [] } = call.input
    wellFormed('snapshot', SnapshotIds)
    const all = images(call)
    const missing = SnapshotIds.filter((id) => !all.some(({ snapshotId }) => snapshotId === id))
    if (missing.length) throw notFound('snapshot', missing)
    const wanted = all.filter(
      ({ snapshotId, owner, ownerAlias }) =>
        (!SnapshotIds.length || SnapshotIds.includes(snapshotId)) &&
        (!OwnerIds.length || OwnerIds.includes(owner) || (ownerAlias !== undefined && OwnerIds.includes(ownerAlias))),
    )
    const found = filtered(call, wanted, FILTERS)
    const { items, rest } = page(call.input, found, ({ snapshotId }) => snapshotId, { smallest: 5, largest: 1_000 })
    return {
      Snapshots: items.map((image) => ({
        ...(image.ownerAlias && { OwnerAlias: image.ownerAlias }),
        StorageTier: 'standard',
        SnapshotId: image.snapshotId,
        VolumeId: 'vol-ffffffff',
        State: 'completed',
        StartTime: new Date(image.creationDate),
        Progress: '100%',
        OwnerId: image.owner,
        Description: image.name,
        VolumeSize: image.size,
        Encrypted: false,
      })),
      ...rest,
    }
  },
})
