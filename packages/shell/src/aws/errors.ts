/**
 * What can go wrong on a command line, as data, and how AWS CLI 2.34 and later words it
 * (awscli/errorhandler.py, awscli/errorformat.py).
 */

export const USAGE = `aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
`

/** Exit statuses of AWS CLI v2: https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-returncodes.html */
export const STATUS = { parameters: 252, configuration: 253, service: 254, general: 255, interrupted: 130 } as const

/**
 * A refusal of the learner's command line, its configuration, or the service. It is thrown inside the `aws` command
 * and turned into text and a status at its edge; it never leaves it.
 */
export class CliError extends Error {
  readonly status: number
  /** `ParamValidation`, `NoRegion`, …, or the service's code; none for general errors. */
  readonly code: string | undefined
  /** Whether the text says `An error occurred (CODE): ` itself. */
  readonly complete: boolean
  /** Printed before the message: `Unknown options` shows the usage first. */
  readonly before: string
  /** Fields that the error's model has besides code and message. */
  readonly fields: Record<string, unknown>
  /** Of a service's refusal: what it called the request. */
  readonly requestId: string | undefined

  constructor(
    status: number,
    message: string,
    more: {
      code?: string
      complete?: boolean
      before?: string
      fields?: Record<string, unknown>
      requestId?: string | undefined
      cause?: unknown
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.status = status
    this.code = more.code
    this.complete = more.complete ?? false
    this.before = more.before ?? ''
    this.fields = more.fields ?? {}
    this.requestId = more.requestId
  }
}

/** The command line cannot be understood: the message, then the usage. */
export const usageError = (message: string): CliError =>
  new CliError(STATUS.parameters, `${message}\n\nusage: ${USAGE}`, { code: 'ParamValidation' })

export const paramValidation = (message: string): CliError =>
  new CliError(STATUS.parameters, message, { code: 'ParamValidation' })

/** One option's value cannot be understood. `option` with its dashes. */
export const paramError = (option: string, message: string): CliError =>
  paramValidation(`Error parsing parameter '${option}': ${message}`)

export const unknownOptions = (options: string[]): CliError =>
  new CliError(STATUS.parameters, `Unknown options: ${options.join(', ')}`, { before: `\nusage: ${USAGE}\n` })

export const configurationError = (message: string): CliError =>
  new CliError(STATUS.configuration, message, { code: 'Configuration' })

export const generalError = (message: string, cause?: unknown): CliError =>
  new CliError(STATUS.general, message, { cause })

export const noRegion = (): CliError =>
  new CliError(
    STATUS.configuration,
    'You must specify a region. You can also configure your region by running "aws configure".',
    { code: 'NoRegion' },
  )

export const noCredentials = (): CliError =>
  new CliError(
    STATUS.configuration,
    'Unable to locate credentials. You can configure credentials by running "aws login".',
    { code: 'NoCredentials' },
  )

/** The service's refusal. `operation` as in the API: `CreateUser`. */
export const serviceError = (
  operation: string,
  error: { code: string; message: string; fields?: Record<string, unknown> },
  retries?: number,
  requestId?: string,
): CliError =>
  new CliError(
    STATUS.service,
    `An error occurred (${error.code}) when calling the ${operation} operation${retries === undefined ? '' : ` (reached max retries: ${retries})`}: ${error.message}`,
    {
      code: error.code,
      complete: true,
      ...(error.fields && { fields: error.fields }),
      requestId,
    },
  )

/** What services call a refusal by the account's policies. */
const DENIALS = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'AuthorizationErrorException',
  'UnauthorizedOperation',
])

export const isDenial = ({ code }: CliError): boolean => code !== undefined && DENIALS.has(code)

/** The line that every message of the newest v2 gets: a blank line, the prefix, the message without outer blanks. */
export const errorLine = (message: string): string =>
  message === '' ? '\naws: [ERROR]:\n' : `\naws: [ERROR]: ${message.trim()}\n`
