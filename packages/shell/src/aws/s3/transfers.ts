/** `aws s3 cp`, `mv`, `rm`, `sync`: what is to be done as a list, then one after the other. */
import type { ParsedArguments } from '../argparse.ts'
import { CliError, generalError, paramValidation, usageError } from '../errors.ts'
import type { Session } from '../session.ts'
import { carry, grantParams, type Item, removeSource } from './carry.ts'
import { filterOf } from './filters.ts'
import { join, type Listed, listed } from './listing.ts'
import { isUri, openS3, type S3, splitUri } from './objects.ts'
import { progressOf } from './progress.ts'
import { syncItems } from './sync.ts'

type Values = ParsedArguments['values']
type Verb = 'cp' | 'mv' | 'rm' | 'sync'

/** A file as it lies from the working directory: `./a`, `sub/a`, `../a`. */
function shown(path: string, cwd: string): string {
  if (isUri(path) || path === '-') return path
  const parts = (text: string): string[] => {
    const kept: string[] = []
    for (const part of text.split('/')) {
      if (part === '..') kept.pop()
      else if (part !== '' && part !== '.') kept.push(part)
    }
    return kept
  }
  const here = parts(cwd)
  const there = parts(path.startsWith('/') ? path : `${cwd}/${path}`)
  const name = there.pop() ?? ''
  let same = 0
  while (same < here.length && here[same] === there[same]) same += 1
  const way = [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/')
  if (path.endsWith('/')) return `${way === '' ? '' : `${way}/`}${name}/`
  return `${way === '' ? '.' : way}/${name}`
}

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

/** A bucket alone is the beginning of every key in it. */
const withSlash = (path: string): string => (/^s3:\/\/[^/]+$/.test(path) ? `${path}/` : path)

const baseName = (path: string): string => path.split('/').at(-1) ?? path

async function items(
  session: Session,
  s3: S3,
  verb: Verb,
  from: string,
  to: string | undefined,
  values: Values,
): Promise<Item[]> {
  const passes = filterOf(values)
  const missing = () => generalError(`The user-provided path ${from} does not exist.`)
  if (!values.has('recursive') && verb !== 'sync') {
    if (!passes(baseName(isUri(from) ? splitUri(from).key : from))) return []
    if (isUri(from)) {
      const { bucket, key } = splitUri(from)
      // A bucket alone is looked through, and nothing in it has that name.
      if (key === '') {
        await s3.list(bucket, '')
        return []
      }
      const target = to === undefined ? to : await targetOf(session, to, baseName(key))
      return [{ from, to: target, ...(verb !== 'rm' && (await headObject(s3, bucket, key))) }]
    }
    const stat = from === '-' ? { size: session.machine.stdin.length } : await session.machine.files.stat(from)
    if (!stat) throw missing()
    const file = 'directory' in stat && stat.directory && !from.endsWith('/') ? `${from}/` : from
    return [
      { from: file, to: to === undefined ? undefined : await targetOf(session, to, baseName(file)), size: stat.size },
    ]
  }
  if (!isUri(from) && !(await session.machine.files.stat(from))) throw missing()
  // Objects that stand for folders are no files.
  const isFile = ({ name, size }: Listed): boolean => verb === 'rm' || size > 0 || !name.endsWith('/')
  const list = async (place: string) =>
    (await listed(session, s3, place)).filter((one) => one.name !== '' && isFile(one) && passes(one.name))
  const files = await list(from)
  if (verb === 'sync') return syncItems({ place: from, files }, { place: to!, files: await list(to!) }, values)
  return files.map(({ name, size, modified }) => ({
    from: join(from, name),
    to: to === undefined ? undefined : join(to, name),
    size,
    modified,
  }))
}

/** A file where a folder is wanted: it is passed over, with a warning. */
async function isNoFolder(session: Session, verb: Verb, from: string, values: Values): Promise<boolean> {
  if (isUri(from) || (!values.has('recursive') && verb !== 'sync')) return false
  const stat = await session.machine.files.stat(from)
  return stat !== undefined && !stat.directory
}

async function headObject(s3: S3, bucket: string, key: string): Promise<Pick<Item, 'size' | 'modified'>> {
  try {
    const { ContentLength, LastModified } = await s3.call('HeadObject', { Bucket: bucket, Key: key })
    return { size: Number(ContentLength), modified: new Date(String(LastModified)) }
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
    return key.endsWith('/') || (key === '' && bucket !== '') ? to + name : to
  }
  const stat = await session.machine.files.stat(to)
  return stat?.directory || to.endsWith('/') ? join(to, name) : to
}

const placeOf = ({ from, to }: Item, cwd: string): string =>
  to === undefined ? shown(from, cwd) : `${shown(from, cwd)} to ${shown(to, cwd)}`

const verbOf = (verb: Verb, { from, to }: Item): string =>
  verb === 'mv' ? 'move' : to === undefined ? 'delete' : !isUri(from) ? 'upload' : isUri(to) ? 'copy' : 'download'

async function run(session: Session, verb: Verb, values: Values): Promise<number> {
  const { machine } = session
  const given = (values.get('paths') as string[]).map(String)
  checkPaths(verb, given)
  const paths = given.map(withSlash)
  const [from, to] = paths as [string, string | undefined]
  if (verb === 'mv' && isUri(from) && (from === to || (to?.endsWith('/') && from === to + baseName(from)))) {
    throw paramValidation(`Cannot mv a file onto itself: ${from} - ${to}`)
  }
  if (paths.includes('-') && (verb !== 'cp' || values.has('recursive'))) {
    throw paramValidation('Streaming currently is only compatible with non-recursive cp commands')
  }
  const s3 = await openS3(session)
  if (to === '-') return download(session, s3, from, values)
  const silent = values.has('quiet')
  let failures = 0
  try {
    if (await isNoFolder(session, verb, from, values)) {
      const file = from.startsWith('/') ? from : `${machine.cwd}/${from}`
      if (!silent) machine.write('stderr', `warning: Skipping file ${file}/. File does not exist.\n`)
      return 2
    }
    const list = await items(session, s3, verb, from, to, values)
    // What makes no request for one makes none for any.
    if (to !== undefined && isUri(to) && list.length > 0) grantParams(values)
    if (values.has('dryrun')) {
      const shows = !silent && !values.has('only_show_errors')
      for (const item of list)
        if (shows) machine.write('stdout', `(dryrun) ${verbOf(verb, item)}: ${placeOf(item, machine.cwd)}\n`)
      return 0
    }
    const sizes = list.map((item) => (item.to === undefined ? undefined : item.size))
    const progress = progressOf(machine, values, sizes)
    for (const item of list) {
      const what = verbOf(verb, item)
      try {
        await carry(session, s3, item, values, progress.bytes)
        if (verb === 'mv') await removeSource(session, s3, item.from)
        progress.done(`${what}: ${placeOf(item, machine.cwd)}`)
      } catch (error) {
        if (!(error instanceof CliError)) throw error
        failures += 1
        progress.failed(`${what} failed: ${placeOf(item, machine.cwd)} ${error.message}`)
      }
    }
  } catch (error) {
    if (!(error instanceof CliError) || error.code === undefined) throw error
    if (!silent) machine.write('stderr', `fatal error: ${error.message}\n`)
    return 1
  }
  return failures > 0 ? 1 : 0
}

/** One object onto standard output: nothing but its content, or why there is none. */
async function download(session: Session, s3: S3, from: string, values: Values): Promise<number> {
  if (values.has('dryrun')) {
    const shows = !values.has('quiet') && !values.has('only_show_errors')
    if (shows) session.machine.write('stdout', `(dryrun) download: ${from} to -\n`)
    return 0
  }
  try {
    const { bucket, key } = splitUri(from)
    const { ContentLength } = await s3.call('HeadObject', { Bucket: bucket, Key: key })
    await carry(session, s3, { from, to: '-', size: Number(ContentLength) }, values, () => {})
    return 0
  } catch (error) {
    if (!(error instanceof CliError) || error.code === undefined) throw error
    const { message } = error
    if (!values.has('quiet')) session.machine.write('stderr', `download failed: ${from} to - ${message}\n`)
    return 1
  }
}

export const copy = (session: Session, values: Values): Promise<number> => run(session, 'cp', values)
export const move = (session: Session, values: Values): Promise<number> => run(session, 'mv', values)
export const remove = (session: Session, values: Values): Promise<number> => run(session, 'rm', values)
export const sync = (session: Session, values: Values): Promise<number> => run(session, 'sync', values)
