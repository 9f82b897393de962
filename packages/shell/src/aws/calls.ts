/**
 * Calls AWS for one service with given credentials: parameters in, plain answer out; signs, retries, words the failures.
 * Where credentials come from is not known here: taking a role is itself a call.
 */
import {
  type AwsStructure,
  bytesOf,
  CodecError,
  decodeResponse,
  encodeRequest,
  type HttpResponse,
  type Operation,
  type ServiceModel,
  shapeOf,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import { finishAnswer, modelledFields } from './answer-shapes.ts'
import { generalError, noCredentials, noRegion, paramValidation, serviceError } from './errors.ts'
import type { AwsCredentials } from './machine.ts'
import type { PlainObject } from './python-text.ts'
import { endpointOf, regionOf, type Session, setting } from './session.ts'
import { validateParameters } from './validate.ts'
import { type BinaryFormat, structureToPlain, toInput } from './values.ts'

export type Result =
  | { output: PlainObject; error?: undefined; status: number; headers: Record<string, string> }
  | {
      output?: undefined
      error: { code: string; message: string; fields: PlainObject }
      /** How often it was asked again before this was the answer for good. */
      retries?: number
      status: number
      headers: Record<string, string>
    }

export interface Client {
  /** Refuses what cannot be sent at all, before parameters are looked at. */
  check(operation: Operation, params: PlainObject): void
  /** The answer, or the service's refusal as data. @throws CliError 252, 253, 255 */
  send(operation: Operation, params: PlainObject): Promise<Result>
  /** The answer. @throws CliError, 254 for the service's refusal */
  call(operation: Operation, params: PlainObject): Promise<PlainObject>
}

/** Services with one host for all Regions work without a Region; so does STS, which had one. */
const GLOBAL = new Set(['iam', 'budgets', 'ce', 'account', 'sts'])

/** Attempts of the `standard` retry mode, which AWS CLI v2 uses. */
const ATTEMPTS = 3
const RETRYABLE_STATUS = new Set([500, 502, 503, 504])
const RETRYABLE_CODES = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottledException',
  'RequestThrottled',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'TransactionInProgressException',
  'RequestLimitExceeded',
  'BandwidthLimitExceeded',
  'LimitExceededException',
  'SlowDown',
  'PriorRequestNotComplete',
  'EC2ThrottledException',
  'RequestTimeout',
  'RequestTimeoutException',
])

/** Operations that take no signature. */
const isUnsigned = (operation: Operation): boolean => operation.authtype === 'none'

/** A connection problem, in botocore's words. */
const noConnection = (url: string, cause: unknown) =>
  generalError(`Could not connect to the endpoint URL: "${url}"`, cause)

/** Bucket names that botocore lets through to the service (botocore/handlers.py, VALID_BUCKET). */
const BUCKET = /^[a-zA-Z0-9.\-_]{1,255}$/
const BUCKET_ARN =
  /^arn:(aws).*:(s3|s3-object-lambda):[a-z\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\-.]{1,63}$|^arn:(aws).*:s3-outposts:/

function checkBucket(model: ServiceModel, params: PlainObject): void {
  const bucket = params.Bucket
  if (model.name !== 's3' || typeof bucket !== 'string' || BUCKET.test(bucket) || BUCKET_ARN.test(bucket)) return
  throw paramValidation(
    `Parameter validation failed:\nInvalid bucket name "${bucket}": Bucket name must match the regex "^[a-zA-Z0-9.\\-_]{1,255}$" or be an ARN matching the regex "^arn:(aws).*:(s3|s3-object-lambda):[a-z\\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\\-.]{1,63}$|^arn:(aws).*:s3-outposts:[a-z\\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\\-]{1,63}$"`,
  )
}

/** A part of the path that is empty would name another resource: it is refused here. Wording *unverified*. */
function checkPath(model: ServiceModel, operation: Operation, params: PlainObject): void {
  if (!operation.input) return
  for (const [name, ref] of Object.entries(shapeOf(model, operation.input).members ?? {})) {
    if (ref.location !== 'uri' || params[name] !== '') continue
    throw paramValidation(
      `Parameter validation failed:\nInvalid length for parameter ${name}, value: 0, valid min length: 1`,
    )
  }
}

