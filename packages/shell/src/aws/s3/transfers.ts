/** `aws s3 cp`, `mv`, `rm`, `sync`: what is to be done as a list, then one after the other. */
import type { ParsedArguments } from '../argparse.ts'
import { CliError, generalError, paramValidation, usageError } from '../errors.ts'
import type { PlainObject } from '../python-text.ts'
import type { Session } from '../session.ts'
import { openS3, type S3, splitUri } from './objects.ts'

type Values = ParsedArguments['values']
type Verb = 'cp' | 'mv' | 'rm' | 'sync'

/** One thing to carry: each side a file's path or an object's URI. */
interface Item {
  from: string
  to: string | undefined
  size?: number
}

const isUri = (path: string): boolean => path.startsWith('s3://')
const shown = (path: string): string =>
  isUri(path) || path.startsWith('/') || path.startsWith('./') || path.startsWith('../') ? path : `./${path}`

const USAGES: Record<Verb, string> = {
  cp: '<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>',
  mv: '<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>',
  rm: '<S3Uri>',
  sync: '<LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>',
}

function checkPaths(verb: Verb, paths: string[]): void {
  const usage = `usage: aws s3 ${verb} ${USAGES[verb]}`
  const wanted = verb === 'rm' ? 1 : 2
  if (paths.length < wanted) throw usageError('the following arguments are required: paths')
  if (paths.length > wanted) throw paramValidation(`Unknown options: ${paths.slice(wanted).join(',')}`)
  if (!paths.some(isUri)) throw paramValidation(`${usage}\nError: Invalid argument type`)
}

/** Filters in their order on the command line are not kept apart here: excludes first, then includes, as they are mostly written. */
function passes(name: string, values: Values): boolean {
  const list = (dest: string): string[] => (values.get(dest) as string[] | undefined) ?? []
  const matches = (pattern: string): boolean =>
    new RegExp(
      `^${pattern
        .replace(/[.+^${}()|\\]/g, '\\$&')
        .replaceAll('*', '[\\s\\S]*')
        .replaceAll('?', '[\\s\\S]')}$`,
    ).test(name)
  return !list('exclude').some(matches) || list('include').some(matches)
}

const join = (base: string, name: string): string =>
  base === '' || base.endsWith('/') ? base + name : `${base}/${name}`
const baseName = (path: string): string => path.split('/').at(-1) ?? path

async function filesUnder(session: Session, directory: string, below = ''): Promise<{ name: string; size: number }[]> {
  const { files } = session.machine
  const found: { name: string; size: number }[] = []
  for (const name of ((await files.list(join(directory, below))) ?? []).sort()) {
    const relative = below === '' ? name : `${below}/${name}`
    const stat = await files.stat(join(directory, relative))
    if (!stat) continue
    if (stat.directory) found.push(...(await filesUnder(session, directory, relative)))
    else found.push({ name: relative, size: stat.size })
  }
  return found
}

/** Objects under a URI by their name relative to it. */
async function objectsUnder(s3: S3, uri: string): Promise<{ name: string; size: number; key: string }[]> {
  const { bucket, key } = splitUri(uri)
  const prefix = key === '' || key.endsWith('/') ? key : `${key}/`
  const all = await s3.list(bucket, prefix)
  return all.map((object) => ({ name: object.key.slice(prefix.length), size: object.size, key: object.key }))
}

async function items(
  session: Session,
  s3: S3,
  verb: Verb,
  from: string,
  to: string | undefined,
  values: Values,
): Promise<Item[]> {
  const recursive = values.has('recursive') || verb === 'sync'
  if (!recursive) {
    if (isUri(from)) {
      const { bucket, key } = splitUri(from)
      if (verb !== 'rm') await headObject(s3, bucket, key)
      const target = to === undefined || to === '-' ? to : await targetOf(session, to, baseName(key))
      return [{ from, to: target }]
    }
    const stat = await session.machine.files.stat(from)
    if (!stat) throw generalError(`The user-provided path ${from} does not exist.`)
    return [{ from, to: to === undefined ? undefined : await targetOf(session, to, baseName(from)), size: stat.size }]
  }
  if (!isUri(from) && !(await session.machine.files.stat(from))) {
    throw generalError(`The user-provided path ${from} does not exist.`)
  }
  const names = isUri(from) ? await objectsUnder(s3, from) : await filesUnder(session, from)
  return names
    .filter(({ name }) => name !== '' && passes(name, values))
    .map(({ name, size }) => ({ from: join(from, name), to: to === undefined ? undefined : join(to, name), size }))
}

async function headObject(s3: S3, bucket: string, key: string): Promise<void> {
  try {
    await s3.call('HeadObject', { Bucket: bucket, Key: key })
  } catch (error) {
    if (error instanceof CliError && error.code === '404') {
      throw new CliError(error.status, error.message.replace(/: Not Found$/, `: Key "${key}" does not exist`), {
        code: '404',
      })
    }
    throw error
  }
}

/** A target that is a bucket, a prefix or a directory gets the source's name. */
async function targetOf(session: Session, to: string, name: string): Promise<string> {
  if (isUri(to)) {
    const { bucket, key } = splitUri(to)
    return key === '' ? `s3://${bucket}/${name}` : key.endsWith('/') ? to + name : to
  }
  const stat = await session.machine.files.stat(to)
  return stat?.directory || to.endsWith('/') ? join(to, name) : to
}

