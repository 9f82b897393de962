/** Account Management's errors, as recorded on AWS in 2026 (radkawar/stackd, testdata/aws/account). */
import { AwsError } from '../../aws-error.ts'

export const noAlternateContact = (): AwsError =>
  new AwsError('ResourceNotFoundException', 404, 'No contact of the inputted alternate contact type found.')

/** Wording unverified. */
export const noContactInformation = (): AwsError =>
  new AwsError('ResourceNotFoundException', 404, 'No contact information found for this account.')

const invalidField = (name: string, message: string, reason = 'fieldValidationFailed'): AwsError =>
  new AwsError('ValidationException', 400, message, { reason, fieldList: [{ name, message }] })

export const noSuchRegion = (region: string): AwsError =>
  invalidField('RegionName', `${region} is not a valid region for opt-in or opt-out.`)

export const malformedToken = (): AwsError => invalidField('NextToken', 'NextToken is malformed')

/** It is as it was asked to be, or cannot be otherwise. */
export const notSwitchable = (): AwsError =>
  invalidField(
    'RegionName',
    'Unable to switch region status because of its current opt-in status.',
    'invalidRegionOptTarget',
  )

export const stillChanging = (account: string, region: string): AwsError =>
  new AwsError(
    'ConflictException',
    409,
    `Account ${account} and region ${region} is currently being enabled or disabled. Please wait until it finishes and then try again.`,
  )

export const emptyArgument = (name: string): AwsError =>
  new AwsError('ValidationException', 400, `the argument ${name} can not be empty`)

/** On AWS this answer alone has no type. */
export const emptyAccountName = (): AwsError =>
  new AwsError('ValidationException', 400, 'The input AccountName must not be null or only whitespace.')

/** What policies cannot be asked about is denied to everybody. */
export const notAuthorized = (arn: string, action: string, why = ''): AwsError =>
  new AwsError(
    'AccessDeniedException',
    403,
    `User: ${arn} is not authorized to perform: ${action}${why && ` (${why})`}`,
  )
