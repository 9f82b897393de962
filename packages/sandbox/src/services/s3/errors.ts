/** S3's errors, in its words. */
import { AwsError } from '../../aws-error.ts'

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
