/** Account Management's errors. */
import { AwsError } from '../../aws-error.ts'

export const noAlternateContact = (): AwsError =>
  new AwsError('ResourceNotFoundException', 404, 'No contact of the inputted alternate contact type found.')

/** Wording unverified. */
export const noContactInformation = (): AwsError =>
  new AwsError('ResourceNotFoundException', 404, 'No contact information found for this account.')

/** Wordings unverified. */
export const noSuchRegion = (region: string): AwsError =>
  new AwsError('ValidationException', 400, `The Region ${region} does not exist.`, { reason: 'invalidRegionOptTarget' })

export const notOptional = (region: string): AwsError =>
  new AwsError('ValidationException', 400, `The Region ${region} is enabled by default and cannot be changed.`, {
    reason: 'invalidRegionOptTarget',
  })

export const stillChanging = (region: string): AwsError =>
  new AwsError('ConflictException', 409, `The Region ${region} is still being enabled or disabled.`)

/** Naming an account takes an organization, and being its management account (API reference, *AccountId*). Wording unverified. */
export const notInOrganization = (): AwsError =>
  new AwsError(
    'AccessDeniedException',
    403,
    'The AccountId parameter can be used by the management account, or a delegated administrator, of an organization only.',
  )
