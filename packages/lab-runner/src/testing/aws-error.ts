/**
 * AWS's words for what goes wrong with any request, in the form of each protocol.
 *
 * - IAM, STS, SNS: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 * - EC2: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 * - S3: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 * - JSON protocols: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
import type { Asked } from './faulty-proxy.ts'

export type Wire = 'query' | 'ec2' | 's3' | 'json'
export type AwsError = 'throttled' | 'expired' | 'broken' | 'unavailable' | 'opted-out' | 'skewed' | 'denied'

type Said = readonly [status: number, code: string, message: string]

const reader = 'arn:aws:sts::111122223333:assumed-role/FirstLineReader/checks'

const words: Readonly<Record<Wire, Readonly<Record<AwsError, (asked: Asked) => Said>>>> = {
  query: {
    throttled: () => [400, 'Throttling', 'Rate exceeded'],
    expired: () => [403, 'ExpiredToken', 'The security token included in the request is expired'],
    broken: () => [500, 'InternalFailure', 'An internal error occurred'],
    unavailable: () => [503, 'ServiceUnavailable', 'Service Unavailable'],
    'opted-out': () => [403, 'OptInRequired', 'The AWS Access Key Id needs a subscription for the service'],
    skewed: () => [
      403,
      'SignatureDoesNotMatch',
      'Signature expired: 20300101T000000Z is now earlier than 20300101T000500Z',
    ],
    denied: ({ service, operation }) => [
      403,
      'AccessDenied',
      `User: ${reader} is not authorized to perform: ${service}:${operation} on resource: * because no identity-based policy allows the ${service}:${operation} action`,
    ],
  },
  ec2: {
    throttled: () => [503, 'RequestLimitExceeded', 'Request limit exceeded.'],
    expired: () => [400, 'RequestExpired', 'Request has expired.'],
    broken: () => [500, 'InternalError', 'An internal error has occurred'],
    unavailable: () => [503, 'Unavailable', 'The server is overloaded and can\u2019t handle the request.'],
    'opted-out': () => [401, 'AuthFailure', 'AWS was not able to validate the provided access credentials'],
    skewed: () => [403, 'SignatureDoesNotMatch', 'Signature expired'],
    // It names no call: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    denied: () => [403, 'UnauthorizedOperation', 'You are not authorized to perform this operation.'],
  },
  s3: {
    throttled: () => [503, 'SlowDown', 'Please reduce your request rate.'],
    expired: () => [400, 'ExpiredToken', 'The provided token has expired.'],
    broken: () => [500, 'InternalError', 'We encountered an internal error. Please try again.'],
    unavailable: () => [503, 'ServiceUnavailable', 'Reduce your request rate.'],
    'opted-out': () => [403, 'NotSignedUp', 'Your account is not signed up for the Amazon S3 service.'],
    skewed: () => [
      403,
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    ],
    denied: () => [403, 'AccessDenied', 'Access Denied'],
  },
  json: {
    throttled: () => [400, 'ThrottlingException', 'Rate exceeded'],
    expired: () => [400, 'ExpiredTokenException', 'The security token included in the request is expired'],
    broken: () => [500, 'InternalServerError', 'The request could not be completed'],
    unavailable: () => [503, 'ServiceUnavailable', 'Service Unavailable'],
    'opted-out': () => [400, 'UnrecognizedClientException', 'The security token included in the request is invalid.'],
    skewed: () => [400, 'InvalidSignatureException', 'Signature expired'],
    denied: ({ service, operation }) => [
      400,
      'AccessDeniedException',
      `User: ${reader} is not authorized to perform: ${service}:${operation} because no identity-based policy allows the action`,
    ],
  },
}

const shapes: Readonly<Record<Wire, (code: string, message: string) => string>> = {
  query: (code, message) =>
    `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
  ec2: (code, message) =>
    `<?xml version="1.0" encoding="UTF-8"?><Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>r</RequestID></Response>`,
  s3: (code, message) =>
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>r</RequestId></Error>`,
  json: (code, message) => JSON.stringify({ __type: `com.amazon.coral.service#${code}`, message }),
}

export function awsError(wire: Wire, kind: AwsError, asked: Asked) {
  const [status, code, message] = words[wire][kind](asked)
  const type = wire === 'json' ? 'application/x-amz-json-1.1' : 'text/xml'
  return { status, headers: { 'content-type': type }, body: shapes[wire](code, message) }
}
