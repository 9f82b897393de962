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
  // There are newer types than any model knows; DescribeInstanceTypes says itself which do not exist.
  if (model.name === 'ec2') return constraint.kind !== 'required' && at[0] === 'InstanceTypes'
  // Contacts of another type nobody may read, says the operation.
  if (model.name === 'account') return constraint.kind === 'enum' && at[0] === 'AlternateContactType'
  if (model.name === 's3control') return constraint.kind === 'pattern' && at[0] === 'ResourceArn'
  return (
    model.name === 's3' &&
    constraint.kind === 'enum' &&
    CASELESS.has(String(at[0])) &&
    constraint.values.includes(String(value).toUpperCase())
  )
}

const argument =
  (name: string, message: string) =>
  (value: string): AwsError =>
    new AwsError('InvalidArgument', 400, message, { ArgumentName: name, ArgumentValue: value })

/** Headers of S3 whose bad values have a code of their own (S3 API Reference, *Error responses*). */
const S3_HEADERS: Record<string, (value: string) => AwsError> = {
  StorageClass: () => new AwsError('InvalidStorageClass', 400, 'The storage class you specified is not valid'),
  ServerSideEncryption: () =>
    new AwsError('InvalidEncryptionAlgorithmError', 400, 'The encryption request you specified is not valid.'),
  ObjectOwnership: (value) =>
    new AwsError('InvalidArgument', 400, `Invalid x-amz-object-ownership header: ${value}`, {
      ArgumentName: 'x-amz-object-ownership',
    }),
  ACL: argument('x-amz-acl', ''),
  EncodingType: argument('encoding-type', 'Invalid Encoding Method specified in Request'),
  MetadataDirective: argument('x-amz-metadata-directive', 'Unknown metadata directive.'),
  ObjectLockMode: argument('x-amz-object-lock-mode', 'Unknown wormMode directive.'),
  TaggingDirective: argument('x-amz-tagging-directive', 'Unknown tagging directive.'),
  CopySource: () => argument('x-amz-copy-source', 'Invalid copy source object key')('x-amz-copy-source'),
  LocationConstraint: (value) =>
    new AwsError('InvalidLocationConstraint', 400, 'The specified location-constraint is not valid', {
      LocationConstraint: value,
    }),
}

/** What the model says is wrong with an input, as AWS says it. */
export function problemsOf(model: ServiceModel, operation: Operation, input: AwsStructure): AwsError | undefined {
  const problems = validateInput(model, operation, input).filter((problem) => !isMet(model, problem))
  if (problems.length === 0) return undefined
  const first = problems[0]!
  // Headers and queries are members of the input; of the body only the Region of a new bucket has words of its own.
  const member = first.at.length === 1 || first.at.at(-1) === 'LocationConstraint' ? String(first.at.at(-1)) : ''
  const own = model.name === 's3' && first.constraint.kind !== 'required' ? S3_HEADERS[member] : undefined
  if (own) return own(String(first.value))
  const { code, message, status = 400, fields } = validationError(model, problems)
  return new AwsError(code, status, message, fields as Record<string, string> | undefined)
}
