/**
 * Problems of an input in AWS's words, and the error they make together.
 *
 * Coral, the framework under most services, says "N validation errors detected: …". Since about 2024 IAM and other
 * services leave the value out (compare https://github.com/aws/eks-hybrid/pull/113 of 2024 with
 * https://github.com/NixOS/nixops/issues/328 of 2015); DynamoDB still shows it. EC2 and S3 speak for themselves.
 */
import type { AwsValue, ProtocolName, ServiceModel } from '../model.ts'
import type { WireError } from '../protocols/codec.ts'
import { lowerFirst, textOf, upperFirst } from '../text.ts'
import { schemaMessage } from './schema-words.ts'
import type { Constraint, Problem } from './validate.ts'

/**
 * Services that still repeat the value they refuse: STS (https://github.com/getmoto/moto/issues/9218, August 2025),
 * DynamoDB; the others are *unverified* for 2026, older recordings show it.
 */
const ECHOING = new Set(['dynamodb', 'sts', 'sns', 'budgets', 'ce', 'cloudtrail', 'resourcegroupstaggingapi'])

/** The error for problems that `validateInput` found: at least one. */
export function validationError(model: ServiceModel, problems: readonly Problem[]): WireError {
  const own = byService[model.name]?.(problems)
  if (own) return own
  return byProtocol[model.metadata.protocol](model, problems)
}

const byProtocol = {
  query: (model, problems) => ({ code: 'ValidationError', message: coralMessage(model, problems), status: 400 }),
  json: (model, problems) => ({ code: 'ValidationException', message: coralMessage(model, problems), status: 400 }),
  'rest-json': (model, problems) => ({
    code: 'ValidationException',
    message: coralMessage(model, problems),
    status: 400,
  }),
  ec2: (_model, problems) => ec2Error(problems[0]!),
  'rest-xml': (_model, problems) => s3Error(problems[0]!),
} satisfies Record<ProtocolName, (model: ServiceModel, problems: readonly Problem[]) => WireError>

const byService: Record<string, (problems: readonly Problem[]) => WireError | undefined> = {
  iam: iamError,
  account: (problems) => ({ code: 'ValidationException', message: schemaMessage(problems), status: 400 }),
}

/** `2 validation errors detected: …; …` */
export function coralMessage(model: ServiceModel, problems: readonly Problem[]): string {
  const echo = ECHOING.has(model.name)
  const count = problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`
  const ordered = echo ? patternsFirst(problems) : problems
  return `${count} detected: ${ordered.map((problem) => sentence(problem, echo)).join('; ')}`
}

/**
 * What a value breaks is told in two orders: IAM says length, then pattern; STS, as the framework used to, pattern,
 * then length (https://github.com/mmmorris1975/aws-runas/issues/80).
 */
function patternsFirst(problems: readonly Problem[]): Problem[] {
  const out: Problem[] = []
  for (const problem of problems) {
    const before = out[out.length - 1]
    const swap = problem.constraint.kind === 'pattern' && before?.path === problem.path
    if (swap) out.splice(-1, 0, problem)
    else out.push(problem)
  }
  return out
}

function sentence(problem: Problem, echo: boolean): string {
  const value = echo && !problem.sensitive ? `Value ${shown(problem)} at` : 'Value at'
  return `${value} '${problem.path}' failed to satisfy constraint: ${constraintWords(problem.constraint)}`
}

/** `Member must not be null` */
export function constraintWords(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'required':
      return 'Member must not be null'
    case 'min-length':
      return `Member must have length greater than or equal to ${constraint.limit}`
    case 'max-length':
      return `Member must have length less than or equal to ${constraint.limit}`
    case 'min-value':
      return `Member must have value greater than or equal to ${constraint.limit}`
    case 'max-value':
      return `Member must have value less than or equal to ${constraint.limit}`
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${constraint.pattern}`
    case 'enum':
      return `Member must satisfy enum value set: [${inAwsOrder(constraint.values).join(', ')}]`
    case 'members':
      return `${subjects[constraint.of]} must satisfy constraint: [${constraint.constraints.map(constraintWords).join(', ')}]`
  }
}

/** AWS's order of an enumeration is its framework's own. These were recorded; of others the model's order stands. */
const RECORDED_ORDERS: readonly (readonly string[])[] = [
  ['LocalManagedPolicy', 'User', 'AWSManagedPolicy', 'Role', 'Group'],
  ['v2Token', 'v1Token'],
  ['ppk', 'pem'],
  // DynamoDB's, in the tests of dynalite (https://github.com/architect/dynalite).
  ['B', 'N', 'S'],
  ['INDEXES', 'TOTAL', 'NONE'],
  ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'],
  ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'],
  [
    ...['binary', 'ipList', 'booleanList', 'ip', 'boolean', 'numericList', 'dateList', 'numeric', 'date', 'stringList'],
    ...['string', 'binaryList'],
  ],
]

