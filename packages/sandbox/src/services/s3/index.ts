import { s3Denied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { preflightOf } from './cors/preflight.ts'
import { s3Collections } from './entities.ts'
import { s3Operations } from './operations/index.ts'

export const s3: ServiceDefinition = {
  name: 's3',
  global: false,
  denial: s3Denied,
  collections: s3Collections,
  operations: s3Operations,
  unmodelled: preflightOf,
}
