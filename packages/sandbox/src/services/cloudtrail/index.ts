import { jsonDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { describeTrails } from './operations/describe-trails.ts'
import { lookupEvents } from './operations/lookup-events.ts'

export const cloudtrail: ServiceDefinition = {
  name: 'cloudtrail',
  global: false,
  denial: jsonDenied,
  collections: [],
  operations: [describeTrails, lookupEvents],
}
