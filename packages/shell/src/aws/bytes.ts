/** Bytes and text, with what every worker and browser has: no Buffer. */

export const textOf = (data: Uint8Array): string => new TextDecoder().decode(data)
export const bytesOfText = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

export function base64FromBytes(data: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < data.length; at += 0x8000) binary += String.fromCharCode(...data.subarray(at, at + 0x8000))
  return btoa(binary)
}

/** Undefined when the text is no base64. Python skips what is not in the alphabet, and wants the padding. */
export function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const kept = text.replace(/[^A-Za-z0-9+/=]/g, '')
  if (kept.replace(/=+$/, '').length % 4 === 1 || kept.length % 4 !== 0) return undefined
  try {
    return Uint8Array.from(atob(kept), (char) => char.charCodeAt(0))
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}
