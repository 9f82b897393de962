import type { IamData } from '@first-line/policy'
import { loadIamData } from '@first-line/policy/iam-data'
import { useQuery } from '@tanstack/react-query'

/** What AWS publishes about every service's actions; undefined until it is loaded. */
export const useIamData = (): IamData | undefined =>
  useQuery({
    queryKey: ['what AWS publishes about actions'],
    queryFn: loadIamData,
    staleTime: Number.POSITIVE_INFINITY,
  }).data
