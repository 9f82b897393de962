import { checksum, fromBase64, startChecksum, toBase64 } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { badChecksum, badMd5, invalidDigest, invalidRequest } from '../errors.ts'
import { promisedChecksum } from './checksums.ts'

/**
 * Checks the hashes that came with a document. `required`: S3 takes it only with one.
 * @throws AwsError InvalidRequest, InvalidDigest, BadDigest
 */
export function checkSmallBody({ message }: Call, { required }: { required: boolean }): void {
  const { headers, body } = message.request
  if (!(body instanceof Uint8Array)) return
  const promised = promisedChecksum(headers)
  const md5 = headers['content-md5']
  if (required && !promised && md5 === undefined)
    throw invalidRequest('Missing required header for this request: Content-MD5')
  if (md5 !== undefined) {
    if (fromBase64(md5)?.length !== 16) throw invalidDigest(md5)
    const actual = toBase64(checksum('MD5', body))
    if (actual !== md5) throw badMd5(md5, actual)
  }
  if (promised?.value !== undefined) {
    const running = startChecksum(promised.algorithm)
    running.update(body)
    if (toBase64(running.digest()) !== promised.value) throw badChecksum(promised.algorithm)
  }
}
