import { AwsError } from '../../aws-error.ts'

export const invalidParameter = (message: string): AwsError => new AwsError('InvalidParameterException', 400, message)

export const notAnArn = (arn: string): AwsError => invalidParameter(`${arn} not a valid AmazonResourceName (ARN)`)
