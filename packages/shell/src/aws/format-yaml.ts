/**
 * `--output yaml` as ruamel.yaml's safe dumper writes it: block style, keys sorted, plain scalars where YAML 1.2 reads them
 * back as text (YAML 1.1's `yes` and `on` included), lines folded at 80 columns.
 */

import { jsonText } from './json-text.ts'
import { isObject, type Plain, pythonText } from './python-text.ts'

/** Text that YAML would read as something else, or as an indicator. */
function needsQuotes(text: string): boolean {
  if (text === '') return true
  if (/^(?:null|Null|NULL|~|true|True|TRUE|false|False|FALSE)$/.test(text)) return true
  if (/^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/.test(text)) return true
  if (/^[-+]?(?:\d[\d_]*|0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+)$/.test(text)) return true
  if (/^[-+]?(?:\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|\.\d[\d_]*(?:[eE][-+]?\d+)?|\d[\d_]*[eE][-+]?\d+)$/.test(text))
    return true
  if (/^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(text)) return true
  if (
    /^\d{4}-\d\d-\d\d$|^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?))?$/.test(
      text,
    )
  )
    return true
  if (/^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/.test(text)) return true
  if (/^(?:=|<<)$/.test(text)) return true
  if (/^(?:---|\.\.\.)/.test(text)) return true
  if (/^[#,[\]{}&*!|>'"%@`]/.test(text)) return true
  if (/^[-?:](?:[ \t]|$)/.test(text)) return true
  if (/:(?:[ \t]|$)|[ \t]#/.test(text)) return true
  return /^[ \t]|[ \t]$/.test(text)
}

const ESCAPES: Record<string, string> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\x85': '\\N',
  '\xa0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
}

const special = (text: string): boolean => /[^\x20-\x7e\n\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)

const WIDTH = 80

/** Plain and single-quoted text is folded at blanks once a line is past 80 columns. */
function fold(text: string, column: number, indent: number): string {
  if (column + text.length <= WIDTH) return text
  let out = ''
  let at = column
  for (const part of text.split(/(?<=[^ ])( )(?=[^ ])/)) {
    if (part === ' ' && at > WIDTH) {
      out += `\n${' '.repeat(indent)}`
      at = indent
    } else {
      out += part
      at += part.length
    }
  }
  return out
}

function scalar(value: Plain, column: number, indent: number): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value !== 'string') return pythonText(value)
  if (special(value) || /\t/.test(value)) return doubleQuoted(value, column, indent)
  if (value.includes('\n')) {
    // Leading or trailing blanks around a break cannot be shown in single quotes.
    if (/ \n|\n /.test(value) || /^\s|\s$/.test(value.replace(/\n+$/, ''))) return doubleQuoted(value, column, indent)
    return singleQuoted(value, column, indent)
  }
  if (needsQuotes(value)) return singleQuoted(value, column, indent)
  return fold(value, column, indent)
}

function singleQuoted(text: string, column: number, indent: number): string {
  const doubled = text.replaceAll("'", "''")
  const folded = fold(doubled, column + 1, indent)
  // A break within single quotes needs an empty line to stay one.
  return `'${doubled.includes('\n') ? doubled.replace(/\n+/g, (breaks) => `\n${breaks}${' '.repeat(indent)}`) : folded}'`
}

function doubleQuoted(text: string, column: number, indent: number): string {
  let out = ''
  let at = column + 1
  const chars = [...text]
  for (const [i, char] of chars.entries()) {
    const code = char.codePointAt(0)!
    const written =
      ESCAPES[char] ??
      (code < 0x20 || code === 0x7f || (code >= 0x80 && code < 0xa0)
        ? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`
        : char)
    if (i > 0 && i < chars.length - 1 && char === ' ' && at > WIDTH) {
      out += `\\\n${' '.repeat(indent)}${chars[i + 1] === ' ' ? '\\' : ''} `
      at = indent + 1
      continue
    }
    out += written
    at += written.length
  }
  return `"${out}"`
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function block(value: Plain, indent: number): string {
  const margin = ' '.repeat(indent)
  if (Array.isArray(value)) {
    return value
      .map((item) => {
        if (isObject(item) && Object.keys(item).length > 0)
          return `${margin}- ${block(item, indent + 2).slice(indent + 2)}`
        if (Array.isArray(item) && item.length > 0) return `${margin}- ${block(item, indent + 2).slice(indent + 2)}`
        return `${margin}- ${leaf(item, indent + 2, indent + 2)}\n`
      })
      .join('')
  }
  if (isObject(value)) {
    return Object.keys(value)
      .sort(compare)
      .map((key) => {
        const name = scalar(key, indent, indent)
        const item = value[key]!
        if (isObject(item) && Object.keys(item).length > 0) return `${margin}${name}:\n${block(item, indent + 2)}`
        // A list's dashes stand under its key.
        if (Array.isArray(item) && item.length > 0) return `${margin}${name}:\n${block(item, indent)}`
        return `${margin}${name}: ${leaf(item, indent + name.length + 2, indent + 2)}\n`
      })
      .join('')
  }
  return `${scalar(value, 0, 0)}\n`
}

const leaf = (value: Plain, column: number, indent: number): string =>
  Array.isArray(value) ? '[]' : isObject(value) ? '{}' : scalar(value, column, indent)

/** A whole document. Scalars alone are JSON, as AWS CLI has it. */
export function formatYaml(value: Plain): string {
  if (!isObject(value) && !Array.isArray(value)) return `${jsonText(value)}\n`
  if (Array.isArray(value) && value.length === 0) return '[]\n'
  if (isObject(value) && Object.keys(value).length === 0) return '{}\n'
  return block(value, 0)
}
