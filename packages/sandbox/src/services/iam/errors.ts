/** IAM's errors, in its words. */
import { AwsError } from '../../aws-error.ts'

export const noSuchEntity = (message: string): AwsError => new AwsError('NoSuchEntity', 404, message)

export const noSuchUser = (name: string): AwsError => noSuchEntity(`The user with name ${name} cannot be found.`)

/** Wording unverified; that it is NoSuchEntity was seen. */
export const noBoundary = (kind: 'user' | 'role', name: string): AwsError =>
  noSuchEntity(`The permissions boundary of ${kind} ${name} cannot be found.`)

export const noSuchGroup = (name: string): AwsError => noSuchEntity(`The group with name ${name} cannot be found.`)

export const noSuchRole = (name: string): AwsError => noSuchEntity(`The role with name ${name} cannot be found.`)

export const noSuchAccessKey = (id: string): AwsError => noSuchEntity(`The Access Key with id ${id} cannot be found.`)

export const noSuchMfaDevice = (serialNumber: string): AwsError =>
  noSuchEntity(`MFA Device with serial number ${serialNumber} does not exist.`)

/** Of a device that exists, and is not enabled for the user (recorded on AWS in 2026). */
export const notTheUsersDevice = (): AwsError => noSuchEntity('MFA Device invalid for user.')

export const invalidAuthenticationCode = (): AwsError =>
  new AwsError('InvalidAuthenticationCode', 403, 'Authentication code for device is not valid.')

export const noSuchLoginProfile = (user: string): AwsError =>
  noSuchEntity(`Login Profile for User ${user} cannot be found.`)

export const passwordPolicyViolation = (): AwsError =>
  new AwsError('PasswordPolicyViolation', 400, 'Password does not conform to the account password policy.')

/** Of a password that was used before. */
export const passwordReused = (): AwsError =>
  new AwsError(
    'PasswordPolicyViolation',
    400,
    'Policy constraint violation with password reuse prevention during password change.',
  )

export const noSuchSshKey = (id: string): AwsError => noSuchEntity(`The Public Key with id ${id} cannot be found.`)

export const noSuchSigningCertificate = (id: string): AwsError =>
  noSuchEntity(`The Certificate with id ${id} cannot be found.`)

export const noSuchServerCertificate = (name: string): AwsError =>
  noSuchEntity(`The Server Certificate with name ${name} cannot be found.`)

export const serverCertificateExists = (name: string): AwsError =>
  entityAlreadyExists(`The Server Certificate with name ${name} already exists.`)

export const malformedCertificate = (message: string): AwsError => new AwsError('MalformedCertificate', 400, message)

/** Of a policy that is read or detached. */
export const noSuchPolicy = (arn: string): AwsError => noSuchEntity(`Policy ${arn} was not found.`)

/** Of a policy that is to be attached, or whose holders are asked for. */
export const notAttachable = (arn: string): AwsError =>
  noSuchEntity(`Policy ${arn} does not exist or is not attachable.`)

/** Of a permissions boundary. */
export const noSuchBoundary = (arn: string): AwsError =>
  noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`)

export const entityAlreadyExists = (message: string): AwsError => new AwsError('EntityAlreadyExists', 409, message)

export const deleteConflict = (message: string): AwsError => new AwsError('DeleteConflict', 409, message)

export const limitExceeded = (message: string): AwsError => new AwsError('LimitExceeded', 409, message)

export const malformedPolicy = (message: string): AwsError => new AwsError('MalformedPolicyDocument', 400, message)

export const invalidInput = (message: string): AwsError => new AwsError('InvalidInput', 400, message)

export const validationError = (message: string): AwsError => new AwsError('ValidationError', 400, message)

/** Of an ARN that is to name a user, a group, a role or a resource. */
export const noEntity = (arn: string): AwsError =>
  invalidInput(`Invalid Entity Arn: ${arn} does not clearly define entity type and name.`)
