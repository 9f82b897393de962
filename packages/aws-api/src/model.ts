/**
 * A service as data: botocore's own structure (`service-2.json`, `paginators-1.json`, `waiters-2.json`), without
 * documentation. `scripts/trim-models.ts` makes the files; the order of members is AWS's and matters for output.
 */

export type ProtocolName = 'query' | 'ec2' | 'rest-xml' | 'rest-json' | 'json'

export interface ServiceModel {
  /** Name as in botocore and `aws NAME`: `iam`, `s3control`. */
  name: string
  metadata: ServiceMetadata
  operations: Record<string, Operation>
  /** Operations of AWS's full model that this one left out, with their route (`GET /path?x`), empty for `POST /`. */
  omitted: Record<string, string>
  shapes: Record<string, Shape>
  pagination: Record<string, Pagination>
  waiters: Record<string, Waiter>
}

export interface ServiceMetadata {
  apiVersion: string
  endpointPrefix: string
  globalEndpoint?: string
  protocol: ProtocolName
  jsonVersion?: string
  serviceAbbreviation?: string
  serviceFullName: string
  serviceId: string
  signatureVersion: string
  signingName?: string
  targetPrefix?: string
  xmlNamespace?: string
}

export interface Operation {
  name: string
  http: { method: string; requestUri: string; responseCode?: number }
  input?: ShapeRef
  output?: ShapeRef & { resultWrapper?: string }
  errors?: ShapeRef[]
  endpoint?: { hostPrefix?: string }
  /** `none`, `v4-unsigned-body`: how it departs from signing everything. */
  authtype?: string
  auth?: string[]
  unsignedPayload?: boolean
  httpChecksum?: {
    requestAlgorithmMember?: string
    requestChecksumRequired?: boolean
    requestValidationModeMember?: string
    responseAlgorithms?: string[]
  }
  httpChecksumRequired?: boolean
  deprecated?: boolean
}

export type ShapeType =
  | 'structure'
  | 'list'
  | 'map'
  | 'string'
  | 'integer'
  | 'long'
  | 'float'
  | 'double'
  | 'boolean'
  | 'blob'
  | 'timestamp'

export type TimestampFormat = 'iso8601' | 'unixTimestamp' | 'rfc822'

export interface Shape {
  type: ShapeType
  members?: Record<string, ShapeRef>
  required?: string[]
  member?: ShapeRef
  key?: ShapeRef
  value?: ShapeRef
  flattened?: boolean
  enum?: string[]
  min?: number
  max?: number
  pattern?: string
  sensitive?: boolean
  exception?: boolean
  fault?: boolean
  error?: { code?: string; httpStatusCode?: number; senderFault?: boolean; fault?: boolean }
  /** The member that is the whole body. */
  payload?: string
  /** Exactly one member is set. */
  union?: boolean
  /** Any JSON value. */
  document?: boolean
  locationName?: string
  xmlNamespace?: XmlNamespace
  timestampFormat?: TimestampFormat
  eventstream?: boolean
  event?: boolean
  deprecated?: boolean
}

export interface XmlNamespace {
  uri: string
  prefix?: string
}

export interface ShapeRef {
  shape: string
  location?: 'header' | 'headers' | 'uri' | 'querystring' | 'statusCode'
  locationName?: string
  queryName?: string
  xmlNamespace?: XmlNamespace | string
  xmlAttribute?: boolean
  flattened?: boolean
  streaming?: boolean
  idempotencyToken?: boolean
  hostLabel?: boolean
  jsonvalue?: boolean
  timestampFormat?: TimestampFormat
  deprecated?: boolean
  eventpayload?: boolean
}

/** JMESPath expressions, as in botocore's paginators. */
export interface Pagination {
  input_token: string | string[]
  output_token: string | string[]
  result_key?: string | string[]
  limit_key?: string
  more_results?: string
  non_aggregate_keys?: string[]
}

export interface Waiter {
  delay: number
  maxAttempts: number
  operation: string
  acceptors: {
    expected: string | number | boolean
    matcher: 'path' | 'pathAll' | 'pathAny' | 'status' | 'error'
    state: 'success' | 'failure' | 'retry'
    argument?: string
  }[]
}

/**
 * A value of a shape. `timestamp` is a `Date`, `blob` a `Uint8Array`, `long` a number (a bigint only where a number
 * would lose digits), a streaming member a {@link ReadableStream} if the body was one. Absent members are absent.
 */
export type AwsValue =
  | null
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | ReadableStream<Uint8Array>
  | AwsValue[]
  | { [member: string]: AwsValue | undefined }

/** A value of a structure shape: an operation's input or output. */
export type AwsStructure = { [member: string]: AwsValue | undefined }

/**
 * The shape a reference names.
 * @throws Error when the model lacks it: the model is broken, which is our fault.
 */
export function shapeOf(model: ServiceModel, ref: ShapeRef): Shape {
  const shape = model.shapes[ref.shape]
  if (!shape) throw new Error(`model ${model.name} has no shape ${ref.shape}`)
  return shape
}

/** Name that requests are signed for: `iam`, `s3`, `access-analyzer`. */
export function signingNameOf(model: ServiceModel): string {
  return model.metadata.signingName ?? model.metadata.endpointPrefix
}
