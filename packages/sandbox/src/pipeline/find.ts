import {
  CodecError,
  type FoundOperation,
  findOperation,
  type HttpRequest,
  type Operation as OperationModel,
  type ServiceModel,
  shapeOf,
} from '@first-line/aws-api'
import { AwsError } from '../aws-error.ts'
import type { Operation } from '../operation.ts'
import type { Registry } from '../registry.ts'
import { unknownOperation } from './protocol-errors.ts'

/** What a request asks for: an operation that is offered, or AWS's answer to one that is not. */
export type Wanted =
  | { kind: 'operation'; model: OperationModel; uriParams: Record<string, string>; operation: Operation }
  | { kind: 'refused'; name: string; error: AwsError }

/** Finds the operation. The answer to what is not offered waits until the sender is known. */
export function findWanted(
  registry: Registry,
  model: ServiceModel,
  request: HttpRequest,
  bucket: string | undefined,
): Wanted {
  const unmodelled = registry.service(model.name)?.unmodelled?.(request, bucket)
  if (unmodelled) return { kind: 'operation', ...unmodelled }
  let found: FoundOperation
  try {
    found = findOperation(model, request, bucket)
  } catch (error) {
    if (!(error instanceof CodecError)) throw error
    return { kind: 'refused', name: 'Unknown', error: new AwsError(error.code, error.status, error.message) }
  }
  if (found.kind === 'found') {
    const operation = registry.operation(model.name, found.operation.name)
    if (operation) return { kind: 'operation', model: found.operation, uriParams: found.uriParams, operation }
  }
  const name = found.kind === 'found' ? found.operation.name : found.name
  const version = found.kind === 'unknown' ? found.version : model.metadata.apiVersion
  const error = unknownOperation(model.metadata.protocol, { name, version, omitted: found.kind !== 'unknown' })
  return { kind: 'refused', name: name ?? 'Unknown', error }
}

/** Whether the operation's input is a stream of bytes (an object's), which is never read into memory here. */
export function takesStream(model: ServiceModel, operation: OperationModel): boolean {
  if (!operation.input) return false
  const shape = shapeOf(model, operation.input)
  return shape.payload !== undefined && shape.members?.[shape.payload]?.streaming === true
}
