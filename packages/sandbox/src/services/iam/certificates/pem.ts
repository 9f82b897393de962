/** PEM (RFC 7468): labelled base64. */
import { fromBase64 } from '@first-line/aws-api'

export interface PemBlock {
  /** `CERTIFICATE`, `RSA PRIVATE KEY`. */
  label: string
  bytes: Uint8Array
}

const BEGIN = /^-----BEGIN ([A-Z0-9 ]+)-----$/

/** The blocks of a text that consists of nothing else; `undefined` when it does not, or has none. Line by line: a text may be a megabyte of beginnings. */
export function readPem(text: string): PemBlock[] | undefined {
  const blocks: PemBlock[] = []
  let label: string | undefined
  let base64: string[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (label === undefined) {
      if (line === '') continue
      label = BEGIN.exec(line)?.[1]
      if (label === undefined) return undefined
      base64 = []
    } else if (line === `-----END ${label}-----`) {
      const bytes = decoded(base64.join(''))
      if (!bytes) return undefined
      blocks.push({ label, bytes })
      label = undefined
    } else base64.push(line)
  }
  return label === undefined && blocks.length > 0 ? blocks : undefined
}

function decoded(base64: string): Uint8Array | undefined {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && base64.length % 4 === 0 ? fromBase64(base64) : undefined
}

/** 64 characters a line. */
export function writePem(label: string, base64: string): string {
  return [`-----BEGIN ${label}-----`, ...(base64.match(/.{1,64}/g) ?? []), `-----END ${label}-----`, ''].join('\n')
}
