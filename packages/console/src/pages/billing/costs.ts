/** Cost Explorer's answers, turned into what charts and tables show. */
export interface CostAndUsage {
  ResultsByTime: {
    TimePeriod: { Start: string; End: string }
    Total?: Metrics
    Groups?: { Keys: string[]; Metrics: Metrics }[]
  }[]
}

type Metrics = Record<string, { Amount: string; Unit: string }>

export interface CostSeries {
  name: string
  /** A number for each period. */
  amounts: number[]
  total: number
}

export interface CostTable {
  /** The first day of each period. */
  periods: string[]
  /** The dearest first. */
  series: CostSeries[]
  total: number
}

const cost = (metrics: Metrics | undefined): number => Number(metrics?.UnblendedCost?.Amount ?? 0)

/** A series for each group, with a number for each period, also where there was none. Without groups: one series. */
export function costTable({ ResultsByTime }: CostAndUsage, ungrouped = 'Total costs'): CostTable {
  const byName = new Map<string, number[]>()
  for (const [at, { Total, Groups = [] }] of ResultsByTime.entries()) {
    const groups =
      Groups.length > 0 ? Groups.map(({ Keys, Metrics }) => [Keys.join(' / '), cost(Metrics)] as const) : []
    if (groups.length === 0 && Total?.UnblendedCost) groups.push([ungrouped, cost(Total)])
    for (const [name, amount] of groups) {
      const amounts = byName.get(name) ?? ResultsByTime.map(() => 0)
      amounts[at] = (amounts[at] ?? 0) + amount
      byName.set(name, amounts)
    }
  }
  const series = [...byName]
    .map(([name, amounts]) => ({ name, amounts, total: sum(amounts) }))
    .sort((one, other) => other.total - one.total || one.name.localeCompare(other.name))
  return {
    periods: ResultsByTime.map(({ TimePeriod }) => TimePeriod.Start),
    series,
    total: sum(series.map(({ total }) => total)),
  }
}

/** The dearest few, and what is left of the others as one: a chart with thirty colours says nothing. */
export function fewest(table: CostTable, most = 9): CostTable {
  if (table.series.length <= most) return table
  const others = table.series.slice(most)
  const amounts = table.periods.map((_, at) => sum(others.map((one) => one.amounts[at] ?? 0)))
  return { ...table, series: [...table.series.slice(0, most), { name: 'Others', amounts, total: sum(amounts) }] }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((whole, number) => whole + number, 0)
