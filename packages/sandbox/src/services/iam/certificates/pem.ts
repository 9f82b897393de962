/** PEM (RFC 7468): labelled base64. */
import { fromBase64 } from '@first-line/aws-api'

export interface PemBlock {
  /** `CERTIFICATE`, `RSA PRIVATE KEY`. */
  label: string
  bytes: Uint8Array
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----\s([\s\S]*?)-----END \1-----/g

/** The blocks of a text that consists of nothing else; `undefined` when it does not, or has none. */
export function readPem(text: string): PemBlock[] | undefined {
  const blocks: PemBlock[] = []
  let rest = text
  for (const [whole, label, body] of text.matchAll(BLOCK)) {
    const base64 = body!.replaceAll(/\s/g, '')
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) return undefined
    const bytes = fromBase64(base64)
    if (!bytes) return undefined
    blocks.push({ label: label!, bytes })
    rest = rest.replace(whole, '')
  }
  return blocks.length > 0 && rest.trim() === '' ? blocks : undefined
}

/** 64 characters a line. */
export function writePem(label: string, base64: string): string {
  return [`-----BEGIN ${label}-----`, ...(base64.match(/.{1,64}/g) ?? []), `-----END ${label}-----`, ''].join('\n')
}
