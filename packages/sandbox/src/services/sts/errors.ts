/** STS's errors, in its words. */
import { AwsError } from '../../aws-error.ts'

export const validationError = (message: string): AwsError => new AwsError('ValidationError', 400, message)

export const invalidParameter = (message: string): AwsError => new AwsError('InvalidParameterValue', 400, message)

/** Tag keys are compared regardless of case. */
export const duplicateTagKeys = (): AwsError =>
  invalidParameter('Duplicate tag keys found. Please note that Tag keys are case insensitive.')

export const accessDeniedError = (message: string): AwsError => new AwsError('AccessDenied', 403, message)

export const malformedPolicy = (message: string): AwsError => new AwsError('MalformedPolicyDocument', 400, message)

export const packedPolicyTooLarge = (message: string): AwsError => new AwsError('PackedPolicyTooLarge', 400, message)

export const invalidIdentityToken = (message: string): AwsError => new AwsError('InvalidIdentityToken', 400, message)

export const expiredIdentityToken = (message: string): AwsError => new AwsError('ExpiredTokenException', 400, message)

/** Seen in hashicorp/terraform-provider-aws, turbot/steampipe-plugin-aws#1510, spinnaker/swabbie#666. */
export const regionDisabled = (account: string): AwsError =>
  new AwsError(
    'RegionDisabledException',
    403,
    `STS is not activated in this region for account:${account}. Your account administrator can activate STS in this region using the IAM Console.`,
  )

/** GetSessionToken and GetFederationToken want long-term credentials. */
export const needsLongTermCredentials = (operation: string): AwsError =>
  accessDeniedError(`Cannot call ${operation} with session credentials`)
