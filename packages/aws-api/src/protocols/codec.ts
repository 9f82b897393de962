/** What every protocol can do, in both directions. */
import type { Body, HttpRequest, HttpResponse } from '../http.ts'
import type { AwsStructure, Operation, ServiceModel } from '../model.ts'

/** An error as it goes over the wire. */
export interface WireError {
  /** AWS's code, as clients see it: `NoSuchEntity`. */
  code: string
  message: string
  /** Default: the model's for this code, else 400, or 500 when the fault is the receiver's. */
  status?: number
  fault?: 'Sender' | 'Receiver'
  /** Further members: S3's `BucketName`, an exception's own fields; for JSON whatever JSON can hold. */
  fields?: Record<string, string | number | boolean | object>
  /** S3's `Resource`. */
  resource?: string
}

export interface AnswerContext {
  requestId: string
  /** S3's second id; default: made of the first. */
  hostId?: string
  /** Instead of the model's status. */
  status?: number
  /** Further headers, lower-case. */
  headers?: Record<string, string>
  /** The request's method: an answer to HEAD has no body. */
  method?: string
}

/** What a request says before it has a host and a signature. */
export interface EncodedRequest {
  method: string
  path: string
  query: string
  headers: Record<string, string>
  body: Body
}

export interface ResponseMetadata {
  status: number
  requestId?: string
  hostId?: string
  headers: Record<string, string>
}

export interface ServiceError {
  code: string
  message: string
  /** Query services say whose fault it was. */
  type?: 'Sender' | 'Receiver'
  /** Members of the modelled exception besides code and message; for S3 and EC2 whatever else the answer has. */
  fields: AwsStructure
}

export type DecodedResponse =
  | { output: AwsStructure; error?: undefined; metadata: ResponseMetadata }
  | { output?: undefined; error: ServiceError; metadata: ResponseMetadata }

export interface Codec {
  /** @throws CodecError for what the sender did wrong. */
  decodeRequest(
    model: ServiceModel,
    operation: Operation,
    request: HttpRequest,
    uriParams: Record<string, string>,
  ): AwsStructure
  encodeResponse(model: ServiceModel, operation: Operation, output: AwsStructure, context: AnswerContext): HttpResponse
  encodeError(model: ServiceModel, error: ResolvedError, context: AnswerContext): HttpResponse
  encodeRequest(model: ServiceModel, operation: Operation, input: AwsStructure): EncodedRequest
  /** @throws CodecError when the answer cannot be read. */
  decodeResponse(model: ServiceModel, operation: Operation, response: HttpResponse): DecodedResponse
}

/** An error whose status and fault are known. */
export type ResolvedError = WireError & { status: number; fault: 'Sender' | 'Receiver'; shapeName?: string }
