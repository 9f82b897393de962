/** Outputs of S3's operations, as far as the pages use them: members named and typed as in S3's model. */

export interface Bucket {
  Name: string
  CreationDate: Date
  BucketRegion?: string
}

export interface Listed {
  Key: string
  Size: number
  LastModified: Date
  StorageClass?: string
  ETag: string
}

export interface Listing {
  Contents?: Listed[]
  CommonPrefixes?: { Prefix: string }[]
}

export interface Version {
  Key: string
  VersionId: string
  IsLatest: boolean
  LastModified: Date
  Size?: number
}

export interface Versions {
  Versions?: Version[]
  DeleteMarkers?: Version[]
}

export interface PublicAccessBlock {
  BlockPublicAcls: boolean
  IgnorePublicAcls: boolean
  BlockPublicPolicy: boolean
  RestrictPublicBuckets: boolean
}

const units = ['B', 'KB', 'MB', 'GB']

/** `1.5 KB`, as the console writes sizes. */
export function sizeText(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`
}

/** `menu.txt` of `2026/menu.txt`; `2026/` of the folder `archive/2026/`. */
export const lastPart = (key: string): string => /[^/]*\/?$/.exec(key)?.[0] || key
