/** S3's API as the high-level commands use it. */
import { loadService, type ServiceModel } from '@first-line/aws-api'
import { type Client, checkParameters } from '../calls.ts'
import { openClient } from '../client.ts'
import type { PlainObject } from '../python-text.ts'
import type { Session } from '../session.ts'

export interface S3 {
  call(operation: string, params: PlainObject): Promise<PlainObject>
  /** Refuses what cannot be sent. @throws CliError */
  check(operation: string, params: PlainObject): void
  /** Objects under a prefix, all pages. */
  list(bucket: string, prefix: string): Promise<{ key: string; size: number; modified: Date }[]>
}

export async function openS3(session: Session): Promise<S3> {
  const model: ServiceModel = await loadService('s3')
  const client: Client = await openClient(session, model)
  const call = (operation: string, params: PlainObject): Promise<PlainObject> =>
    client.call(model.operations[operation]!, params)
  return {
    call,
    check: (operation, params) => checkParameters(model, model.operations[operation]!, params),
    async list(bucket, prefix) {
      const found: { key: string; size: number; modified: Date }[] = []
      let token: PlainObject = {}
      for (;;) {
        const page = await call('ListObjectsV2', { Bucket: bucket, Prefix: prefix, ...token })
        for (const one of (page.Contents ?? []) as PlainObject[]) {
          found.push({ key: String(one.Key), size: Number(one.Size), modified: new Date(String(one.LastModified)) })
        }
        if (page.IsTruncated !== true || typeof page.NextContinuationToken !== 'string') return found
        token = { ContinuationToken: page.NextContinuationToken }
      }
    },
  }
}

export const isUri = (path: string): boolean => path.startsWith('s3://')

/** `s3://bucket/key` apart; the scheme may be missing. */
export function splitUri(uri: string): { bucket: string; key: string } {
  const path = uri.startsWith('s3://') ? uri.slice(5) : uri
  const slash = path.indexOf('/')
  return slash === -1 ? { bucket: path, key: '' } : { bucket: path.slice(0, slash), key: path.slice(slash + 1) }
}
