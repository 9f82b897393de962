/** `--query`: JMESPath, and what AWS CLI says of an expression that cannot be read or does not fit the data. */
import { QueryError, QuerySyntaxError } from '../jmespath/errors.ts'
import { compile } from '../jmespath/parser.ts'
import { generalError, paramValidation } from './errors.ts'
import type { Plain } from './python-text.ts'

/** Those of the models come again and again. */
const compiled = new Map<string, (data: Plain) => Plain>()

/** Runs an expression of a model: it is known to be good. */
export function searchModel(expression: string, data: Plain): Plain {
  let run = compiled.get(expression)
  if (!run) {
    run = compile(expression)
    compiled.set(expression, run)
  }
  return run(data)
}

/**
 * Whether an expression can be read at all; what only shows with data (types, unknown functions) shows when there is data.
 * @throws CliError 252 with the place of the mistake.
 */
export function checkQuery(expression: string): void {
  try {
    compile(expression)
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error
    throw paramValidation(`Bad value for --query ${expression}: ${error.message}`)
  }
}

/** @throws CliError 255 for a function that does not exist or gets a wrong type. */
export function runQuery(expression: string, data: Plain): Plain {
  try {
    return compile(expression)(data)
  } catch (error) {
    if (error instanceof QueryError) throw generalError(error.message, error)
    throw error
  }
}
