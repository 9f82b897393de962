import type { Aws } from '../../../aws/use-action.ts'
import { download } from '../../../parts/download.ts'
import { lastPart } from '../shapes.ts'

interface Wanted {
  bucket: string
  region: string
  key: string
  version?: string
}

/** GetObject, and hands over the file. */
export async function downloadObject(aws: Aws, { bucket, region, key, version }: Wanted): Promise<true> {
  const { Body, ContentType } = await aws<{ Body: Uint8Array | ReadableStream<Uint8Array>; ContentType?: string }>(
    's3',
    'GetObject',
    { Bucket: bucket, Key: key, ...(version !== undefined && version !== 'null' && { VersionId: version }) },
    { region },
  )
  const bytes =
    Body instanceof ReadableStream ? new Uint8Array(await new Response(Body).arrayBuffer()) : Uint8Array.from(Body)
  download(lastPart(key), bytes, ContentType ?? 'application/octet-stream')
  return true
}
