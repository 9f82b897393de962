/** What sign-in says when it lets nobody in. The first is the sentence of AWS's page; the others are ours. */
import { AwsError } from '../../aws-error.ts'

/** Counts as a failure even though the request is refused. */
const counted = (code: string, message: string): AwsError =>
  new AwsError(code, 403, message, {}, { keepsChanges: true })

/** Of a wrong password, user or account: which one it was is not said. */
export const incorrect = (): AwsError =>
  counted('AuthenticationFailed', 'Your authentication information is incorrect. Please try again.')

export const wrongMfaCode = (): AwsError =>
  counted(
    'AuthenticationFailed',
    'The MFA code is incorrect, or it was used before. Please try again with the next one.',
  )

export const lockedOut = (seconds: number): AwsError =>
  counted('TooManyAttempts', `Too many failed attempts to sign in. Try again in ${seconds} seconds.`)

export const passwordExpired = (): AwsError =>
  counted('PasswordExpired', 'Your password has expired. Contact your administrator to get a new one.')

export const invalidRequest = (message: string): AwsError => new AwsError('ValidationException', 400, message)

export const notSignedIn = (): AwsError =>
  new AwsError('AccessDenied', 403, 'These credentials are no session of the console.')