function uploadParams(values: Values): PlainObject {
  const members: [string, string][] = [
    ['acl', 'ACL'],
    ['content_type', 'ContentType'],
    ['cache_control', 'CacheControl'],
    ['sse', 'ServerSideEncryption'],
    ['storage_class', 'StorageClass'],
  ]
  const params: PlainObject = {}
  for (const [dest, member] of members) if (values.has(dest)) params[member] = String(values.get(dest))
  const metadata = values.get('metadata')
  if (typeof metadata === 'string') {
    params.Metadata = Object.fromEntries(metadata.split(',').map((pair) => pair.split(/=(.*)/s).slice(0, 2)))
  }
  return params
}

async function carry(session: Session, s3: S3, { from, to }: Item, values: Values): Promise<void> {
  const { files } = session.machine
  if (to === undefined) await removeSource(session, s3, from)
  else if (!isUri(from)) {
    const { bucket, key } = splitUri(to)
    const data = from === '-' ? session.machine.stdin : await files.read(from)
    if (!(data instanceof Uint8Array)) throw generalError(`The user-provided path ${from} does not exist.`)
    await s3.call('PutObject', { Bucket: bucket, Key: key, Body: data, ...uploadParams(values) })
  } else if (isUri(to)) {
    const source = splitUri(from)
    const target = splitUri(to)
    const copySource = `${source.bucket}/${source.key.split('/').map(encodeURIComponent).join('/')}`
    await s3.call('CopyObject', {
      Bucket: target.bucket,
      Key: target.key,
      CopySource: copySource,
      ...uploadParams(values),
    })
  } else {
    const { bucket, key } = splitUri(from)
    const answer = await s3.call('GetObject', { Bucket: bucket, Key: key })
    const data = answer.Body instanceof Uint8Array ? answer.Body : new Uint8Array(0)
    if (to === '-') session.machine.write('stdout', data)
    else await files.write(to, data)
  }
}

const verbOf = (verb: Verb, { from, to }: Item): string =>
  verb === 'mv' ? 'move' : to === undefined ? 'delete' : !isUri(from) ? 'upload' : isUri(to) ? 'copy' : 'download'

async function run(session: Session, verb: Verb, values: Values): Promise<number> {
  const { machine } = session
  const paths = (values.get('paths') as string[]).map(String)
  checkPaths(verb, paths)
  const [from, to] = paths as [string, string | undefined]
  if (verb === 'mv' && from === to) {
    throw paramValidation(`Cannot mv a file onto itself: ${from} - ${to}`)
  }
  const s3 = await openS3(session)
  const silent = values.has('quiet')
  const say = (text: string): void => {
    if (!silent && !values.has('only_show_errors') && to !== '-') machine.write('stdout', text)
  }
  let failures = 0
  try {
    let list = await items(session, s3, verb, from, to, values)
    if (verb === 'sync') list = await changed(session, s3, list, to!, values)
    for (const item of list) {
      const place = item.to === undefined ? shown(item.from) : `${shown(item.from)} to ${shown(item.to)}`
      const what = verbOf(verb, item)
      if (values.has('dryrun')) {
        say(`(dryrun) ${what}: ${place}\n`)
        continue
      }
      try {
        await carry(session, s3, item, values)
        if (verb === 'mv') await removeSource(session, s3, item.from)
        say(`${what}: ${place}\n`)
      } catch (error) {
        if (!(error instanceof CliError)) throw error
        failures += 1
        if (!silent) machine.write('stderr', `${what} failed: ${place} ${error.message}\n`)
      }
    }
  } catch (error) {
    if (!(error instanceof CliError) || error.code === undefined) throw error
    if (!silent) machine.write('stderr', `fatal error: ${error.message}\n`)
    return 1
  }
  return failures > 0 ? 1 : 0
}

async function removeSource(session: Session, s3: S3, from: string): Promise<void> {
  if (!isUri(from)) return session.machine.files.remove(from)
  const { bucket, key } = splitUri(from)
  await s3.call('DeleteObject', { Bucket: bucket, Key: key })
}

/** What is missing at the target or has another size there; with `--delete`, what is there too much. */
async function changed(session: Session, s3: S3, list: Item[], to: string, values: Values): Promise<Item[]> {
  const there = isUri(to) ? await objectsUnder(s3, to) : await filesUnder(session, to)
  const sizes = new Map(there.map(({ name, size }) => [join(to, name), size]))
  const isNew = list.filter((item) => sizes.get(item.to!) !== item.size)
  if (!values.has('delete')) return isNew
  const kept = new Set(list.map((item) => item.to))
  return [
    ...isNew,
    ...[...sizes.keys()].filter((path) => !kept.has(path)).map((path) => ({ from: path, to: undefined })),
  ]
}

export const copy = (session: Session, values: Values): Promise<number> => run(session, 'cp', values)
export const move = (session: Session, values: Values): Promise<number> => run(session, 'mv', values)
export const remove = (session: Session, values: Values): Promise<number> => run(session, 'rm', values)
export const sync = (session: Session, values: Values): Promise<number> => run(session, 'sync', values)
