/** S3's errors, in its words (S3 API Reference, *Error responses*). */
import { AwsError } from '../../aws-error.ts'

type Fields = Record<string, string>

const error =
  (code: string, status: number, message: string) =>
  (fields: Fields = {}): AwsError =>
    new AwsError(code, status, message, fields)

export const noSuchBucket = (name: string): AwsError =>
  new AwsError('NoSuchBucket', 404, 'The specified bucket does not exist', { BucketName: name })

export const invalidBucketName = (name: string): AwsError =>
  new AwsError('InvalidBucketName', 400, 'The specified bucket is not valid.', { BucketName: name })

export const bucketAlreadyExists = (name: string): AwsError =>
  new AwsError(
    'BucketAlreadyExists',
    409,
    'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
    { BucketName: name },
  )

export const bucketAlreadyOwnedByYou = (name: string): AwsError =>
  new AwsError(
    'BucketAlreadyOwnedByYou',
    409,
    'Your previous request to create the named bucket succeeded and you already own it.',
    { BucketName: name },
  )

export const bucketNotEmpty = (name: string, versioned: boolean): AwsError =>
  new AwsError(
    'BucketNotEmpty',
    409,
    versioned
      ? 'The bucket you tried to delete is not empty. You must delete all versions in the bucket.'
      : 'The bucket you tried to delete is not empty',
    { BucketName: name },
  )

export const incompatibleLocation = (region: string): AwsError =>
  new AwsError(
    'IllegalLocationConstraintException',
    400,
    `The ${region} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  )

export const invalidLocation = (constraint: string): AwsError =>
  new AwsError('InvalidLocationConstraint', 400, 'The specified location-constraint is not valid', {
    LocationConstraint: constraint,
  })

export const noSuchKey = (key: string): AwsError =>
  new AwsError('NoSuchKey', 404, 'The specified key does not exist.', { Key: key })

export const noSuchVersion = (key: string, versionId: string): AwsError =>
  new AwsError('NoSuchVersion', 404, 'The specified version does not exist.', { Key: key, VersionId: versionId })

export const noSuchUpload = (uploadId: string): AwsError =>
  new AwsError(
    'NoSuchUpload',
    404,
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { UploadId: uploadId },
  )

export const invalidArgument = (message: string, name: string, value: string): AwsError =>
  new AwsError('InvalidArgument', 400, message, { ArgumentName: name, ArgumentValue: value })

export const invalidRequest = (message: string): AwsError => new AwsError('InvalidRequest', 400, message)

export const malformedXml = error(
  'MalformedXML',
  400,
  'The XML you provided was not well-formed or did not validate against our published schema',
)

export const methodNotAllowed = (method: string, resourceType: string): AwsError =>
  new AwsError('MethodNotAllowed', 405, 'The specified method is not allowed against this resource.', {
    Method: method,
    ResourceType: resourceType,
  })

export const preconditionFailed = (condition: string): AwsError =>
  new AwsError('PreconditionFailed', 412, 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  })

export const conditionalRequestConflict = (key: string, condition: string): AwsError =>
  new AwsError(
    'ConditionalRequestConflict',
    409,
    'The conditional request cannot succeed due to a conflicting operation against this resource.',
    { Condition: condition, Key: key },
  )

/** A header that S3 knows, with a value it has no use for here. */
export const headerNotImplemented = (header: string, additionalMessage: string): AwsError =>
  new AwsError('NotImplemented', 501, 'A header you provided implies functionality that is not implemented', {
    Header: header,
    additionalMessage,
  })

export const notModified = error('NotModified', 304, 'Not Modified')

export const invalidRange = (range: string, size: number): AwsError =>
  new AwsError('InvalidRange', 416, 'The requested range is not satisfiable', {
    RangeRequested: range,
    ActualObjectSize: String(size),
  })

export const invalidObjectState = (storageClass: string): AwsError =>
  new AwsError('InvalidObjectState', 403, "The operation is not valid for the object's storage class", {
    StorageClass: storageClass,
  })

export const keyTooLong = (size: number): AwsError =>
  new AwsError('KeyTooLongError', 400, 'Your key is too long', { Size: String(size), MaxSizeAllowed: '1024' })

export const metadataTooLarge = (size: number): AwsError =>
  new AwsError('MetadataTooLarge', 400, 'Your metadata headers exceed the maximum allowed metadata size', {
    Size: String(size),
    MaxSizeAllowed: '2048',
  })

export const entityTooLarge = (size: number): AwsError =>
  new AwsError('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size', {
    ProposedSize: String(size),
    MaxSizeAllowed: '5368709120',
  })

export const incompleteBody = error(
  'IncompleteBody',
  400,
  'You did not provide the number of bytes specified by the Content-Length HTTP header',
)

export const missingContentLength = error(
  'MissingContentLength',
  411,
  'You must provide the Content-Length HTTP header.',
)

export const invalidDigest = (given: string): AwsError =>
  new AwsError('InvalidDigest', 400, 'The Content-MD5 you specified was invalid.', { 'Content-MD5': given })

export const badMd5 = (expected: string, calculated: string): AwsError =>
  new AwsError('BadDigest', 400, 'The Content-MD5 you specified did not match what we received.', {
    ExpectedDigest: expected,
    CalculatedDigest: calculated,
  })

export const badChecksum = (algorithm: string): AwsError =>
  new AwsError('BadDigest', 400, `The ${algorithm} you specified did not match the calculated checksum.`)

export const invalidTag = (message: string, fields: Fields = {}): AwsError =>
  new AwsError('InvalidTag', 400, message, fields)

export const malformedPolicy = (message: string): AwsError => new AwsError('MalformedPolicy', 400, message)

export const aclNotSupported = error('AccessControlListNotSupported', 400, 'The bucket does not allow ACLs')
