/** What browsers ask before a request across origins: `OPTIONS`, unsigned, and in no service model. */
import { type HttpRequest, type Operation as OperationModel, percentDecode } from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import type { Unmodelled } from '../../../service.ts'
import { defineBucketOperation, existingBucket } from '../buckets.ts'
import { corsRules, crossOriginHeaders, ruleFor } from './rules.ts'

const model: OperationModel = {
  name: 'PreflightRequest',
  http: { method: 'OPTIONS', requestUri: '/{Bucket}' },
  // All it has is the bucket.
  input: { shape: 'HeadBucketRequest' },
}

const operation = defineBucketOperation<{ Bucket: string }>({
  name: 'PreflightRequest',
  access: 'Read',
  authorise: () => ({ because: 'nobody signs a preflight request; it tells what the CORS configuration says' }),
  execute(call) {
    const { headers } = call.message.request
    const bucket = existingBucket(call, call.input.Bucket)
    const { origin } = headers
    const method = headers['access-control-request-method']
    if (origin === undefined)
      throw new AwsError('BadRequest', 400, 'Insufficient information. Origin request header needed.')
    if (method === undefined) throw new AwsError('BadRequest', 400, 'Invalid Access-Control-Request-Method: null')
    const announced = (headers['access-control-request-headers'] ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    const rules = corsRules(call, bucket.name)
    const forbidden = (message: string) =>
      new AwsError('AccessForbidden', 403, message, { Method: method, ResourceType: 'OBJECT' })
    if (!rules) throw forbidden('CORSResponse: CORS is not enabled for this bucket.')
    const rule = ruleFor(rules, origin, method, announced)
    if (!rule)
      throw forbidden(
        "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
      )
    call.answer({
      ...crossOriginHeaders(rule, origin),
      ...(announced.length > 0 && { 'access-control-allow-headers': announced.join(', ').toLowerCase() }),
    })
    return {}
  },
})

export function preflightOf(request: HttpRequest, bucket: string | undefined): Unmodelled | undefined {
  if (request.method !== 'OPTIONS') return undefined
  const name = bucket ?? percentDecode(request.path.split('/')[1] ?? '') ?? ''
  return name === '' ? undefined : { model, uriParams: { Bucket: name }, operation }
}
