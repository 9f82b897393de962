import {
  type AwsStructure,
  type Operation,
  type Problem,
  type ServiceModel,
  validateInput,
  validationError,
} from '@first-line/aws-api'
import { AwsError } from '../aws-error.ts'

/** Enumerations that S3 reads regardless of case: the AWS CLI's transfer client writes `x-amz-checksum-mode: enabled`. */
const CASELESS = new Set(['ChecksumMode', 'ChecksumAlgorithm'])

/** Where services take more than their model says. S3 Control's pattern of an ARN has no place for a bucket's, which is documented. */
function isMet(model: ServiceModel, { at, constraint, value }: Problem): boolean {
  if (model.name === 's3control') return constraint.kind === 'pattern' && at[0] === 'ResourceArn'
  return (
    model.name === 's3' &&
    constraint.kind === 'enum' &&
    CASELESS.has(String(at[0])) &&
    constraint.values.includes(String(value).toUpperCase())
  )
}

/** Headers of S3 whose bad values have a code of their own (S3 API Reference, *Error responses*). */
const S3_HEADERS: Record<string, () => AwsError> = {
  StorageClass: () => new AwsError('InvalidStorageClass', 400, 'The storage class you specified is not valid'),
  ServerSideEncryption: () =>
    new AwsError('InvalidEncryptionAlgorithmError', 400, 'The encryption request you specified is not valid.'),
}

/** What the model says is wrong with an input, as AWS says it. */
export function problemsOf(model: ServiceModel, operation: Operation, input: AwsStructure): AwsError | undefined {
  const problems = validateInput(model, operation, input).filter((problem) => !isMet(model, problem))
  if (problems.length === 0) return undefined
  const first = problems[0]!
  const own = model.name === 's3' && first.at.length === 1 ? S3_HEADERS[String(first.at[0])] : undefined
  if (own) return own()
  const { code, message, status = 400, fields } = validationError(model, problems)
  return new AwsError(code, status, message, fields as Record<string, string> | undefined)
}
