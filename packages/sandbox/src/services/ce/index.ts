import { jsonDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { getCostAndUsage } from './operations/get-cost-and-usage.ts'
import { getCostForecast } from './operations/get-cost-forecast.ts'
import { getDimensionValues } from './operations/get-dimension-values.ts'

export const costExplorer: ServiceDefinition = {
  name: 'ce',
  global: true,
  denial: jsonDenied,
  collections: [],
  operations: [getCostAndUsage, getCostForecast, getDimensionValues],
}
