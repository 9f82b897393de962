/** `--output text`: tab-separated, keys sorted, nested structures after their parent under their key's name (awscli/text.py). */
import { generalError } from './errors.ts'
import { isObject, type Plain, type PlainObject, pythonText, pythonTypeName } from './python-text.ts'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const nested = (value: Plain | undefined): boolean => Array.isArray(value) || isObject(value)

export function formatText(value: Plain): string {
  let out = ''

  const object = (item: PlainObject, identifier: string | undefined, scalarKeys: string[] | undefined): void => {
    const keys = Object.keys(item).sort(compare)
    const scalars = scalarKeys
      ? scalarKeys.map((key) => (Object.hasOwn(item, key) ? pythonText(item[key]) : ''))
      : keys.filter((key) => !nested(item[key])).map((key) => pythonText(item[key]))
    const inner = scalarKeys ? keys.filter((key) => !scalarKeys.includes(key)) : keys.filter((key) => nested(item[key]))
    if (scalars.length > 0) {
      out += `${identifier === undefined ? '' : `${identifier.toUpperCase()}\t`}${scalars.join('\t')}\n`
    }
    for (const key of inner) write(item[key]!, key)
  }

  const scalarList = (items: Plain[], identifier: string | undefined): void => {
    if (identifier === undefined) out += `${items.map(pythonText).join('\t')}\n`
    else for (const item of items) out += `${identifier.toUpperCase()}\t${pythonText(item)}\n`
  }

  const list = (items: Plain[], identifier: string | undefined): void => {
    if (items.length === 0) return
    if (items.some(isObject)) {
      const other = items.find((item) => !isObject(item))
      if (other !== undefined) throw generalError(`'${pythonTypeName(other)}' object has no attribute 'items'`)
      const keys = new Set<string>()
      for (const item of items) {
        for (const key of Object.keys(item as PlainObject)) if (!nested((item as PlainObject)[key])) keys.add(key)
      }
      const sorted = [...keys].sort(compare)
      for (const item of items) write(item, identifier, sorted)
    } else if (items.some(Array.isArray)) {
      const scalars = items.filter((item) => !nested(item))
      if (scalars.length > 0) scalarList(scalars, identifier)
      for (const item of items) if (nested(item)) write(item, identifier)
    } else scalarList(items, identifier)
  }

  const write = (item: Plain, identifier?: string, scalarKeys?: string[]): void => {
    if (isObject(item)) object(item, identifier, scalarKeys)
    else if (Array.isArray(item)) list(item, identifier)
    else out += `${pythonText(item)}\n`
  }

  write(value)
  return out
}
