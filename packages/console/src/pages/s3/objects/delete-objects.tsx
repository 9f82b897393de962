import { type Aws, useAction } from '../../../aws/use-action.ts'
import { notify } from '../../../frame/notices.ts'
import { ConfirmDelete } from '../../../parts/confirm-delete.tsx'
import type { Listing } from '../shapes.ts'
import type { Entry } from './entries.ts'

interface Props {
  bucket: string
  region: string
  entries: readonly Entry[]
  onClose: (deleted: boolean) => void
}

/** As many as DeleteObjects takes at once. */
const atOnce = 1000

interface Named {
  Key: string
  VersionId?: string
}

/** What a row stands for: itself, or everything below a folder. */
async function named(aws: Aws, bucket: string, region: string, { kind, key, version }: Entry): Promise<Named[]> {
  if (kind !== 'folder') return [{ Key: key, ...(version !== undefined && { VersionId: version }) }]
  const found: Named[] = []
  let token: string | undefined
  do {
    const page: Listing & { NextContinuationToken?: string } = await aws(
      's3',
      'ListObjectsV2',
      { Bucket: bucket, Prefix: key, ...(token !== undefined && { ContinuationToken: token }) },
      { region },
    )
    found.push(...(page.Contents ?? []).map(({ Key }) => ({ Key })))
    token = page.NextContinuationToken
  } while (token !== undefined)
  return found
}

/** Deletes what is selected. S3 answers for each by itself: what was refused is said. */
export function DeleteObjects({ bucket, region, entries, onClose }: Props) {
  const forGood = entries.some(({ version }) => version !== undefined)
  const remove = useAction(async (aws) => {
    const all = (await Promise.all(entries.map((entry) => named(aws, bucket, region, entry)))).flat()
    for (let at = 0; at < all.length; at += atOnce) {
      const Objects = all.slice(at, at + atOnce).map((one) => ({ ...one }))
      const { Errors = [] } = await aws<{ Errors?: { Key: string; Code: string; Message: string }[] }>(
        's3',
        'DeleteObjects',
        { Bucket: bucket, Delete: { Objects, Quiet: true } },
        { region },
      )
      const [first] = Errors
      if (first) throw new Error(`${Errors.length} not deleted. ${first.Key}: ${first.Code}: ${first.Message}`)
    }
    return all.length
  })
  const word = forGood ? 'permanently delete' : 'delete'
  return (
    <ConfirmDelete
      visible
      title="Delete objects?"
      type={word}
      label="Delete objects"
      busy={remove.busy}
      fault={remove.fault}
      onCancel={() => onClose(false)}
      onConfirm={async () => {
        const gone = await remove.run()
        if (gone === undefined) return
        notify({ type: 'success', content: `Successfully deleted ${gone} ${gone === 1 ? 'object' : 'objects'}.` })
        onClose(true)
      }}
    >
      {forGood
        ? 'These versions are deleted for good. A delete marker that is deleted brings the object back.'
        : 'A folder goes with everything in it. Where versioning is on, a delete marker hides the object; elsewhere it is gone.'}
      <ul>
        {entries.slice(0, 10).map(({ id, key }) => (
          <li key={id} className="fl-break">
            {key}
          </li>
        ))}
        {entries.length > 10 && <li>and {entries.length - 10} more</li>}
      </ul>
    </ConfirmDelete>
  )
}
