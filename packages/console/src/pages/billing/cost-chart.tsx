import BarChart from '@cloudscape-design/components/bar-chart'
import Box from '@cloudscape-design/components/box'
import { type CostTable, fewest } from './costs.ts'
import { dayText, monthText, usd } from './days.ts'

interface Props {
  table: CostTable
  granularity: 'DAILY' | 'MONTHLY'
  label: string
  height?: number
}

/** Costs as stacked bars, a bar for each period. The table beside it says the same in numbers. */
export function CostChart({ table, granularity, label, height = 300 }: Props) {
  const { series, periods } = fewest(table)
  const text = granularity === 'DAILY' ? dayText : monthText
  return (
    <BarChart<string>
      series={series.map(({ name, amounts }) => ({
        type: 'bar',
        title: name,
        data: amounts.map((y, at) => ({ x: text(periods[at] ?? ''), y })),
        valueFormatter: (value) => usd(value),
      }))}
      xDomain={periods.map(text)}
      // Without it a chart of nothing has its zero in the middle.
      {...(table.total === 0 && { yDomain: [0, 1] })}
      yTitle="Costs ($)"
      xTitle={granularity === 'DAILY' ? 'Day' : 'Month'}
      stackedBars
      hideFilter
      height={height}
      ariaLabel={label}
      i18nStrings={{
        chartAriaRoleDescription: 'bar chart',
        xAxisAriaRoleDescription: 'x axis',
        yAxisAriaRoleDescription: 'y axis',
        legendAriaLabel: 'Legend',
        xTickFormatter: (value) => String(value),
        yTickFormatter: (value) => value.toLocaleString('en-US', { maximumFractionDigits: 4 }),
      }}
      empty={
        <Box textAlign="center" color="inherit">
          <b>No costs</b>
          <Box color="inherit">Nothing was spent in this time.</Box>
        </Box>
      }
    />
  )
}
