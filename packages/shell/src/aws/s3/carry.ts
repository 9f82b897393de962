/** Carries one file or object: in one request, or in parts when it is large. */
import type { ParsedArguments } from '../argparse.ts'
import { CliError, generalError, paramValidation } from '../errors.ts'
import type { PlainObject } from '../python-text.ts'
import type { Session } from '../session.ts'
import { contentTypeOf } from './content-type.ts'
import { isUri, type S3, splitUri } from './objects.ts'
import { partSizes } from './sizes.ts'

type Values = ParsedArguments['values']

/** One thing to carry: each side a file's path or an object's URI. No `to`: it is deleted. */
export interface Item {
  from: string
  to: string | undefined
  size?: number
  modified?: Date
}

const UPLOAD_MEMBERS: [string, string][] = [
  ['acl', 'ACL'],
  ['content_type', 'ContentType'],
  ['cache_control', 'CacheControl'],
  ['content_disposition', 'ContentDisposition'],
  ['content_encoding', 'ContentEncoding'],
  ['content_language', 'ContentLanguage'],
  ['sse', 'ServerSideEncryption'],
  ['sse_kms_key_id', 'SSEKMSKeyId'],
  ['storage_class', 'StorageClass'],
  ['website_redirect', 'WebsiteRedirectLocation'],
  ['expires', 'Expires'],
  ['request_payer', 'RequestPayer'],
  ['checksum_algorithm', 'ChecksumAlgorithm'],
]

/** Permissions of `--grants` (awscli/customizations/s3/utils.py). */
const GRANTS: Record<string, string> = {
  read: 'GrantRead',
  readacl: 'GrantReadACP',
  writeacl: 'GrantWriteACP',
  full: 'GrantFullControl',
}

/** @throws CliError for what is no grant */
export function grantParams(values: Values): PlainObject {
  const grants = values.get('grants')
  if (!Array.isArray(grants)) return {}
  const params: PlainObject = {}
  for (const grant of grants) {
    const [, permission, grantee] = /^([^=]*)=(.*)$/s.exec(String(grant)) ?? []
    if (permission === undefined) throw paramValidation('grants should be of the form permission=principal')
    const member = Object.hasOwn(GRANTS, permission) ? GRANTS[permission] : undefined
    if (member === undefined) throw paramValidation('permission must be one of: read|readacl|writeacl|full')
    params[member] = grantee!
  }
  return params
}

function uploadParams(values: Values, from: string): PlainObject {
  const params: PlainObject = {}
  const guessed = isUri(from) || from === '-' || values.has('no_guess_mime_type') ? undefined : contentTypeOf(from)
  if (guessed !== undefined) params.ContentType = guessed
  for (const [dest, member] of UPLOAD_MEMBERS) if (values.has(dest)) params[member] = String(values.get(dest))
  Object.assign(params, grantParams(values))
  const metadata = values.get('metadata')
  if (typeof metadata === 'string') {
    params.Metadata = Object.fromEntries(metadata.split(',').map((pair) => pair.split(/=(.*)/s).slice(0, 2)))
  }
  return params
}

/** Beginning and end (not included) of each part. */
function* partsOf(size: number, part: number): Generator<{ number: number; from: number; to: number }> {
  for (let from = 0, number = 1; from < size; from += part, number++) {
    yield { number, from, to: Math.min(from + part, size) }
  }
}

/** @throws CliError; the parts that were sent are given up, so that nobody pays for them */
async function inParts(
  s3: S3,
  target: PlainObject,
  params: PlainObject,
  parts: Iterable<{ number: number; from: number; to: number }>,
  send: (where: PlainObject, part: { from: number; to: number }) => Promise<string>,
): Promise<void> {
  const { UploadId } = await s3.call('CreateMultipartUpload', { ...target, ...params })
  const upload = { ...target, UploadId: UploadId! }
  try {
    const sent: PlainObject[] = []
    for (const part of parts) {
      sent.push({ ETag: await send({ ...upload, PartNumber: part.number }, part), PartNumber: part.number })
    }
    await s3.call('CompleteMultipartUpload', { ...upload, MultipartUpload: { Parts: sent } })
  } catch (error) {
    if (error instanceof CliError) await s3.call('AbortMultipartUpload', upload)
    throw error
  }
}

type Carried = (bytes: number) => void

