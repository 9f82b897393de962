/** Builds XML text element by element. Codecs decide what to write; nothing else writes XML. */
export class XmlWriter {
  #out: string

  constructor(declaration = false) {
    this.#out = declaration ? '<?xml version="1.0" encoding="UTF-8"?>\n' : ''
  }

  /** Opens an element; attributes in the order given. */
  open(name: string, attributes?: Record<string, string>): this {
    this.#out += openTag(name, attributes)
    return this
  }

  close(name: string): this {
    this.#out += `</${name}>`
    return this
  }

  text(text: string): this {
    this.#out += escapeText(text)
    return this
  }

  /** What is XML already. */
  raw(xml: string): this {
    this.#out += xml
    return this
  }

  /** An element with nothing but text in it. */
  leaf(name: string, text: string): this {
    this.#out += `<${name}>${escapeText(text)}</${name}>`
    return this
  }

  toString(): string {
    return this.#out
  }
}

export function openTag(name: string, attributes: Record<string, string> = {}): string {
  let out = `<${name}`
  for (const key of Object.keys(attributes)) out += ` ${key}="${escapeAttribute(attributes[key]!)}"`
  return `${out}>`
}

/** Carriage returns would be normalised away by readers; control characters have no other way through. */
const SPECIAL = /[^\t\n -%'-;=?-~\u00A0-\u2027\u2029-\uFFFF]/
const EVERY_SPECIAL = new RegExp(SPECIAL.source, 'g')
const REPLACEMENTS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

export function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, replacementOf) : text
}

function replacementOf(character: string): string {
  return REPLACEMENTS[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`
}

function escapeAttribute(text: string): string {
  return escapeText(text).replace(/["\n\t]/g, (character) =>
    character === '"' ? '&quot;' : `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  )
}
