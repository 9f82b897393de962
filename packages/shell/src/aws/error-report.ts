/** A failure as text on stderr, in the format that was asked for (awscli/errorhandler.py). */
import { type CliError, errorLine, STATUS } from './errors.ts'
import { formatTable } from './format-table.ts'
import { formatText } from './format-text.ts'
import { formatYaml } from './format-yaml.ts'
import { ERROR_FORMATS, type ErrorFormat } from './global-options.ts'
import { jsonText } from './json-text.ts'
import { isObject, type Plain, type PlainObject, pythonText } from './python-text.ts'
import { type Session, setting } from './session.ts'

const isSimple = (value: Plain): boolean => !Array.isArray(value) && !isObject(value)

/** Lists and structures this long or longer are not shown inline. */
const MAX_INLINE = 5

function details(fields: PlainObject): string {
  const entries = Object.entries(fields)
  if (entries.length === 0) return ''
  let out = '\nAdditional error details:\n'
  let complex = false
  for (const [key, value] of entries) {
    if (isSimple(value)) out += `${key}: ${pythonText(value)}\n`
    else if (Array.isArray(value) && value.length < MAX_INLINE && value.every(isSimple)) {
      out += `${key}: [${value.map(pythonText).join(', ')}]\n`
    } else if (isObject(value) && Object.keys(value).length < MAX_INLINE && Object.values(value).every(isSimple)) {
      const inner = Object.entries(value).map(([name, item]) => `${name}: ${pythonText(item)}`)
      out += `${key}: {${inner.join(', ')}}\n`
    } else {
      out += `${key}: <complex value>\n`
      complex = true
    }
  }
  if (complex) out += 'Use "--cli-error-format json" or another error format to see the full details.\n'
  return out
}

function chosenFormat(session: Session | undefined, env: Record<string, string>): ErrorFormat {
  const name =
    session?.globals.errorFormat ??
    env.AWS_CLI_ERROR_FORMAT ??
    (session && setting(session, 'cli_error_format')) ??
    'enhanced'
  return ERROR_FORMATS.find((format) => format === name.toLowerCase()) ?? 'enhanced'
}

/** The whole text on stderr. */
export function reportError(error: CliError, session: Session | undefined, env: Record<string, string>): string {
  const { code, message } = error
  if (error.status === STATUS.interrupted && message === '') return '\n'
  if (error.before !== '') return `${error.before}${errorLine(message)}`
  if (code === undefined) return errorLine(message)
  const format = chosenFormat(session, env)
  // The service's own message, without the sentence around it, is what the other formats show.
  const own = error.complete
    ? message.replace(
        /^An error occurred \([^)]*\) when calling the \S+ operation(?: \(reached max retries: \d+\))?: /,
        '',
      )
    : message
  const info: PlainObject = { Code: code, Message: own, ...(error.fields as PlainObject) }
  switch (format) {
    case 'legacy':
      return errorLine(message)
    case 'enhanced':
      return (
        errorLine(error.complete ? message : `An error occurred (${code}): ${message}`) +
        details(error.fields as PlainObject)
      )
    case 'json':
      return `${jsonText(info)}\n`
    case 'yaml':
      return formatYaml(info)
    case 'text':
      return formatText(info)
    case 'table':
      return formatTable('error', info, 80)
  }
}