/** What cannot be sent, whatever the account says. @throws CliError 252 */
export function checkParameters(model: ServiceModel, operation: Operation, params: PlainObject): void {
  checkBucket(model, params)
  validateParameters(model, operation, params)
  checkPath(model, operation, params)
}

/** A client of a service. `find` is asked once, when the first request is to be signed. */
export function clientWith(
  session: Session,
  model: ServiceModel,
  find: () => Promise<AwsCredentials | undefined>,
): Client {
  const { machine, globals } = session
  const endpoint = endpointOf(session, model)
  const region = regionOf(session)?.value
  const format: BinaryFormat =
    globals.binaryFormat ?? (setting(session, 'cli_binary_format') as BinaryFormat | undefined) ?? 'base64'
  let credentials: AwsCredentials | undefined

  const check = (_operation: Operation, _params: PlainObject): void => {
    if (region !== undefined || model.name === 's3') return
    // A global service's Region is known by its host; an endpoint of one's own says nothing of the kind.
    if (!GLOBAL.has(model.name) || endpoint !== undefined) throw noRegion()
  }

  const attempt = async (operation: Operation, input: AwsStructure): Promise<HttpResponse> => {
    const where = region ?? 'us-east-1'
    const request = encodeRequest(model, operation, input, {
      region: where,
      ...(endpoint !== undefined && { endpoint }),
    })
    const url = `${request.scheme ?? 'https'}://${request.host}${request.path}${request.query === '' ? '' : `?${request.query}`}`
    const scope = signingScope(model, where)
    const ready =
      globals.sign && !isUnsigned(operation) && credentials
        ? signRequest(request, credentials, {
            service: scope.service,
            region: scope.region,
            now: new Date(machine.now()),
          })
        : request
    try {
      return await machine.transport(ready, machine.signal)
    } catch (error) {
      if (machine.signal?.aborted) throw error
      throw noConnection(url, error)
    }
  }

  const send = async (operation: Operation, params: PlainObject): Promise<Result> => {
    check(operation, params)
    checkParameters(model, operation, params)
    if (globals.sign && !isUnsigned(operation)) {
      credentials ??= await find()
      if (!credentials) throw noCredentials()
    }
    const input = operation.input ? (toInput(model, operation.input, params, format) as AwsStructure) : {}
    const payload = operation.output ? shapeOf(model, operation.output).payload : undefined
    for (let tries = 1; ; tries++) {
      const response = await attempt(operation, input)
      const headers = response.headers
      const result = read(model, operation, { ...response, body: bytesOf(response.body) }, payload)
      const code = result.error?.code
      const again = code !== undefined && (RETRYABLE_CODES.has(code) || RETRYABLE_STATUS.has(response.status))
      if (!again) return { ...result, status: response.status, headers } as Result
      if (tries >= ATTEMPTS) return { ...result, status: response.status, headers, retries: tries - 1 } as Result
      await machine.sleep(Math.random() * 2 ** (tries - 1) * 1000, machine.signal)
    }
  }

  return {
    check,
    send,
    async call(operation, params) {
      const result = await send(operation, params)
      if (result.error) throw serviceError(operation.name, result.error, result.retries, requestIdOf(result.headers))
      return result.output
    },
  }
}

export const requestIdOf = (headers: Record<string, string>): string | undefined =>
  headers['x-amzn-requestid'] ?? headers['x-amz-request-id']

function read(model: ServiceModel, operation: Operation, response: HttpResponse, payload: string | undefined) {
  try {
    const decoded = decodeResponse(model, operation, response)
    if (decoded.error) {
      const { code, message, fields } = decoded.error
      return { error: { code, message, fields: structureToPlain(modelledFields(model, code, fields)) } }
    }
    return { output: finishAnswer(model, operation, structureToPlain(decoded.output, payload)) }
  } catch (error) {
    if (!(error instanceof CodecError)) throw error
    throw generalError(`Unable to parse response, invalid XML or JSON received: ${error.message}`, error)
  }
}
