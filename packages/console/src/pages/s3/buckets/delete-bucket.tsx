import { useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import type { Bucket } from '../shapes.ts'

interface Props {
  bucket: Pick<Bucket, 'Name' | 'BucketRegion'>
  onClose: (deleted: boolean) => void
}

export function DeleteBucket({ bucket: { Name, BucketRegion }, onClose }: Props) {
  const remove = useAction(async (aws) => {
    await aws('s3', 'DeleteBucket', { Bucket: Name }, BucketRegion === undefined ? {} : { region: BucketRegion })
    return true
  })
  return (
    <ConfirmDelete
      visible
      title={`Delete bucket ${Name}?`}
      type={Name}
      label="Delete bucket"
      busy={remove.busy}
      fault={remove.fault}
      onCancel={() => onClose(false)}
      onConfirm={async () => {
        if (!(await remove.run())) return
        notify({ type: 'success', content: `Successfully deleted bucket "${Name}".` })
        onClose(true)
      }}
    >
      A bucket must be empty before it is deleted. Afterwards somebody else may make one of its name, unless it is in
      your account’s own namespace.
    </ConfirmDelete>
  )
}
