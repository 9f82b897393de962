import type { AwsError } from '../../../aws-error.ts'
import type { ObjectVersion } from '../entities.ts'
import { headerNotImplemented, noSuchKey, notModified, preconditionFailed } from '../errors.ts'

export interface ReadConditions {
  IfMatch?: string
  IfNoneMatch?: string
  IfModifiedSince?: Date
  IfUnmodifiedSince?: Date
}

const matches = (condition: string, etag: string): boolean =>
  condition.split(',').some((one) => {
    const text = one
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1')
    return text === '*' || text === etag
  })

/** A date that is still to come counts for nothing. `now` in milliseconds. */
const isPast = (date: Date, now: number): boolean => date.getTime() <= now

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)

/**
 * Conditions of a read. If-Match that holds makes If-Unmodified-Since meaningless, If-None-Match that fails makes
 * If-Modified-Since so (RFC 9110, as the S3 API Reference repeats at GetObject).
 * @param now in milliseconds: a date that is still to come is none (RFC 2616, 14.25). Later RFCs leave that out; the suite
 * that the Ceph project runs against S3 waits until its date is past, *unverified* beyond that.
 * @throws AwsError PreconditionFailed; NotModified, an answer without a body
 */
export function checkRead(conditions: ReadConditions, { etag, lastModified }: ObjectVersion, now: number): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions
  const changed = Math.floor(Date.parse(lastModified) / 1000)
  if (IfMatch !== undefined) {
    if (!matches(IfMatch, etag)) throw preconditionFailed('If-Match')
  } else if (IfUnmodifiedSince && changed > seconds(IfUnmodifiedSince)) throw preconditionFailed('If-Unmodified-Since')
  if (IfNoneMatch !== undefined) {
    if (matches(IfNoneMatch, etag)) throw notModified()
  } else if (IfModifiedSince && isPast(IfModifiedSince, now) && changed <= seconds(IfModifiedSince)) throw notModified()
}

export interface CopyConditions {
  CopySourceIfMatch?: string
  CopySourceIfNoneMatch?: string
  CopySourceIfModifiedSince?: Date
  CopySourceIfUnmodifiedSince?: Date
}

/** The same of a copy's source: whatever fails is 412. @throws AwsError PreconditionFailed */
export function checkCopy(conditions: CopyConditions, { etag, lastModified }: ObjectVersion, now: number): void {
  const { CopySourceIfMatch, CopySourceIfNoneMatch, CopySourceIfModifiedSince, CopySourceIfUnmodifiedSince } =
    conditions
  const changed = Math.floor(Date.parse(lastModified) / 1000)
  if (CopySourceIfMatch !== undefined) {
    if (!matches(CopySourceIfMatch, etag)) throw preconditionFailed('x-amz-copy-source-If-Match')
  } else if (CopySourceIfUnmodifiedSince && changed > seconds(CopySourceIfUnmodifiedSince))
    throw preconditionFailed('x-amz-copy-source-If-Unmodified-Since')
  if (CopySourceIfNoneMatch !== undefined) {
    if (matches(CopySourceIfNoneMatch, etag)) throw preconditionFailed('x-amz-copy-source-If-None-Match')
  } else if (
    CopySourceIfModifiedSince &&
    isPast(CopySourceIfModifiedSince, now) &&
    changed <= seconds(CopySourceIfModifiedSince)
  )
    throw preconditionFailed('x-amz-copy-source-If-Modified-Since')
}

/**
 * S3 takes two conditions of a write, one at a time: nothing is there (`If-None-Match: *`), or just this is (S3 User Guide,
 * *Adding preconditions to S3 operations with conditional requests*).
 * @throws AwsError NotImplemented
 */
export function validWriteConditions({ IfMatch, IfNoneMatch }: { IfMatch?: string; IfNoneMatch?: string }): void {
  if (IfMatch !== undefined && IfNoneMatch !== undefined)
    throw headerNotImplemented('If-Match,If-None-Match', 'Multiple conditional request headers present in the request')
  if (IfNoneMatch !== undefined && IfNoneMatch !== '*') throw valueNotImplemented('If-None-Match')
  if (IfMatch === '*') throw valueNotImplemented('If-Match')
}

const valueNotImplemented = (header: string): AwsError =>
  headerNotImplemented(header, `We don't accept the provided value of ${header} header for this API`)

/** Conditions of a write or a delete. @throws AwsError PreconditionFailed; NoSuchKey for If-Match on nothing */
export function checkWrite(
  { IfMatch, IfNoneMatch }: { IfMatch?: string; IfNoneMatch?: string },
  key: string,
  latest: ObjectVersion | undefined,
): void {
  const present = latest && !latest.deleteMarker ? latest : undefined
  if (IfMatch !== undefined) {
    if (!present) throw noSuchKey(key)
    if (!matches(IfMatch, present.etag)) throw preconditionFailed('If-Match')
  }
  if (IfNoneMatch !== undefined && present && matches(IfNoneMatch, present.etag))
    throw preconditionFailed('If-None-Match')
}
