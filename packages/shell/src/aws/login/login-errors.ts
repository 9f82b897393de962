/** What goes wrong with a login, in AWS CLI's words (botocore/exceptions.py). */

import type { Result } from '../calls.ts'
import { type CliError, generalError, serviceError } from '../errors.ts'
import { refusalOf } from './fetch-token.ts'

export const codeError = (why: string): CliError =>
  generalError(`Error loading or redeeming a login authorization code: ${why} `)

export const loadError = (why: string): CliError => generalError(`Error loading login session token: ${why}`)

const insufficient = (): CliError =>
  generalError(
    "Unable to create or refresh login credentials due to insufficient permissions. You may be missing permission for the 'signin:CreateOAuth2Token' action.",
  )

/** A code that was refused. */
export function redeemError(result: Result): CliError {
  const refusal = refusalOf(result)
  if (refusal === 'AUTHCODE_EXPIRED') {
    return codeError(
      "Unable to complete the login process due to an expired authorization code. Please reauthenticate using 'aws login'.",
    )
  }
  if (refusal === 'INSUFFICIENT_PERMISSIONS') return insufficient()
  return serviceError('CreateOAuth2Token', result.error!)
}

/** A refresh that was refused. */
export function refreshError(result: Result): CliError {
  switch (refusalOf(result)) {
    case 'TOKEN_EXPIRED':
      return generalError("Your session has expired. Please reauthenticate using 'aws login'.")
    case 'USER_CREDENTIALS_CHANGED':
      return generalError(
        "Unable to refresh login credentials because of a change in your password. Please reauthenticate with your new password using 'aws login'.",
      )
    case 'INSUFFICIENT_PERMISSIONS':
      return insufficient()
  }
  if (result.error?.code !== 'AccessDeniedException') return serviceError('CreateOAuth2Token', result.error!)
  return generalError(
    'An unspecified error happened when resolving AWS credentials or refreshing a login session profile.',
  )
}
