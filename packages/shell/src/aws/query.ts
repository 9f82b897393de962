/** `--query`: JMESPath (https://jmespath.org/specification.html), and the Python library's words for what is wrong with one. */
import {
  EmptyExpressionError,
  IncompleteExpressionError,
  JMESPathError,
  LexerError,
  ParseError,
  search,
} from '@aws-lambda-powertools/jmespath'
import { generalError, paramValidation } from './errors.ts'
import type { Plain } from './python-text.ts'

type Data = Parameters<typeof search>[1]

/** Runs an expression of a model: it is known to be good. */
export const searchModel = (expression: string, data: Plain): Plain =>
  (search(expression, data as Data) ?? null) as Plain

/** Token names of the Python library, where the two differ. */
const caret = (at: number): string => `${' '.repeat(at)}^`

function complaint(error: JMESPathError, expression: string): string {
  if (error instanceof EmptyExpressionError) return 'Invalid JMESPath expression: cannot be empty.'
  if (error instanceof IncompleteExpressionError) {
    return `Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${caret(expression.length + 1)}`
  }
  if (error instanceof LexerError) {
    return `Bad jmespath expression: ${lexerComplaint(error, expression)}:\n${expression}\n${caret(error.lexerPosition)}`
  }
  if (error instanceof ParseError) {
    const token = `token "${String(error.tokenValue)}" (${error.tokenType.toUpperCase()})`
    return `Invalid jmespath expression: Parse error at column ${error.lexPosition}, ${token}, for expression:\n"${expression}"\n${caret(error.lexPosition + 1)}`
  }
  return error.message
}

function lexerComplaint(error: LexerError, expression: string): string {
  const rest = expression.slice(error.lexerPosition)
  if (/^["'`]/.test(rest)) return `Unclosed ${rest[0]} delimiter`
  return `Unknown token ${rest[0] ?? ''}`
}

/**
 * Whether an expression can be read at all.
 * @throws CliError 252 with the place of the mistake.
 */
export function checkQuery(expression: string): void {
  try {
    search(expression, null as unknown as Data)
  } catch (error) {
    if (error instanceof LexerError || error instanceof ParseError || error instanceof EmptyExpressionError) {
      throw paramValidation(`Bad value for --query ${expression}: ${complaint(error, expression)}`)
    }
    // What only shows with data (types, unknown functions) shows when there is data.
    if (!(error instanceof JMESPathError)) throw error
  }
}

/** @throws CliError 255 for a function that does not exist or gets a wrong type. */
export function runQuery(expression: string, data: Plain): Plain {
  try {
    return (search(expression, data as Data) ?? null) as Plain
  } catch (error) {
    if (error instanceof JMESPathError) throw generalError(error.message.replace(/, for expression: [^]*$/, ''), error)
    throw error
  }
}
