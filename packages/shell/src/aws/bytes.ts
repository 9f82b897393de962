/** Bytes and text, with what every worker and browser has: no Buffer. */

export const textOf = (data: Uint8Array): string => new TextDecoder().decode(data)
export const bytesOfText = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** As many arguments as fit on the stack of a browser's worker, which is far smaller than Node's. */
const PIECE = 4096

/** Text whose characters are bytes, which is how just-bash passes bytes on. */
export function latin1FromBytes(data: Uint8Array): string {
  let text = ''
  for (let at = 0; at < data.length; at += PIECE) text += String.fromCharCode(...data.subarray(at, at + PIECE))
  return text
}

export const bytesFromLatin1 = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

export const base64FromBytes = (data: Uint8Array): string => btoa(latin1FromBytes(data))

/** Undefined when the text is no base64. Python skips what is not in the alphabet, and wants the padding. */
export function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const kept = text.replace(/[^A-Za-z0-9+/=]/g, '')
  if (kept.replace(/=+$/, '').length % 4 === 1 || kept.length % 4 !== 0) return undefined
  try {
    return bytesFromLatin1(atob(kept))
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
