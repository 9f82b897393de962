/**
 * `--output table` (awscli/formatter.py, awscli/table.py): a box per structure, keys sorted, boxes of nested ones indented.
 */
import { charWidth } from '../editor/width.ts'
import { isObject, type Plain, type PlainObject, pythonText } from './python-text.ts'

interface Section {
  title: string
  indent: number
  headers: string[]
  rows: string[][]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + Math.max(charWidth(char, { ambiguousWide: true }), 1), 0)
const scalar = (value: Plain | undefined): boolean => !Array.isArray(value) && !isObject(value)

function keysOf(objects: PlainObject[]): { headers: string[]; more: string[] } {
  const headers = new Set<string>()
  const more = new Set<string>()
  for (const object of objects) {
    for (const key of Object.keys(object)) (scalar(object[key]) ? headers : more).add(key)
  }
  return { headers: [...headers].sort(compare), more: [...more].sort(compare) }
}

const emptyValue = (value: Plain): boolean =>
  value === null ||
  value === '' ||
  value === false ||
  value === 0 ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0)

function sectionsOf(title: string, value: Plain): Section[] {
  const sections: Section[] = []
  const start = (name: string, indent: number): void => {
    sections.push({ title: name, indent, headers: [], rows: [] })
  }
  const row = (cells: (Plain | undefined)[]): void => {
    sections.at(-1)!.rows.push(cells.map((cell) => (cell === undefined ? '' : pythonText(cell))))
  }

  const build = (name: string | undefined, current: Plain, indent: number): void => {
    if (emptyValue(current)) return
    if (name !== undefined) start(name, indent)
    if (Array.isArray(current)) {
      if (isObject(current[0]!)) fromObjects(current as PlainObject[], indent, name ?? '')
      else {
        for (const item of current) {
          if (scalar(item)) row([item])
          else if (Array.isArray(item) && item.every(scalar)) row(item)
          else build(undefined, item, 0)
        }
      }
    } else if (isObject(current)) fromObject(current, indent)
  }

  const fromObject = (current: PlainObject, indent: number): void => {
    const { headers, more } = keysOf([current])
    if (headers.length === 1) row([headers[0]!, current[headers[0]!]])
    else if (headers.length > 0) {
      sections.at(-1)!.headers = headers
      row(headers.map((key) => current[key]))
    }
    for (const key of more) build(key, current[key]!, indent + 1)
  }

  const fromObjects = (list: PlainObject[], indent: number, name: string): void => {
    const { headers, more } = keysOf(list)
    sections.at(-1)!.headers = headers
    for (const [i, element] of list.entries()) {
      if (i > 0 && more.length > 0) {
        start(name, indent)
        sections.at(-1)!.headers = headers
      }
      row(headers.map((key) => element[key]))
      for (const key of more) if (Object.hasOwn(element, key)) build(key, element[key]!, indent + 1)
    }
  }

  build(title, value, 0)
  return sections
}

const columnWidths = (section: Section): number[] => {
  const widths: number[] = []
  for (const cells of section.headers.length > 0 ? [section.headers, ...section.rows] : section.rows) {
    for (const [i, cell] of cells.entries()) widths[i] = Math.max(widths[i] ?? 0, width(cell))
  }
  return widths
}

const totalWidth = (section: Section): number => {
  const columns = columnWidths(section).reduce((sum, column) => sum + column + 4, 0)
  const outer = 2 + 2 * section.indent
  return Math.max(width(section.title) + outer, columns + outer)
}

/** Python's round: halves go to the even neighbour. */
const round = (value: number): number => {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

/** Columns stretched to fill the table. */
function stretched(section: Section, total: number): number[] {
  const natural = columnWidths(section).map((column) => column + 4)
  if (natural.length === 0) return natural
  const factor = total / natural.reduce((sum, column) => sum + column, 0)
  const widths = natural.map((column) => round(factor * column))
  let off = widths.reduce((sum, column) => sum + column, 0) - total
  while (off !== 0) {
    const order = off < 0 ? [...widths.keys()].reverse() : [...widths.keys()]
    for (const i of order) {
      const step = off > 0 ? -1 : 1
      widths[i]! += step
      off += step
      if (off === 0) break
    }
  }
  return widths
}

function centred(text: string, length: number, left: string): string {
  const size = width(text)
  const before = Math.floor(length / 2) - Math.floor(size / 2) - 1
  const head = `${left}${' '.repeat(Math.max(before, 0))}${text}`
  return `${head}${' '.repeat(Math.max(length - 1 - (left.length + before + size), 0))}|`
}

function aligned(text: string, length: number, left: string): string {
  const size = width(text)
  const padding = length - (size + 2 + left.length + 1) >= 0 ? 2 : 0
  const used = left.length + padding + size
  return `${left}${' '.repeat(padding)}${text}${' '.repeat(Math.max(length - used - 1, 0))}|`
}

const rule = (widths: number[]): string =>
  widths
    .map((column, i) =>
      i === 0 ? `+${'-'.repeat(Math.max(column - 2, 0))}+` : `${'-'.repeat(Math.max(column - 1, 0))}+`,
    )
    .join('')

/** A section's lines within `total` columns. */
function render(section: Section, total: number): string[] {
  const inner = total - section.indent * 2
  const widths = stretched(section, inner)
  const lines: string[] = []
  if (section.title !== '') {
    lines.push(centred(section.title, inner, '|'))
    if (section.headers.length === 0 && section.rows.length === 0) lines.push(`+${'-'.repeat(Math.max(inner - 2, 0))}+`)
  }
  if (section.headers.length > 0) {
    lines.push(
      rule(widths),
      section.headers.map((header, i) => centred(header, widths[i]!, i === 0 ? '|' : '')).join(''),
    )
  }
  if (section.rows.length > 0 && widths.length > 0) {
    lines.push(rule(widths))
    for (const cells of section.rows) {
      lines.push(
        widths.map((column, i) => (i < cells.length ? aligned(cells[i]!, column, i === 0 ? '|' : '') : '')).join(''),
      )
    }
    lines.push(rule(widths))
  }
  const edge = '|'.repeat(section.indent)
  return lines.map((line) => `${edge}${line}${edge}`)
}

/**
 * @param title the operation, `ListUsers`
 * @param columns the terminal's width: a wider table turns its rows into columns
 */
export function formatTable(title: string, value: Plain, columns: number): string {
  let sections = sectionsOf(title, value)
  if (sections.length === 0) return ''
  let total = Math.max(...sections.map(totalWidth))
  if (total > columns) {
    sections = sections.map((section) =>
      section.rows.length === 1 && section.headers.length > 0
        ? { ...section, headers: [], rows: section.headers.map((header, i) => [header, section.rows[0]![i]!]) }
        : section,
    )
    total = Math.max(...sections.map(totalWidth))
  }
  return `${'-'.repeat(total)}\n${sections
    .flatMap((section) => render(section, total))
    .map((line) => `${line}\n`)
    .join('')}`
}
