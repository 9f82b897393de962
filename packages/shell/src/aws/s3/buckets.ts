/** `aws s3 ls`, `mb`, `rb`, `website`. */
import type { ParsedArguments } from '../argparse.ts'
import { CliError, generalError, paramValidation } from '../errors.ts'
import type { PlainObject } from '../python-text.ts'
import { regionOf, type Session } from '../session.ts'
import { openS3, splitUri } from './objects.ts'
import { humanSize } from './sizes.ts'
import { remove } from './transfers.ts'

/** Local time on a real machine; here it is UTC. */
const when = (iso: unknown): string => new Date(String(iso)).toISOString().slice(0, 19).replace('T', ' ')

export async function listS3(session: Session, values: ParsedArguments['values']): Promise<number> {
  const { machine } = session
  const print = (text: string): void => machine.write('stdout', text)
  const { bucket, key } = splitUri(String(values.get('paths') ?? 's3://'))
  const human = values.has('human_readable')
  const sizeText = (bytes: number): string => (human ? humanSize(bytes) : String(bytes))
  const s3 = await openS3(session)
  let count = 0
  let total = 0
  let found = false
  if (bucket === '') {
    const filter: PlainObject = {}
    if (values.has('bucket_name_prefix')) filter.Prefix = String(values.get('bucket_name_prefix'))
    if (values.has('bucket_region')) filter.BucketRegion = String(values.get('bucket_region'))
    let token: PlainObject = {}
    do {
      const page = await s3.call('ListBuckets', { ...filter, ...token })
      for (const one of (page.Buckets ?? []) as PlainObject[]) print(`${when(one.CreationDate)} ${one.Name}\n`)
      token = typeof page.ContinuationToken === 'string' ? { ContinuationToken: page.ContinuationToken } : {}
    } while (token.ContinuationToken !== undefined)
  } else {
    const recursive = values.has('recursive')
    let token: PlainObject = {}
    for (let more = true; more; ) {
      const page = await s3.call('ListObjectsV2', {
        Bucket: bucket,
        Prefix: key,
        ...(!recursive && { Delimiter: '/' }),
        ...(values.has('page_size') && { MaxKeys: values.get('page_size') as number }),
        ...token,
      })
      for (const one of (page.CommonPrefixes ?? []) as PlainObject[]) {
        found = true
        print(`${'PRE'.padStart(30)} ${String(one.Prefix).split('/').at(-2)}/\n`)
      }
      for (const one of (page.Contents ?? []) as PlainObject[]) {
        found = true
        count += 1
        total += Number(one.Size)
        const name = recursive ? String(one.Key) : String(one.Key).split('/').at(-1)
        print(`${when(one.LastModified)} ${sizeText(Number(one.Size)).padStart(10)} ${name}\n`)
      }
      more = page.IsTruncated === true && typeof page.NextContinuationToken === 'string'
      if (more) token = { ContinuationToken: page.NextContinuationToken! }
    }
  }
  if (values.has('summarize')) print(`\nTotal Objects: ${count}\n   Total Size: ${sizeText(total)}\n`)
  return bucket !== '' && key !== '' && !found ? 1 : 0
}

function bucketUri(values: ParsedArguments['values']): string {
  const path = String(values.get('path'))
  if (!path.startsWith('s3://')) throw paramValidation('<S3Uri>\nError: Invalid argument type')
  return path
}

/** Runs one call; a refusal is a line of the command's own, and status 1. */
async function attempt(session: Session, uri: string, verb: string, work: () => Promise<unknown>): Promise<number> {
  try {
    await work()
    session.machine.write('stdout', `${verb}: ${splitUri(uri).bucket}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    session.machine.write('stderr', `${verb} failed: ${uri} ${error.message}\n`)
    return 1
  }
}

export async function makeBucket(session: Session, values: ParsedArguments['values']): Promise<number> {
  const uri = bucketUri(values)
  const { bucket } = splitUri(uri)
  const region = regionOf(session)?.value ?? 'us-east-1'
  const s3 = await openS3(session)
  const elsewhere = region !== 'us-east-1' && region !== 'aws-global'
  return attempt(session, uri, 'make_bucket', () =>
    s3.call('CreateBucket', {
      Bucket: bucket,
      ...(elsewhere && { CreateBucketConfiguration: { LocationConstraint: region } }),
    }),
  )
}

export async function removeBucket(session: Session, values: ParsedArguments['values']): Promise<number> {
  const uri = bucketUri(values)
  const { bucket, key } = splitUri(uri)
  if (key !== '') throw paramValidation(`Please specify a valid bucket name only. E.g. s3://${bucket}`)
  if (values.has('force')) {
    const status = await remove(
      session,
      new Map<string, true | string[]>([
        ['paths', [uri]],
        ['recursive', true],
      ]),
    )
    if (status !== 0) {
      throw generalError(
        'remove_bucket failed: Unable to delete all objects in the bucket, bucket will not be deleted.',
      )
    }
  }
  const s3 = await openS3(session)
  return attempt(session, uri, 'remove_bucket', () => s3.call('DeleteBucket', { Bucket: bucket }))
}

/** @throws CliError as the service refuses it: this one has no words of its own */
export async function bucketWebsite(session: Session, values: ParsedArguments['values']): Promise<number> {
  const text = (name: string): string | undefined => (values.has(name) ? String(values.get(name)) : undefined)
  const [index, error] = [text('index_document'), text('error_document')]
  const s3 = await openS3(session)
  await s3.call('PutBucketWebsite', {
    Bucket: String(values.get('paths'))
      .replace(/^s3:\/\//, '')
      .replace(/\/$/, ''),
    WebsiteConfiguration: {
      ...(index !== undefined && { IndexDocument: { Suffix: index } }),
      ...(error !== undefined && { ErrorDocument: { Key: error } }),
    },
  })
  return 0
}
