/** Numbers from text as Python reads them; AWS CLI lets Python's own complaints through as general errors (255). */
import { generalError } from './errors.ts'
import { quoted } from './python-text.ts'

/** `int(text)`. @throws CliError 255 */
export function pythonInt(text: string): number {
  if (!/^\s*[+-]?\d+(_\d+)*\s*$/.test(text)) {
    throw generalError(`invalid literal for int() with base 10: ${quoted(text)}`)
  }
  return Number(text.replaceAll('_', ''))
}

/** `float(text)`. @throws CliError 255 */
export function pythonFloat(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || Number.isNaN(number)) {
    throw generalError(`could not convert string to float: ${quoted(text)}`)
  }
  return number
}
