import { useRead } from '../../aws/use-read.ts'
import { type CostAndUsage, costTable } from './costs.ts'

export interface CostQuestion {
  start: string
  /** Excluded. */
  end: string
  granularity: 'DAILY' | 'MONTHLY'
  /** A dimension: `SERVICE`. Empty: everything as one. */
  groupBy?: string
  /** Only these services. */
  services?: readonly string[]
}

/** What was spent, asked of Cost Explorer. */
export function useCosts({ start, end, granularity, groupBy = '', services = [] }: CostQuestion, when = true) {
  const { data, fault, refresh } = useRead<CostAndUsage>(
    'ce',
    'GetCostAndUsage',
    {
      TimePeriod: { Start: start, End: end },
      Granularity: granularity,
      Metrics: ['UnblendedCost'],
      ...(groupBy !== '' && { GroupBy: [{ Type: 'DIMENSION', Key: groupBy }] }),
      ...(services.length > 0 && { Filter: { Dimensions: { Key: 'SERVICE', Values: [...services] } } }),
    },
    { when: when && start !== '' },
  )
  return { table: data && costTable(data), fault, refresh }
}
