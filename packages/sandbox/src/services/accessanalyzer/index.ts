import { jsonDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { validatePolicy } from './validate-policy.ts'

export const accessAnalyzer: ServiceDefinition = {
  name: 'accessanalyzer',
  global: false,
  denial: { ...jsonDenied, status: 403 },
  collections: [],
  operations: [validatePolicy],
}
