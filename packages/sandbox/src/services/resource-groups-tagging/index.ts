import { jsonDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { taggingOperations } from './operations/index.ts'

/** Tags over all services, which keep them themselves. */
export const resourceGroupsTagging: ServiceDefinition = {
  name: 'resourcegroupstaggingapi',
  global: false,
  denial: jsonDenied,
  collections: [],
  operations: taggingOperations,
}
