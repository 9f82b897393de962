import type { AwsStructure } from '@first-line/aws-api'
import { type Aws, useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import type { Bucket, Versions } from '../shapes.ts'

/** As many as DeleteObjects takes at once. */
const atOnce = 1000

/** Deletes every version of every object, a thousand at a time; answers how many there were. */
async function empty(aws: Aws, Bucket: string, options: { region?: string }): Promise<number> {
  let gone = 0
  for (;;) {
    const found = await aws<Versions>('s3', 'ListObjectVersions', { Bucket, MaxKeys: atOnce }, options)
    const Objects = [...(found.Versions ?? []), ...(found.DeleteMarkers ?? [])].map(
      ({ Key, VersionId }): AwsStructure => ({ Key, VersionId }),
    )
    if (Objects.length === 0) return gone
    const { Errors = [] } = await aws<{ Errors?: { Key: string; Message: string }[] }>(
      's3',
      'DeleteObjects',
      { Bucket, Delete: { Objects, Quiet: true } },
      options,
    )
    const [first] = Errors
    if (first) throw new Error(`${first.Key}: ${first.Message}`)
    gone += Objects.length
  }
}

export function EmptyBucket({ bucket: { Name, BucketRegion }, onClose }: { bucket: Bucket; onClose: () => void }) {
  const act = useAction((aws) => empty(aws, Name, BucketRegion === undefined ? {} : { region: BucketRegion }))
  return (
    <ConfirmDelete
      visible
      title={`Empty bucket ${Name}?`}
      type="permanently delete"
      label="Empty"
      busy={act.busy}
      fault={act.fault}
      onCancel={onClose}
      onConfirm={async () => {
        const gone = await act.run()
        if (gone === undefined) return
        notify({ type: 'success', content: `Successfully emptied bucket "${Name}": ${gone} deleted.` })
        onClose()
      }}
    >
      All objects in the bucket are deleted, with all their versions. This cannot be undone.
    </ConfirmDelete>
  )
}
