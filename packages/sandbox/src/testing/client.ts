/** A client without a socket: encodes, signs, hands over, decodes. */
import {
  type AwsStructure,
  decodeResponse,
  encodeRequest,
  type HttpRequest,
  type HttpResponse,
  loadService,
  type ServiceName,
  type SigningCredentials,
  signingScope,
  signRequest,
} from '@first-line/aws-api'

export interface Answered {
  status: number
  /** Of a success. */
  output?: AwsStructure
  /** Code and message of an error. */
  code?: string
  message?: string
  fields?: AwsStructure
}

export type Handler = (request: HttpRequest) => Promise<HttpResponse>

export interface CallOptions {
  region?: string
  /** When it is signed; default now. */
  now?: Date
  /** Changes the request after it was signed. */
  tamper?: (request: HttpRequest) => HttpRequest
}

export type Client = (
  service: ServiceName,
  operation: string,
  input?: AwsStructure,
  options?: CallOptions,
) => Promise<Answered>

const unchanged = (request: HttpRequest): HttpRequest => request

/** A client with these credentials; without any, its requests are unsigned. */
export function client(handle: Handler, credentials?: SigningCredentials): Client {
  return async (service, name, input = {}, { region = 'us-east-1', now = new Date(), tamper = unchanged } = {}) => {
    const model = await loadService(service)
    const operation = model.operations[name]
    if (!operation) throw new Error(`${service} has no ${name}`)
    const plain = encodeRequest(model, operation, input, { region })
    const signed = credentials ? signRequest(plain, credentials, { ...signingScope(model, region), now }) : plain
    const response = await handle(tamper(signed))
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
