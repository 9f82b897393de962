/** DynamoDB's errors, in its words. Most wordings are AWS's as the tests of dynalite, which were played against AWS, have them. */
import { AwsError } from '../../aws-error.ts'

export const validation = (message: string): AwsError => new AwsError('ValidationException', 400, message)

export const invalidValues = (what: string): AwsError =>
  validation(`One or more parameter values were invalid: ${what}`)

/** What AWS has and the sandbox does not: said plainly, in no words of AWS's. */
export const notOffered = (what: string): AwsError =>
  validation(`${what} (AWS has this; the sandbox's DynamoDB does not offer it.)`)

/** `name` is told by operations on tables, not by those on items. */
export const noTable = (name?: string): AwsError =>
  new AwsError(
    'ResourceNotFoundException',
    400,
    name === undefined ? 'Requested resource not found' : `Requested resource not found: Table: ${name} not found`,
  )

export const noResource = (arn: string): AwsError =>
  new AwsError('ResourceNotFoundException', 400, `Requested resource not found: ResourcArn: ${arn} not found`)

export const tableExists = (name: string): AwsError =>
  new AwsError('ResourceInUseException', 400, `Table already exists: ${name}`)

export const tableInUse = (name: string, doing: 'created' | 'deleted'): AwsError =>
  new AwsError(
    'ResourceInUseException',
    400,
    `Attempt to change a resource which is still in use: Table is being ${doing}: ${name}`,
  )

export const keyMismatch = (): AwsError => validation('The provided key element does not match the schema')

export const conditionFailed = (item?: unknown): AwsError =>
  new AwsError('ConditionalCheckFailedException', 400, 'The conditional request failed', item ? { Item: item } : {})

/** Of a table's ARN in another Region, as recorded on AWS in 2026 (radkawar/stackd, `policies`): of tables and of items. */
export const otherRegion = (given: string, member?: string): AwsError =>
  validation(
    member === undefined
      ? `1 validation error detected: Invalid AWS region in '${given}'`
      : `1 validation error detected: Value '${given}' at '${member}' failed to satisfy constraint: Invalid AWS region`,
  )
