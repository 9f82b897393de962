/** Checksums that clients put on uploads. */
import { type HttpRequest, NO_BODY } from '../http.ts'
import type { AwsStructure, Operation } from '../model.ts'
import { toBase64 } from '../text.ts'
import { type ChecksumAlgorithm, checksum, checksumAlgorithms } from './checksum.ts'

export type ChecksumChoice = ChecksumAlgorithm | 'none'

/**
 * Adds a checksum header to a request whose operation takes one, unless the caller brought one. A streamed body is
 * left alone: only a trailer could carry its checksum.
 */
export function applyChecksum(
  operation: Operation,
  input: AwsStructure,
  request: HttpRequest,
  byDefault: ChecksumChoice,
): void {
  const member = operation.httpChecksum?.requestAlgorithmMember
  if (member === undefined && !operation.httpChecksumRequired) return
  if (Object.keys(request.headers).some((name) => /^x-amz-checksum-(?!algorithm|type|mode)/.test(name))) return
  if (!(request.body instanceof Uint8Array)) return
  const asked = member === undefined ? undefined : input[member]
  const algorithm = checksumAlgorithms.find((name) => name === asked) ?? byDefault
  if (algorithm === 'none') return
  const value = toBase64(checksum(algorithm, request.body ?? NO_BODY))
  request.headers['x-amz-sdk-checksum-algorithm'] = algorithm
  request.headers[`x-amz-checksum-${algorithm.toLowerCase()}`] = value
}
