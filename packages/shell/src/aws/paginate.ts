/**
 * Pages as AWS CLI walks them (botocore/paginate.py): all of them, or up to `--max-items`, whose `NextToken` it makes itself.
 */
import type { Pagination } from '@first-line/aws-api'
import { base64FromBytes, bytesFromBase64, bytesOfText, textOf } from './bytes.ts'
import { generalError } from './errors.ts'
import { jsonText } from './json-text.ts'
import { isObject, type Plain, type PlainObject, pythonRepr } from './python-text.ts'
import { searchModel } from './query.ts'

export interface PageOptions {
  maxItems?: number
  pageSize?: number | string
  startingToken?: string
}

export type Call = (params: PlainObject) => Promise<PlainObject>

const listOf = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

/** Sets a value at a path such as `StreamDescription.Shards`. */
function setPath(object: PlainObject, path: string, value: Plain): void {
  const names = path.split('.')
  const last = names.pop()!
  let inner = object
  for (const name of names) {
    if (!isObject(inner[name] ?? null)) inner[name] = {}
    inner = inner[name] as PlainObject
  }
  inner[last] = value
}

const truthy = (value: Plain): boolean =>
  !(value === null || value === '' || value === false || value === 0 || (Array.isArray(value) && value.length === 0))

/** The token that stands for a place in the pages: JSON as Python writes it, base64. */
const encodeToken = (token: PlainObject): string =>
  base64FromBytes(bytesOfText(jsonText(token, { ascii: true, indent: 0 })))

function decodeToken(text: string, inputs: string[]): { token: PlainObject; skip: number } {
  const bytes = bytesFromBase64(text)
  if (bytes) {
    try {
      const parsed = JSON.parse(textOf(bytes)) as Plain
      if (isObject(parsed)) {
        const { boto_truncate_amount: skip = 0, ...token } = parsed
        return { token, skip: Number(skip) }
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  return decodeOldToken(text, inputs)
}

/** Tokens before 2016 were `token___amount`; a service's own token passes as it is. */
function decodeOldToken(text: string, inputs: string[]): { token: PlainObject; skip: number } {
  let parts = text.split('___')
  let skip = 0
  if (parts.length === inputs.length + 1) {
    const amount = parts.pop()!
    if (/^\d+$/.test(amount)) skip = Number(amount)
    else parts = [text]
  }
  if (parts.length > inputs.length) throw generalError(`Bad starting token: ${text}`)
  const token: PlainObject = {}
  for (const [i, name] of inputs.entries())
    token[name] = parts[i] === undefined || parts[i] === 'None' ? null : parts[i]!
  return { token, skip }
}

export interface Pages {
  resultKeys: string[]
  /** Yields one page after the other, the first and last cut as asked. */
  pages: AsyncGenerator<PlainObject>
  /** Known once the pages are read: where the next command goes on. */
  resumeToken: () => string | undefined
  /** Of the first page: what is not listed. */
  fixedPart: () => PlainObject
}

export function paginate(config: Pagination, call: Call, params: PlainObject, options: PageOptions): Pages {
  const inputs = listOf(config.input_token)
  const outputs = listOf(config.output_token)
  const resultKeys = listOf(config.result_key)
  const primary = resultKeys[0]!
  let resume: string | undefined
  let fixed: PlainObject = {}

  const nextToken = (page: PlainObject): PlainObject => {
    if (config.more_results !== undefined && !truthy(searchModel(config.more_results, page))) return {}
    const token: PlainObject = {}
    for (const [i, output] of outputs.entries()) {
      const value = searchModel(output, page)
      token[inputs[i]!] = truthy(value) ? value : null
    }
    return token
  }

  const inject = (target: PlainObject, token: PlainObject): void => {
    for (const [name, value] of Object.entries(token)) {
      if (value !== null && value !== 'None') target[name] = value
      else delete target[name]
    }
  }

  /** Drops what the earlier command has shown already. */
  const resumeWithin = (page: PlainObject, skip: number): void => {
    const all = searchModel(primary, page)
    setPath(page, primary, Array.isArray(all) || typeof all === 'string' ? all.slice(skip) : null)
    for (const key of resultKeys.slice(1)) {
      const sample = searchModel(key, page)
      setPath(
        page,
        key,
        Array.isArray(sample) ? [] : typeof sample === 'string' ? '' : typeof sample === 'number' ? sample : null,
      )
    }
  }

  async function* walk(): AsyncGenerator<PlainObject> {
    const request = { ...params }
    let token: PlainObject = Object.fromEntries(inputs.map((name) => [name, null]))
    let skip = 0
    let previous: string | undefined
    let total = 0
    if (options.startingToken !== undefined) {
      const start = decodeToken(options.startingToken, inputs)
      token = start.token
      skip = start.skip
      inject(request, token)
    }
    if (options.pageSize !== undefined) request[config.limit_key!] = options.pageSize
    for (let first = true; ; first = false) {
      const page = await call(request)
      if (first) {
        if (options.startingToken !== undefined) resumeWithin(page, skip)
        fixed = {}
        for (const key of config.non_aggregate_keys ?? []) setPath(fixed, key, searchModel(key, page))
      } else skip = 0
      const found = searchModel(primary, page)
      const count =
        Array.isArray(found) || typeof found === 'string'
          ? found.length
          : isObject(found)
            ? Object.keys(found).length
            : 0
      const over = options.maxItems === undefined ? 0 : total + count - options.maxItems
      if (over > 0) {
        // Only a limit below zero cuts a page that has nothing to cut; the CLI then says what Python says.
        if (!Array.isArray(found) && typeof found !== 'string')
          throw generalError(isObject(found) ? "unhashable type: 'slice'" : "object of type 'NoneType' has no len()")
        const keep = count - over
        setPath(page, primary, found.slice(0, keep < 0 ? Math.max(count + keep, 0) : keep))
        resume = encodeToken({ ...token, boto_truncate_amount: keep + skip })
        yield page
        return
      }
      yield page
      total += count
      token = nextToken(page)
      if (Object.values(token).every((value) => value === null)) return
      if (total === options.maxItems) {
        resume = encodeToken(token)
        return
      }
      const now = JSON.stringify(token)
      if (now === previous) {
        throw generalError(`Error during pagination: The same next token was received twice: ${pythonRepr(token)}`)
      }
      inject(request, token)
      previous = now
    }
  }

  return { resultKeys, pages: walk(), resumeToken: () => resume, fixedPart: () => fixed }
}

/** All pages as one answer: lists joined, numbers summed, then what is not listed, then `NextToken`. */
export async function wholeResult({ resultKeys, pages, resumeToken, fixedPart }: Pages): Promise<PlainObject> {
  const whole: PlainObject = {}
  for await (const page of pages) {
    for (const key of resultKeys) {
      const value = searchModel(key, page)
      if (value === null) continue
      const before = searchModel(key, whole)
      if (before === null) setPath(whole, key, Array.isArray(value) ? [...value] : value)
      else if (Array.isArray(value) && Array.isArray(before)) setPath(whole, key, [...before, ...value])
      else if (typeof value === 'number') setPath(whole, key, (before as number) + value)
      else if (typeof value === 'string') setPath(whole, key, (before as string) + value)
    }
  }
  merge(whole, fixedPart())
  const token = resumeToken()
  if (token !== undefined) whole.NextToken = token
  return whole
}

function merge(target: PlainObject, more: PlainObject): void {
  for (const [key, value] of Object.entries(more)) {
    const before = target[key]
    if (isObject(value) && before !== undefined && isObject(before)) merge(before, value)
    else target[key] = value
  }
}
