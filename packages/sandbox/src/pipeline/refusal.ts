import { encodeError, type HttpResponse } from '@first-line/aws-api'
import type { AwsError } from '../aws-error.ts'
import type { Journey } from './journey.ts'

/** An error as the protocol has it. */
export function refusal({ model, context }: Journey, { code, status, message, fields }: AwsError): HttpResponse {
  return encodeError(model, { code, status, message, fields: { ...fields } }, context)
}
