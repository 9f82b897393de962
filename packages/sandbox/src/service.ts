import type { ServiceName } from '@first-line/aws-api'
import type { DenialStyle } from './denial-style.ts'
import type { Operation } from './operation.ts'
import type { CollectionDefinition } from './world/collection.ts'

/** A service: what it keeps, and its operations, one small file each, registered by name. */
export interface ServiceDefinition {
  /** As in botocore: `iam`, `s3`. */
  name: ServiceName
  /** Has one endpoint for all Regions; its calls are made in us-east-1. */
  global: boolean
  /** How it words a denial. */
  denial: DenialStyle
  // `never`: a collection of any entity is welcome here.
  collections: readonly CollectionDefinition<never>[]
  operations: readonly Operation[]
}
