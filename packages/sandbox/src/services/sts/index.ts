import type { ServiceDefinition } from '../../service.ts'
import { stsDenied } from './denial.ts'
import { disabledRegions, issuerKeys } from './entities.ts'
import { stsOperations } from './operations/index.ts'

export const sts: ServiceDefinition = {
  name: 'sts',
  global: false,
  denial: stsDenied,
  collections: [disabledRegions, issuerKeys],
  operations: stsOperations,
}
