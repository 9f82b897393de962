import type { HttpRequest, Operation as OperationModel, ServiceModel, ServiceName } from '@first-line/aws-api'
import type { DenialStyle } from './denial-style.ts'
import type { Operation } from './operation.ts'
import type { CollectionDefinition } from './world/collection.ts'

/** A service of AWS's, or one of our own for what AWS's console does without an API. */
export type OfferedName = ServiceName | `console-${string}`

/** An operation that no client calls by name, with a model of our own. */
export interface Unmodelled {
  model: OperationModel
  uriParams: Record<string, string>
  operation: Operation
}

/** A service: what it keeps, and its operations, one small file each, registered by name. */
export interface ServiceDefinition {
  /** As in botocore: `iam`, `s3`. */
  name: OfferedName
  /**
   * Of a service of our own, which is served to the site alone (`sandbox.console`), never at the AWS endpoint. It speaks
   * JSON 1.1 and is found by its target prefix.
   */
  model?: ServiceModel
  /** Has one endpoint for all Regions; its calls are made in us-east-1. */
  global: boolean
  /** How it words a denial. */
  denial: DenialStyle
  /** Finds what is asked for by other means than an operation of AWS's model (S3's preflight requests). */
  unmodelled?: (request: HttpRequest, bucket: string | undefined) => Unmodelled | undefined
  // `never`: a collection of any entity is welcome here.
  collections: readonly CollectionDefinition<never>[]
  operations: readonly Operation[]
}