function inAwsOrder(values: readonly string[]): readonly string[] {
  const known = RECORDED_ORDERS.find(
    (order) => order.length === values.length && order.every((value) => values.includes(value)),
  )
  return known ?? values
}

const subjects = { list: 'Member', keys: 'Map keys', values: 'Map value' } as const

function shown(problem: Problem): string {
  if (problem.constraint.kind === 'required' || problem.value === undefined) return 'null'
  return `'${javaText(problem.value)}'`
}

/** As Java prints collections: `[a, b]`, `{k=v}`. */
function javaText(value: AwsValue): string {
  if (Array.isArray(value)) return `[${value.map(javaText).join(', ')}]`
  if (value instanceof Uint8Array) return textOf(value)
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object' && value !== null && !(value instanceof ReadableStream)) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${key}=${javaText(item ?? null)}`)
      .join(', ')}}`
  }
  return String(value)
}

const IAM_NAME = '[\\w+=,.@-]+'
const IAM_PATHS = new Set(['path', 'newPath', 'pathPrefix'])

/** IAM checks names and paths itself, after the framework's checks, in words of its own. */
function iamError(problems: readonly Problem[]): WireError | undefined {
  const own = problems.filter(isIamsOwn)
  // An empty name is too short for the framework too, but it is IAM that refuses it.
  const framework = problems.filter(
    (problem) =>
      !own.includes(problem) &&
      !(problem.constraint.kind === 'min-length' && own.some((other) => other.path === problem.path)),
  )
  if (framework.length > 0) {
    return { code: 'ValidationError', message: coralMessage(IAM, framework), status: 400 }
  }
  const first = own[0]!
  const words = IAM_PATHS.has(first.path)
    ? 'It must begin and end with / and contain only alphanumeric characters and/or / characters.'
    : first.path === ALIAS
      ? // Seen on AWS in 2025: https://github.com/app-sre/qontract-schemas/pull/824
        'It must be a minimum length of 3 characters and maximum length of 63 characters, contain only digits, lowercase letters, and hyphens (-), but cannot begin or end with a hyphen.'
      : 'It must contain only alphanumeric characters and/or the following: +=,.@_-'
  return { code: 'ValidationError', message: `The specified value for ${first.path} is invalid. ${words}`, status: 400 }
}

const ALIAS = 'accountAlias'

/** All that {@link coralMessage} needs of the model. */
const IAM = { name: 'iam' } as ServiceModel

function isIamsOwn(problem: Problem): boolean {
  if (problem.at.length !== 1 || problem.constraint.kind !== 'pattern') return false
  return problem.constraint.pattern === IAM_NAME || IAM_PATHS.has(problem.path) || problem.path === ALIAS
}

/** Members that EC2 checks by the framework, as recorded on AWS in 2026 (radkawar/stackd, `key_pairs`). */
const CORAL_IN_EC2 = new Set(['keyType', 'keyFormat'])

/** EC2's words: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
function ec2Error(problem: Problem): WireError {
  const name = problem.parameter ?? upperFirst(problem.path)
  if (problem.constraint.kind === 'required') {
    // Lists, as its users quote AWS's answers.
    if (problem.path === 'instanceIds')
      return { code: 'InvalidParameterCombination', message: 'No instances specified', status: 400 }
    return {
      code: 'MissingParameter',
      message: `The request must contain the parameter ${problem.path === 'resources' ? 'resourceIdSet' : name}`,
      status: 400,
    }
  }
  if (CORAL_IN_EC2.has(problem.path)) {
    const message = `1 validation error detected: ${sentence(problem, true)}`
    return { code: 'InvalidParameterValue', message, status: 400 }
  }
  if (problem.constraint.kind === 'enum') {
    return {
      code: 'InvalidParameterValue',
      message: `Invalid value '${javaText(problem.value ?? null)}' for ${name}.`,
      status: 400,
    }
  }
  return {
    code: 'InvalidParameterValue',
    message: `Value (${javaText(problem.value ?? null)}) for parameter ${lowerFirst(name)} is invalid.`,
    status: 400,
  }
}

/** S3: what is in the body fails its schema; what is in a header or the query is an argument. */
function s3Error(problem: Problem): WireError {
  if (problem.at.length > 1 || problem.constraint.kind === 'required') {
    return {
      code: 'MalformedXML',
      message: 'The XML you provided was not well-formed or did not validate against our published schema',
      status: 400,
    }
  }
  return {
    code: 'InvalidArgument',
    message: 'Invalid Argument',
    status: 400,
    fields: { ArgumentName: String(problem.at[0]), ArgumentValue: javaText(problem.value ?? null) },
  }
}
