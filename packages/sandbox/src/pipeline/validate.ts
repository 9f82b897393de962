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

const isMet = (model: ServiceModel, { at, constraint, value }: Problem): boolean =>
  model.name === 's3' &&
  constraint.kind === 'enum' &&
  CASELESS.has(String(at[0])) &&
  constraint.values.includes(String(value).toUpperCase())

/** What the model says is wrong with an input, as AWS says it. */
export function problemsOf(model: ServiceModel, operation: Operation, input: AwsStructure): AwsError | undefined {
  const problems = validateInput(model, operation, input).filter((problem) => !isMet(model, problem))
  if (problems.length === 0) return undefined
  const { code, message, status = 400, fields } = validationError(model, problems)
  return new AwsError(code, status, message, fields as Record<string, string> | undefined)
}
