import { useStore } from '@nanostores/react'
import { $region } from '../../aws/region.ts'
import { useRead } from '../../aws/use-read.ts'

/**
 * Where a bucket is: requests about it are signed for its Region, whatever the picker shows. Undefined while it is asked
 * for; who may not ask tries the picker's.
 */
export function useBucketRegion(bucket: string): string | undefined {
  const chosen = useStore($region)
  const { data, fault } = useRead<{ LocationConstraint?: string } | null>(
    's3',
    'GetBucketLocation',
    { Bucket: bucket },
    { region: 'us-east-1', absent: ['AccessDenied', 'NoSuchBucket'] },
  )
  if (data === null || fault) return chosen
  return data && (data.LocationConstraint || 'us-east-1')
}