async function upload(session: Session, s3: S3, { from, to }: Item, values: Values, carried: Carried): Promise<void> {
  const { bucket, key } = splitUri(to!)
  const data = from === '-' ? session.machine.stdin : await session.machine.files.read(from)
  if (data === undefined) throw generalError(`The user-provided path ${from} does not exist.`)
  const target = { Bucket: bucket, Key: key }
  // A folder without --recursive: what there is to send is nothing that can be read.
  if (data === 'directory') {
    s3.check('PutObject', target)
    throw generalError('Unknown Error Code: Unknown Error Code')
  }
  const params = uploadParams(values, from)
  const { threshold, part } = partSizes(session)
  if (data.length < threshold) {
    await s3.call('PutObject', { ...target, Body: data, ...params })
    carried(data.length)
    return
  }
  await inParts(s3, target, params, partsOf(data.length, part), async (where, range) => {
    const answer = await s3.call('UploadPart', { ...where, Body: data.subarray(range.from, range.to) })
    carried(range.to - range.from)
    return String(answer.ETag)
  })
}

async function copy(session: Session, s3: S3, item: Item, values: Values, carried: Carried): Promise<void> {
  const source = splitUri(item.from)
  const { bucket, key } = splitUri(item.to!)
  const target = { Bucket: bucket, Key: key }
  const from = { CopySource: `${source.bucket}/${source.key.split('/').map(encodeURIComponent).join('/')}` }
  const { threshold, part } = partSizes(session)
  const size = item.size ?? 0
  const params = uploadParams(values, item.from)
  if (size < threshold) {
    const directive = values.get('metadata_directive') ?? (params.Metadata ? 'REPLACE' : undefined)
    const how: PlainObject = directive === undefined ? {} : { MetadataDirective: String(directive) }
    const props = values.get('copy_props')
    if (props === 'none') how.MetadataDirective = 'REPLACE'
    if (props === 'none' || props === 'metadata-directive') how.TaggingDirective = 'REPLACE'
    await s3.call('CopyObject', { ...target, ...from, ...params, ...how })
    carried(size)
    return
  }
  await inParts(s3, target, params, partsOf(size, part), async (where, range) => {
    const span = `bytes=${range.from}-${range.to - 1}`
    const answer = await s3.call('UploadPartCopy', { ...where, ...from, CopySourceRange: span })
    carried(range.to - range.from)
    return String((answer.CopyPartResult as PlainObject | undefined)?.ETag)
  })
}

async function download(session: Session, s3: S3, item: Item, values: Values, carried: Carried): Promise<void> {
  const { bucket, key } = splitUri(item.from)
  const { threshold, part } = partSizes(session)
  const size = item.size ?? 0
  const get = async (range?: string): Promise<Uint8Array> => {
    const answer = await s3.call('GetObject', {
      Bucket: bucket,
      Key: key,
      ...(range !== undefined && { Range: range }),
      ...(values.has('checksum_mode') && { ChecksumMode: 'ENABLED' }),
    })
    const data = answer.Body instanceof Uint8Array ? answer.Body : new Uint8Array(0)
    carried(data.length)
    return data
  }
  let data: Uint8Array
  if (size < threshold) data = await get()
  else {
    data = new Uint8Array(size)
    for (const { from, to } of partsOf(size, part)) data.set(await get(`bytes=${from}-${to - 1}`), from)
  }
  const { machine } = session
  if (item.to === '-') {
    machine.write('stdout', data)
    return
  }
  await machine.files.write(item.to!, data)
  // So that a later sync sees which of the two is newer.
  if (item.modified) await machine.files.touch(item.to!, item.modified)
}

export async function removeSource(session: Session, s3: S3, from: string): Promise<void> {
  if (!isUri(from)) {
    await session.machine.files.remove(from)
    return
  }
  const { bucket, key } = splitUri(from)
  await s3.call('DeleteObject', { Bucket: bucket, Key: key })
}

/** `carried` hears of bytes as they arrive. @throws CliError */
export function carry(session: Session, s3: S3, item: Item, values: Values, carried: Carried): Promise<void> {
  if (item.to === undefined) return removeSource(session, s3, item.from)
  if (!isUri(item.from)) return upload(session, s3, item, values, carried)
  return isUri(item.to) ? copy(session, s3, item, values, carried) : download(session, s3, item, values, carried)
}
