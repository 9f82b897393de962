import {
  type AwsStructure,
  type ChecksumAlgorithm,
  checksumAlgorithms,
  fromBase64,
  hasher,
  startChecksum,
  toBase64,
} from '@first-line/aws-api'
import type { Checksum } from '../entities.ts'
import { invalidRequest } from '../errors.ts'

/** What S3 computes where the client names none (since December 2024). */
export const DEFAULT_ALGORITHM: ChecksumAlgorithm = 'CRC64NVME'

export const isAlgorithm = (name: string | undefined): name is ChecksumAlgorithm =>
  (checksumAlgorithms as readonly string[]).includes(name ?? '')

const LENGTHS: Record<ChecksumAlgorithm, number> = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 }

const HEADERS = new Map<string, string>(
  checksumAlgorithms.map((algorithm) => [algorithm, `x-amz-checksum-${algorithm.toLowerCase()}`]),
)

export const headerOf = (algorithm: ChecksumAlgorithm): string => HEADERS.get(algorithm)!

/** Which checksum an upload carries: in a header, or announced for the trailer. */
export interface Promised {
  algorithm: ChecksumAlgorithm
  /** base64; absent: it comes in the trailer, or the client left it to S3. */
  value?: string
  trailer: boolean
}

/** @throws AwsError InvalidRequest for several checksums, or one that cannot be right */
export function promisedChecksum(headers: Record<string, string>): Promised | undefined {
  const given = checksumAlgorithms.filter((algorithm) => headers[headerOf(algorithm)] !== undefined)
  if (given.length > 1)
    throw invalidRequest('Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.')
  const [algorithm] = given
  if (algorithm) {
    const value = headers[headerOf(algorithm)]!
    if (!isChecksum(algorithm, value)) throw invalidRequest(`Value for ${headerOf(algorithm)} header is invalid.`)
    return { algorithm, value, trailer: false }
  }
  const trailer = headers['x-amz-trailer']?.toLowerCase()
  if (trailer === undefined) return undefined
  const announced = checksumAlgorithms.find((name) => trailer.split(',').some((one) => one.trim() === headerOf(name)))
  return announced && { algorithm: announced, trailer: true }
}

export const isChecksum = (algorithm: ChecksumAlgorithm, value: string): boolean =>
  fromBase64(value)?.length === LENGTHS[algorithm]

/** Members of an output that carry a checksum. */
export function checksumMembers(checksum: Checksum | undefined): AwsStructure {
  return checksum ? { [`Checksum${checksum.algorithm}`]: checksum.value, ChecksumType: checksum.type } : {}
}

/** The checksum of parts' checksums (S3 User Guide, *Checking object integrity*): `…-N`. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, values: readonly string[]): string {
  const running = startChecksum(algorithm)
  for (const value of values) running.update(fromBase64(value)!)
  return `${toBase64(running.digest())}-${values.length}`
}

/** The ETag of an object that came in parts: the MD5 of the parts' MD5s, and their number. */
export function multipartETag(etags: readonly string[]): string {
  const running = hasher().running('md5')
  for (const etag of etags) running.update(bytesOfHex(etag))
  return `${hexOf(running.digest())}-${etags.length}`
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
