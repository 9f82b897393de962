/** A bucket's listing as rows: folders, objects, versions, delete markers. */
import type { Listing, Version, Versions } from '../shapes.ts'

export interface Entry {
  id: string
  kind: 'folder' | 'object' | 'marker'
  key: string
  /** Only where versions are shown. */
  version?: string
  size?: number
  modified?: Date
}

/** A folder of the console is an object of no bytes, named like the folder: inside of it, it is not shown. */
export function entriesOf(listing: Listing & Versions, prefix: string): Entry[] {
  const { CommonPrefixes = [], Contents = [], Versions: versions = [], DeleteMarkers = [] } = listing
  const rows: Entry[] = [
    ...CommonPrefixes.map(({ Prefix }): Entry => ({ id: Prefix, kind: 'folder', key: Prefix })),
    ...Contents.map(
      ({ Key, Size, LastModified }): Entry => ({
        id: Key,
        kind: 'object',
        key: Key,
        size: Size,
        modified: LastModified,
      }),
    ),
    ...versions.map((version): Entry => ({ ...rowOf(version, 'object'), size: version.Size ?? 0 })),
    ...DeleteMarkers.map((marker) => rowOf(marker, 'marker')),
  ]
  return rows.filter(({ kind, key }) => kind === 'folder' || key !== prefix)
}

const rowOf = ({ Key, VersionId, LastModified }: Version, kind: 'object' | 'marker'): Entry => ({
  id: `${Key} ${VersionId}`,
  kind,
  key: Key,
  version: VersionId,
  modified: LastModified,
})
