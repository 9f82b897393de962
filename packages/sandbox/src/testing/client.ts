/** A client without a socket: encodes, signs, hands over, decodes. */
import {
  type AwsStructure,
  consoleModels,
  decodeResponse,
  encodeRequest,
  type HttpRequest,
  type HttpResponse,
  isServiceName,
  loadService,
  type ServiceModel,
  type SigningCredentials,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import type { OfferedName } from '../service.ts'

export interface Answered {
  status: number
  /** Of a success. */
  output?: AwsStructure
  /** Code and message of an error. */
  code?: string
  message?: string
  fields?: AwsStructure
}

/** `own`: the service is one of ours, which answers at the site's door. */
export type Handler = (request: HttpRequest, own: boolean) => Promise<HttpResponse>

export interface CallOptions {
  region?: string
  /** When it is signed; default now. */
  now?: Date
  /** Changes the request after it was signed. */
  tamper?: (request: HttpRequest) => HttpRequest
}

export type Client = (
  service: OfferedName,
  operation: string,
  input?: AwsStructure,
  options?: CallOptions,
) => Promise<Answered>

const unchanged = (request: HttpRequest): HttpRequest => request

/** A client with these credentials; without any, its requests are unsigned. */
export function client(handle: Handler, credentials?: SigningCredentials): Client {
  return async (service, name, input = {}, { region = 'us-east-1', now = new Date(), tamper = unchanged } = {}) => {
    const model = isServiceName(service) ? await loadService(service) : ownModel(service)
    const operation = model.operations[name]
    if (!operation) throw new Error(`${service} has no ${name}`)
    const plain = encodeRequest(model, operation, input, { region })
    const signed = credentials ? signRequest(plain, credentials, { ...signingScope(model, region), now }) : plain
    const response = await handle(tamper(signed), !isServiceName(service))
    const decoded = decodeResponse(model, operation, response)
    return decoded.error
      ? {
          status: response.status,
          code: decoded.error.code,
          message: decoded.error.message,
          fields: decoded.error.fields,
        }
      : { status: response.status, output: decoded.output }
  }
}

function ownModel(name: OfferedName): ServiceModel {
  const model = (consoleModels as Record<string, ServiceModel>)[name]
  if (!model) throw new Error(`There is no service ${name}`)
  return model
}
