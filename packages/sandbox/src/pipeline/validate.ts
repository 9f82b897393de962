import {
  type AwsStructure,
  type Operation,
  type ServiceModel,
  validateInput,
  validationError,
} from '@first-line/aws-api'
import { AwsError } from '../aws-error.ts'

/** What the model says is wrong with an input, as AWS says it. */
export function problemsOf(model: ServiceModel, operation: Operation, input: AwsStructure): AwsError | undefined {
  const problems = validateInput(model, operation, input)
  if (problems.length === 0) return undefined
  const { code, message, status = 400, fields } = validationError(model, problems)
  return new AwsError(code, status, message, fields as Record<string, string> | undefined)
}
