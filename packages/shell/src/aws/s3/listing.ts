/** What there is on one side of a transfer, by its name relative to where the command begins. */
import type { Session } from '../session.ts'
import { isUri, type S3, splitUri } from './objects.ts'

export interface Listed {
  name: string
  size: number
  modified: Date
}

export const join = (base: string, name: string): string =>
  base === '' || base.endsWith('/') ? base + name : `${base}/${name}`

async function filesUnder(session: Session, directory: string, below = ''): Promise<Listed[]> {
  const { files } = session.machine
  const found: Listed[] = []
  const entries: { key: string; relative: string; stat: NonNullable<Awaited<ReturnType<typeof files.stat>>> }[] = []
  for (const name of (await files.list(join(directory, below))) ?? []) {
    const relative = below === '' ? name : `${below}/${name}`
    const stat = await files.stat(join(directory, relative))
    // As S3 orders the keys below: `a.txt` is before `a/b`.
    if (stat) entries.push({ key: stat.directory ? `${name}/` : name, relative, stat })
  }
  entries.sort((a, b) => (a.key < b.key ? -1 : 1))
  for (const { relative, stat } of entries) {
    if (stat.directory) found.push(...(await filesUnder(session, directory, relative)))
    else found.push({ name: relative, size: stat.size, modified: stat.modified })
  }
  return found
}

async function objectsUnder(s3: S3, uri: string): Promise<Listed[]> {
  const { bucket, key } = splitUri(uri)
  const prefix = key === '' || key.endsWith('/') ? key : `${key}/`
  const all = await s3.list(bucket, prefix)
  return all.map(({ key: whole, size, modified }) => ({ name: whole.slice(prefix.length), size, modified }))
}

export const listed = (session: Session, s3: S3, place: string): Promise<Listed[]> =>
  isUri(place) ? objectsUnder(s3, place) : filesUnder(session, place)
