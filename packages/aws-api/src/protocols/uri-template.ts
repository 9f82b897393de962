/** `requestUri` of the rest protocols: `/{Bucket}/{Key+}?acl`. */
import { percentDecode, percentEncode } from '../text.ts'

export interface UriTemplate {
  /** Parts between slashes: text, or a label; a greedy one takes the rest, slashes and all. */
  segments: ({ text: string } | { label: string; greedy: boolean })[]
  /** The part after `?`: names, with a value where the template has one. */
  query: { name: string; value: string | undefined }[]
}

export function parseTemplate(requestUri: string): UriTemplate {
  const [path = '', query = ''] = requestUri.split('?')
  const segments = path
    .split('/')
    .slice(1)
    .map((part) => {
      const label = /^\{(\w+)(\+?)\}$/.exec(part)
      return label ? { label: label[1]!, greedy: label[2] === '+' } : { text: part }
    })
  return {
    segments: segments.length === 1 && 'text' in segments[0]! && segments[0].text === '' ? [] : segments,
    query: query
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', value] = part.split('=')
        return { name, value }
      }),
  }
}

/**
 * Matches a raw path. Labels come back percent-decoded; `undefined` when the path is another one or a label would
 * be empty. `bad` when a label's encoding is broken.
 */
export function matchPath(
  template: UriTemplate,
  rawSegments: readonly string[],
): Record<string, string> | 'bad' | undefined {
  const labels: Record<string, string> = {}
  const { segments } = template
  let at = 0
  for (const segment of segments) {
    const raw = rawSegments[at]
    if ('text' in segment) {
      if (raw !== segment.text) return undefined
      at += 1
      continue
    }
    const taken = segment.greedy ? rawSegments.slice(at).join('/') : raw
    if (taken === undefined || taken === '') return undefined
    const decoded = percentDecode(taken)
    if (decoded === undefined) return 'bad'
    labels[segment.label] = decoded
    at = segment.greedy ? rawSegments.length : at + 1
  }
  return at === rawSegments.length ? labels : undefined
}

/** @throws TypeError when a label has no value: clients must check it first. */
export function fillPath(template: UriTemplate, labels: Record<string, string>): string {
  if (template.segments.length === 0) return '/'
  return template.segments
    .map((segment) => {
      if ('text' in segment) return `/${segment.text}`
      const value = labels[segment.label]
      if (value === undefined || value === '') throw new TypeError(`the path needs ${segment.label}`)
      return `/${percentEncode(value, { keepSlash: segment.greedy })}`
    })
    .join('')
}
