import { jsonDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { budgetsCollections } from './entities.ts'
import { budgetsOperations } from './operations/index.ts'

export const budgetsService: ServiceDefinition = {
  name: 'budgets',
  global: true,
  denial: jsonDenied,
  collections: budgetsCollections,
  operations: budgetsOperations,
}
