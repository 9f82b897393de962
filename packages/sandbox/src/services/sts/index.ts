import { accessDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { stsOperations } from './operations/index.ts'

export const sts: ServiceDefinition = {
  name: 'sts',
  global: false,
  denial: accessDenied,
  collections: [],
  operations: stsOperations,
}
