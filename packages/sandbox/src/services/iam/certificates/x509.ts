/** What IAM wants to know of an X.509 certificate (RFC 5280, 4.1). */
import { textOf, toHex } from '@first-line/aws-api'
import { expectTag, MalformedDer, readDer, readOne, TAG } from './der.ts'
import { type PublicKey, readPublicKey } from './keys.ts'
import { readPem } from './pem.ts'

export interface Certificate {
  /** Names as they are encoded, hex: equal when one signed the other. */
  issuer: string
  subject: string
  /** Milliseconds since the epoch. */
  notAfter: number
  publicKey: PublicKey
  der: Uint8Array
}

/** The certificates of a PEM text, in its order; `undefined` when it is anything else. */
export function readCertificates(text: string): Certificate[] | undefined {
  const blocks = readPem(text)
  if (!blocks?.every(({ label }) => label === 'CERTIFICATE')) return undefined
  try {
    return blocks.map(({ bytes }) => readCertificate(bytes))
  } catch (error) {
    if (error instanceof MalformedDer) return undefined
    throw error
  }
}

/** @throws MalformedDer */
function readCertificate(der: Uint8Array): Certificate {
  const [tbs, algorithm, signature] = readDer(readOne(der, TAG.sequence).content)
  expectTag(algorithm, TAG.sequence)
  expectTag(signature, TAG.bitString)
  const fields = readDer(expectTag(tbs, TAG.sequence).content)
  // The version is there unless it is the first.
  if (fields[0]?.tag === 0xa0) fields.shift()
  const [serial, , issuer, validity, subject, publicKey] = fields
  expectTag(serial, TAG.integer)
  const [, notAfter] = readDer(expectTag(validity, TAG.sequence).content)
  return {
    issuer: toHex(expectTag(issuer, TAG.sequence).whole),
    subject: toHex(expectTag(subject, TAG.sequence).whole),
    notAfter: readTime(notAfter),
    publicKey: readPublicKey(expectTag(publicKey, TAG.sequence).whole),
    der,
  }
}

const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18

/** `491231235959Z` (years from 50 on are of the last century) or `20491231235959Z`. */
function readTime(value: ReturnType<typeof readDer>[number] | undefined): number {
  if (value?.tag !== UTC_TIME && value?.tag !== GENERALIZED_TIME) throw new MalformedDer('Not a time')
  const text = textOf(value.content)
  const full = value.tag === UTC_TIME ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full) ?? []
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(time)) throw new MalformedDer('Not a time')
  return time
}
