/** What each protocol says where the models are silent: unknown operations, bodies too big, our own faults. */
import type { ProtocolName } from '@first-line/aws-api'
import { AwsError } from '../aws-error.ts'

/** `name` and `version` are what the request asked for, where it says. */
export interface UnknownOperation {
  name?: string
  version?: string
  /** AWS has the operation, and this sandbox does not offer it. */
  omitted: boolean
}

const NOT_OFFERED = ' (AWS has this operation; the sandbox does not offer it.)'

const unknown: Record<ProtocolName, (facts: UnknownOperation) => AwsError> = {
  query({ name, version, omitted }) {
    if (name === undefined) return new AwsError('MissingAction', 400, 'The request must contain the parameter Action')
    const message = `Could not find operation ${name} for version ${version ?? 'NO_VERSION_SPECIFIED'}`
    return new AwsError('InvalidAction', 400, omitted ? message + NOT_OFFERED : message)
  },
  ec2({ name, omitted }) {
    if (name === undefined)
      return new AwsError('MissingParameter', 400, 'The request must contain the parameter Action')
    const message = `The action ${name} is not valid for this web service.`
    return new AwsError('InvalidAction', 400, omitted ? message + NOT_OFFERED : message)
  },
  json: ({ name, omitted }) =>
    new AwsError('UnknownOperationException', 400, omitted ? `The operation ${name} was not found${NOT_OFFERED}` : ''),
  'rest-json': ({ name, omitted }) =>
    new AwsError('UnknownOperationException', 404, omitted ? `The operation ${name} was not found${NOT_OFFERED}` : ''),
  'rest-xml': ({ name, omitted }) =>
    omitted
      ? new AwsError('NotImplemented', 501, `The operation ${name} is not implemented.${NOT_OFFERED}`)
      : new AwsError('MethodNotAllowed', 405, 'The specified method is not allowed against this resource.'),
}

export function unknownOperation(protocol: ProtocolName, facts: UnknownOperation): AwsError {
  return unknown[protocol](facts)
}

const ours: Record<ProtocolName, () => AwsError> = {
  query: () =>
    new AwsError(
      'ServiceFailure',
      500,
      'The request processing has failed because of an unknown error, exception or failure.',
    ),
  ec2: () => new AwsError('InternalError', 500, 'An internal error has occurred'),
  json: () => new AwsError('InternalFailure', 500, 'The request processing has failed because of an internal error.'),
  'rest-json': () =>
    new AwsError('InternalFailure', 500, 'The request processing has failed because of an internal error.'),
  'rest-xml': () => new AwsError('InternalError', 500, 'We encountered an internal error. Please try again.'),
}

/** The answer when the fault is ours: a full disk, or a defect. */
export function internalError(protocol: ProtocolName): AwsError {
  return ours[protocol]()
}

/** The answer to a body over the limit. */
export function bodyTooLarge(protocol: ProtocolName, limit: number): AwsError {
  return protocol === 'rest-xml'
    ? new AwsError('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size', {
        MaxSizeAllowed: String(limit),
      })
    : new AwsError('RequestEntityTooLarge', 413, `The body of the request is larger than ${limit} bytes.`)
}
