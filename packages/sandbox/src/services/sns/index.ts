import { snsDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { snsCollections } from './entities.ts'
import { snsOperations } from './operations/index.ts'

export const sns: ServiceDefinition = {
  name: 'sns',
  global: false,
  denial: snsDenied,
  collections: snsCollections,
  operations: snsOperations,
}
