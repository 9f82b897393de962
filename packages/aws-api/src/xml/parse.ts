/**
 * A small strict XML reader for what AWS's protocols send: elements, attributes, text, CDATA, the five entities and
 * character references. No DTD and no external entities, by design; depth and number of elements are limited.
 */
import { CodecError } from '../codec-error.ts'

export interface XmlElement {
  /** Local name with its prefix, as written: `Grantee`, `xsi:type`. */
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** All text directly inside, joined. */
  text: string
}

const MAX_DEPTH = 64
const MAX_ELEMENTS = 200_000
const NAME = /[A-Za-z_:\u0080-\uFFFF][\w:.\-\u0080-\uFFFF]*/y
const ATTRIBUTE = /\s+([A-Za-z_:\u0080-\uFFFF][\w:.\-\u0080-\uFFFF]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const CLOSING_BLANKS = /\s*/y
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Parses a document and returns its root element.
 * @throws CodecError MalformedXML, with S3's words, which are the only ones AWS documents for it.
 */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const stack: XmlElement[] = [root]
  let elements = 0
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    const open = text.indexOf('<', at)
    const current = stack[stack.length - 1]!
    const upTo = open < 0 ? text.length : open
    if (upTo > at) appendText(current, unescapeXml(text.slice(at, upTo)), stack.length)
    if (open < 0) break
    if (text.startsWith('<!--', open)) {
      at = after(text, '-->', open + 4)
    } else if (text.startsWith('<![CDATA[', open)) {
      const end = after(text, ']]>', open + 9)
      appendText(current, text.slice(open + 9, end - 3), stack.length)
      at = end
    } else if (text.startsWith('<?', open)) {
      at = after(text, '?>', open + 2)
    } else if (text.startsWith('</', open)) {
      const end = after(text, '>', open + 2)
      if (stack.length === 1 || text.slice(open + 2, end - 1).trimEnd() !== current.name) throw malformed()
      stack.pop()
      at = end
    } else {
      elements += 1
      if (elements > MAX_ELEMENTS || stack.length > MAX_DEPTH) throw malformed()
      if (stack.length === 1 && root.children.length > 0) throw malformed()
      const { element, end, closed } = readStartTag(text, open + 1)
      current.children.push(element)
      if (!closed) stack.push(element)
      at = end
    }
  }
  const only = root.children[0]
  if (stack.length !== 1 || !only) throw malformed()
  return only
}

function readStartTag(text: string, start: number): { element: XmlElement; end: number; closed: boolean } {
  NAME.lastIndex = start
  const name = NAME.exec(text)?.[0]
  if (name === undefined) throw malformed()
  const attributes: Record<string, string> = {}
  let at = start + name.length
  for (;;) {
    ATTRIBUTE.lastIndex = at
    const match = ATTRIBUTE.exec(text)
    if (!match) break
    if (Object.hasOwn(attributes, match[1]!)) throw malformed()
    attributes[match[1]!] = unescapeXml(match[2] ?? match[3]!)
    at = ATTRIBUTE.lastIndex
  }
  CLOSING_BLANKS.lastIndex = at
  at += CLOSING_BLANKS.exec(text)![0].length
  const closed = text.startsWith('/>', at)
  if (!closed && text[at] !== '>') throw malformed()
  return { element: { name, attributes, children: [], text: '' }, end: at + (closed ? 2 : 1), closed }
}

function appendText(element: XmlElement, text: string, depth: number): void {
  if (depth === 1) {
    if (text.trim() !== '') throw malformed()
  } else element.text += text
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  if (found < 0) throw malformed()
  return found + mark.length
}

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&\s]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw malformed()
    if (name.startsWith('#')) return characterOf(name)
    const entity = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined
    if (entity === undefined) throw malformed()
    return entity
  })
}

function characterOf(reference: string): string {
  const digits = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(reference)
  const code = digits?.[1] ? Number.parseInt(digits[1], 16) : Number(digits?.[2] ?? Number.NaN)
  const allowed =
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000))
  if (!allowed) throw malformed()
  return String.fromCodePoint(code)
}

function malformed(): CodecError {
  return new CodecError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  )
}

/** Name without its prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
