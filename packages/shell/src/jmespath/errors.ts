/** What can be wrong with an expression, in the words of the Python library, which AWS CLI shows (jmespath/exceptions.py). */

/** It cannot be read. */
export class QuerySyntaxError extends Error {}

/** It can be read, and what it asks of the data cannot be done. */
export class QueryError extends Error {}

const caret = (at: number): string => `${' '.repeat(Math.max(at, 0))}^`

export const emptyExpression = (): QuerySyntaxError =>
  new QuerySyntaxError('Invalid JMESPath expression: cannot be empty.')

export const badToken = (expression: string, at: number, what: string): QuerySyntaxError =>
  new QuerySyntaxError(`Bad jmespath expression: ${what}:\n${expression}\n${caret(at)}`)

export const incomplete = (expression: string): QuerySyntaxError =>
  new QuerySyntaxError(
    `Invalid jmespath expression: Incomplete expression:\n"${expression}"\n${caret([...expression].length + 1)}`,
  )

export const unexpected = (
  expression: string,
  { at, text, type }: { at: number; text: string; type: string },
  what: string,
): QuerySyntaxError =>
  new QuerySyntaxError(
    `${what}: Parse error at column ${at}, token "${text}" (${type.toUpperCase()}), for expression:\n"${expression}"\n${caret(at + 1)}`,
  )
