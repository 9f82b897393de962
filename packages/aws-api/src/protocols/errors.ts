/** Errors of the model: found by the code on the wire or by the shape's name. */
import type { AwsStructure, ServiceModel, Shape } from '../model.ts'
import type { ResolvedError, WireError } from './codec.ts'

export interface ErrorShape {
  /** Name of the shape: `NoSuchEntityException`. */
  name: string
  /** Code on the wire: `NoSuchEntity`. */
  code: string
  shape: Shape
}

const tables = new WeakMap<ServiceModel, Map<string, ErrorShape>>()

/** The model's exception with this code (or shape name), if it has one. */
export function errorShape(model: ServiceModel, code: string): ErrorShape | undefined {
  let table = tables.get(model)
  if (!table) {
    table = new Map()
    for (const [name, shape] of Object.entries(model.shapes)) {
      if (!shape.exception) continue
      const entry = { name, code: shape.error?.code ?? name, shape }
      table.set(name, entry)
      table.set(entry.code, entry)
    }
    tables.set(model, table)
  }
  return table.get(code)
}

/** Fills in what the model knows: the wire's code, the status, whose fault it was. */
export function resolveError(model: ServiceModel, error: WireError): ResolvedError {
  const known = errorShape(model, error.code)
  const modelled = known?.shape.error
  const receiver = known?.shape.fault || modelled?.fault || (error.status ?? modelled?.httpStatusCode ?? 0) >= 500
  const fault = error.fault ?? (receiver ? 'Receiver' : 'Sender')
  return {
    ...error,
    code: known?.code ?? error.code,
    fault,
    status: error.status ?? modelled?.httpStatusCode ?? (fault === 'Receiver' ? 500 : 400),
    ...(known && { shapeName: known.name }),
  }
}

/** Name of an exception's message member: `message`, or `Message` where the model has it so. */
export function messageKey(model: ServiceModel, code: string): string {
  const members = errorShape(model, code)?.shape.members
  return members && !('message' in members) && 'Message' in members ? 'Message' : 'message'
}

const WELL_KNOWN = new Set(['code', 'message', 'type'])

/** Drops what every error has. */
export function extraFields(fields: AwsStructure): AwsStructure {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !WELL_KNOWN.has(name.toLowerCase())))
}

/** botocore's words for an error without a body: the answer to HEAD has none. */
export const statusWords: Record<number, string> = {
  301: 'Moved Permanently',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Request Entity Too Large',
  416: 'Requested Range Not Satisfiable',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
}
