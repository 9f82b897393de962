/** JSON as AWS CLI prints it: Python's `json.dump` with four blanks, characters beyond ASCII as they are. */

import { base64FromBytes } from './bytes.ts'
import { isObject, type Plain } from './python-text.ts'

/** A float without a fraction, which JSON shows as `0.0`; JavaScript has one kind of number. */
export class PythonFloat {
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
}
export const FLOAT_ZERO = new PythonFloat(0)

const quoteText = (text: string, ascii: boolean): string => {
  const json = JSON.stringify(text).replaceAll('\u007f', ascii ? '\\u007f' : '\u007f')
  if (!ascii) return json
  return json.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** `ascii`: other characters as `\\uXXXX`, as `--generate-cli-skeleton` has it. */
export function jsonText(value: Plain, options: { ascii?: boolean; indent?: number } = {}): string {
  const { ascii = false, indent = 4 } = options
  const write = (item: Plain, depth: number): string => {
    if (item === null || item === undefined) return 'null'
    if (typeof item === 'string') return quoteText(item, ascii)
    if (typeof item === 'boolean') return item ? 'true' : 'false'
    if (typeof item === 'number' || typeof item === 'bigint') return String(item)
    if ((item as unknown) instanceof PythonFloat) {
      const { value: float } = item as unknown as PythonFloat
      return Number.isInteger(float) ? `${float}.0` : String(float)
    }
    if (item instanceof Uint8Array) return quoteText(base64FromBytes(item), ascii)
    const line = indent === 0 ? '' : `\n${' '.repeat(indent * (depth + 1))}`
    const end = indent === 0 ? '' : `\n${' '.repeat(indent * depth)}`
    const separator = indent === 0 ? ', ' : ','
    if (Array.isArray(item)) {
      if (item.length === 0) return '[]'
      return `[${item.map((element) => line + write(element, depth + 1)).join(separator)}${end}]`
    }
    if (!isObject(item)) return 'null'
    const entries = Object.entries(item)
    if (entries.length === 0) return '{}'
    return `{${entries.map(([key, element]) => `${line}${quoteText(key, ascii)}: ${write(element, depth + 1)}`).join(separator)}${end}}`
  }
  return write(value, 0)
}
