const encoder = new TextEncoder()

/** Text grows up to here before it is made bytes: a long answer as one text would be laid out twice, the first time in bits. */
const PIECE = 4_096
/** A longer place for bytes is not kept. */
const LONGEST_KEPT = 4 * 1_048_576

/** Where bytes are laid out before their number is known; whoever writes has it until the end. */
let spare: Uint8Array | undefined

/** Builds XML, as UTF-8, element by element. Codecs decide what to write; nothing else writes XML. */
export class XmlWriter {
  #text: string
  #bytes: Uint8Array | undefined
  #size = 0

  constructor(declaration = false) {
    this.#text = declaration ? '<?xml version="1.0" encoding="UTF-8"?>\n' : ''
  }

  /** Opens an element; attributes in the order given. */
  open(name: string, attributes?: Record<string, string>): this {
    return this.raw(openTag(name, attributes))
  }

  close(name: string): this {
    return this.raw(`</${name}>`)
  }

  text(text: string): this {
    return this.raw(escapeText(text))
  }

  /** What is XML already. */
  raw(xml: string): this {
    this.#text += xml
    if (this.#text.length > PIECE) this.#layOut()
    return this
  }

  /** An element with nothing but text in it. */
  leaf(name: string, text: string): this {
    return this.raw(`<${name}>${escapeText(text)}</${name}>`)
  }

  /** All that was written; the end of writing. */
  toBytes(): Uint8Array<ArrayBuffer> {
    if (!this.#bytes) return encoder.encode(this.#text)
    this.#layOut()
    const written = this.#bytes.slice(0, this.#size)
    spare = this.#bytes.length <= LONGEST_KEPT ? this.#bytes : undefined
    this.#bytes = undefined
    return written as Uint8Array<ArrayBuffer>
  }

  #layOut(): void {
    // A UTF-16 unit takes three bytes at most.
    const needed = this.#size + this.#text.length * 3
    if (!this.#bytes) {
      this.#bytes = spare ?? new Uint8Array(16 * PIECE)
      spare = undefined
    }
    if (needed > this.#bytes.length) {
      const longer = new Uint8Array(2 * needed)
      longer.set(this.#bytes.subarray(0, this.#size))
      this.#bytes = longer
    }
    this.#size += encoder.encodeInto(this.#text, this.#bytes.subarray(this.#size)).written
    this.#text = ''
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
