/** SNS's errors, in its words, as answers recorded on AWS show them. */
import { AwsError } from '../../aws-error.ts'

export const invalidParameter = (what: string): AwsError =>
  new AwsError('InvalidParameter', 400, `Invalid parameter: ${what}`)

/** Some messages come without the usual preface. */
export const plainInvalidParameter = (message: string): AwsError => new AwsError('InvalidParameter', 400, message)

export const invalidValue = (message: string): AwsError => new AwsError('ParameterValueInvalid', 400, message)

export const noTopic = (): AwsError => new AwsError('NotFound', 404, 'Topic does not exist')

export const noSubscription = (): AwsError => new AwsError('NotFound', 404, 'Subscription does not exist')

export const noResource = (): AwsError => new AwsError('ResourceNotFound', 404, 'Resource does not exist')

export const tooManyTags = (): AwsError =>
  new AwsError('TagLimitExceeded', 400, 'Could not complete request: tag quota of per resource exceeded')
