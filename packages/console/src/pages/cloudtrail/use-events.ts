import { useStore } from '@nanostores/react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { callAws } from '../../aws/call.ts'
import { $region } from '../../aws/region.ts'
import { $session } from '../../aws/session.ts'
import type { Attribute, TrailEvent } from './shapes.ts'

interface Wanted {
  attribute: Attribute
  /** Empty: any. */
  value: string
  /** How far back, in hours; 0: all that is kept. */
  hours: number
}

interface Page {
  Events?: TrailEvent[]
  NextToken?: string
}

/** The newest events first, fifty at a time: the history may have thousands, and nobody reads them all. */
export function useEvents({ attribute, value, hours }: Wanted) {
  const who = useStore($session)?.accessKeyId
  const region = useStore($region)
  const query = useInfiniteQuery({
    queryKey: ['cloudtrail', 'LookupEvents', attribute, value, hours, region, who],
    initialPageParam: '',
    queryFn: async ({ pageParam }) =>
      // The codec made it by the model, so its shape is the model's.
      (await callAws(
        'cloudtrail',
        'LookupEvents',
        {
          MaxResults: 50,
          ...(value !== '' && { LookupAttributes: [{ AttributeKey: attribute, AttributeValue: value }] }),
          ...(hours > 0 && { StartTime: new Date(Date.now() - hours * 3_600_000) }),
          ...(pageParam !== '' && { NextToken: pageParam }),
        },
        { quiet: true },
      )) as unknown as Page,
    getNextPageParam: ({ NextToken }) => NextToken,
  })
  return {
    events: query.data?.pages.flatMap(({ Events = [] }) => Events),
    fault: query.error,
    refresh: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    busy: query.isFetching,
  }
}
