/** `--query`: JMESPath (https://jmespath.org/specification.html), and the Python library's words for what is wrong with one. */
import {
  EmptyExpressionError,
  IncompleteExpressionError,
  JMESPathError,
  JMESPathTypeError,
  LexerError,
  ParseError,
  search,
  UnknownFunctionError,
} from '@aws-lambda-powertools/jmespath'
import { generalError, paramValidation } from './errors.ts'
import { type Plain, pythonRepr, pythonText } from './python-text.ts'

type Data = Parameters<typeof search>[1]

/** Runs an expression of a model: it is known to be good. */
export const searchModel = (expression: string, data: Plain): Plain =>
  (search(expression, data as Data) ?? null) as Plain

const caret = (at: number): string => `${' '.repeat(Math.max(at, 0))}^`

function complaint(error: JMESPathError, expression: string): string {
  if (error instanceof EmptyExpressionError || expression === '') return 'Invalid JMESPath expression: cannot be empty.'
  if (error instanceof IncompleteExpressionError) {
    return `Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${caret(expression.length + 1)}`
  }
  if (error instanceof LexerError) {
    return `Bad jmespath expression: ${lexerComplaint(error, expression)}:\n${expression}\n${caret(error.lexerPosition)}`
  }
  if (error instanceof ParseError) {
    const what = error.reason ? 'Invalid jmespath expression' : `Unexpected token: ${String(error.tokenValue)}`
    const token = `token "${String(error.tokenValue)}" (${error.tokenType.toUpperCase()})`
    return `${what}: Parse error at column ${error.lexPosition}, ${token}, for expression:\n"${expression}"\n${caret(error.lexPosition + 1)}`
  }
  return error.message
}

function lexerComplaint(error: LexerError, expression: string): string {
  const rest = expression.slice(error.lexerPosition)
  if (/^["'`]/.test(rest)) return `Unclosed ${rest[0]} delimiter`
  return `Unknown token ${rest[0] ?? ''}`
}

/**
 * `\`bob\`` for `\`"bob"\``: a literal that is no JSON is a string. The specification dropped it, AWS's own documentation
 * uses it, and the library does not read it.
 */
export function withJsonLiterals(expression: string): string {
  return expression.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`((?:\\.|[^`\\])*)`/g, (whole, literal?: string) => {
    if (literal === undefined) return whole
    const text = literal.replaceAll('\\`', '`')
    try {
      JSON.parse(text)
      return whole
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return `\`${JSON.stringify(text.trimStart()).replaceAll('`', '\\`')}\``
    }
  })
}

/**
 * Whether an expression can be read at all.
 * @throws CliError 252 with the place of the mistake.
 */
export function checkQuery(expression: string): void {
  try {
    search(withJsonLiterals(expression), null as unknown as Data)
  } catch (error) {
    if (error instanceof LexerError || error instanceof ParseError || error instanceof EmptyExpressionError) {
      throw paramValidation(`Bad value for --query ${expression}: ${complaint(error, expression)}`)
    }
    // What only shows with data (types, unknown functions) shows when there is data.
    if (!(error instanceof JMESPathError)) throw error
  }
}

/** The Python library's order of types. */
const TYPES = ['string', 'array', 'object', 'boolean', 'number', 'expression', 'null']

function runtimeComplaint(error: JMESPathError): string {
  if (error instanceof UnknownFunctionError) return error.message.replace(/ in expression: [\s\S]*$/, '')
  if (error instanceof JMESPathTypeError) {
    const { currentValue, actualType, expectedTypes } = error
    // The library names the function in its message only.
    const functionName = error.functionName ?? /function (\w+)\(/.exec(error.message)?.[1] ?? ''
    const names = [...expectedTypes].map(String).sort((a, b) => TYPES.indexOf(a) - TYPES.indexOf(b))
    return `In function ${functionName}(), invalid type for value: ${pythonText(currentValue as Plain)}, expected one of: ${pythonRepr(names)}, received: "${actualType}"`
  }
  return error.message
}

/** @throws CliError 255 for a function that does not exist or gets a wrong type. */
export function runQuery(expression: string, data: Plain): Plain {
  try {
    return (search(withJsonLiterals(expression), data as Data) ?? null) as Plain
  } catch (error) {
    if (error instanceof JMESPathError) throw generalError(runtimeComplaint(error), error)
    throw error
  }
}
