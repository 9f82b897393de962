/**
 * Keys of objects as keys of tables. S3 lists in the order of UTF-8 bytes; tables sort by UTF-16 units, where characters
 * beyond the BMP (surrogates, D800–DFFF) come before E000–FFFF instead of after them. U+0001 is free to part a key from
 * what follows it.
 */
export function encodeKey(key: string): string {
  if (!SPECIAL.test(key)) return key
  let encoded = ''
  for (const character of key) {
    const point = character.codePointAt(0)!
    if (point <= 2) encoded += `\u0002${String.fromCharCode(point + 1)}`
    else if (point === 0xffff) encoded += '\uffff\u0003'
    else encoded += point > 0xffff ? `\uffff${character}` : character
  }
  return encoded
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const SPECIAL = /[\u0000-\u0002\ud800-\udfff\uffff]/

/** Sorts after every encoded key that begins with the same text. */
export const AFTER_ALL = '\uffff\uffff'

/** Of a key in UTF-8, which S3 limits to 1024. */
export const bytesOfKey = (key: string): number => new TextEncoder().encode(key).length
