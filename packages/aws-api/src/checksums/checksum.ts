/** The five checksums of S3 under one roof, and MD5 for `Content-MD5` and ETags. */
import { type HashName, hasher } from '../hash.ts'
import { crc32, crc32c, crc64nvme, type RunningChecksum } from './crc.ts'

export type { RunningChecksum } from './crc.ts'

export const checksumAlgorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number]

const makers = {
  CRC32: () => hasher().crc32?.() ?? crc32(),
  CRC32C: () => hasher().crc32c?.() ?? crc32c(),
  CRC64NVME: () => hasher().crc64nvme?.() ?? crc64nvme(),
  SHA1: () => hasher().running('sha1'),
  SHA256: () => hasher().running('sha256'),
  MD5: () => hasher().running('md5'),
} satisfies Record<ChecksumAlgorithm | 'MD5', () => RunningChecksum>

/** Starts a checksum over bytes that come in pieces. */
export function startChecksum(algorithm: ChecksumAlgorithm | 'MD5'): RunningChecksum {
  return makers[algorithm]()
}

const HASHES: Partial<Record<ChecksumAlgorithm | 'MD5', HashName>> = { MD5: 'md5', SHA1: 'sha1', SHA256: 'sha256' }

/** Checksum of bytes at hand, as raw bytes (big-endian for CRCs). Headers carry it in base64. */
export function checksum(algorithm: ChecksumAlgorithm | 'MD5', bytes: Uint8Array): Uint8Array {
  const name = HASHES[algorithm]
  const atOnce = name && hasher().once?.(name, bytes)
  if (atOnce) return atOnce
  const running = startChecksum(algorithm)
  running.update(bytes)
  return running.digest()
}

/** The algorithm a header such as `x-amz-checksum-crc32c` names. */
export function checksumOfHeader(name: string): ChecksumAlgorithm | undefined {
  const suffix = /^x-amz-checksum-(\w+)$/i.exec(name)?.[1]?.toUpperCase()
  return checksumAlgorithms.find((algorithm) => algorithm === suffix)
}
