/** AWS's sign-in service says by `error` what is wrong; its sentences are not documented, these are ours (unverified). */
import { AwsError } from '../../../aws-error.ts'

export const invalidGrant = (message: string): AwsError =>
  new AwsError('ValidationException', 400, message, { error: 'INVALID_REQUEST' })

const denied = (error: string, message: string): AwsError =>
  new AwsError('AccessDeniedException', 400, message, { error })

export const codeExpired = (): AwsError =>
  denied('AUTHCODE_EXPIRED', 'The authorization code has expired or was used before.')
export const tokenExpired = (): AwsError => denied('TOKEN_EXPIRED', 'The refresh token has expired.')
export const passwordChanged = (): AwsError =>
  denied('USER_CREDENTIALS_CHANGED', 'The password was changed after the login.')
export const insufficientPermissions = (message: string): AwsError => denied('INSUFFICIENT_PERMISSIONS', message)
