/** `aws s3`: the high-level commands over S3's API (awscli/customizations/s3). */
import { type Argument, type ParsedArguments, parseArguments } from '../argparse.ts'
import { closeMatches } from '../close-matches.ts'
import { paramValidation, usageError } from '../errors.ts'
import { plainHelp } from '../help.ts'
import { showHelp } from '../pager.ts'
import type { Session } from '../session.ts'
import { bucketWebsite, listS3, makeBucket, removeBucket } from './buckets.ts'
import { presign } from './presign.ts'
import { copy, move, remove, sync } from './transfers.ts'

interface Subcommand {
  what: string
  synopsis: string
  table: Argument[]
  run: (session: Session, values: ParsedArguments['values']) => Promise<number>
}

const flag = (name: string): Argument => ({ name: `--${name}`, dest: name.replaceAll('-', '_'), action: 'store-true' })
const text = (name: string, more: Partial<Argument> = {}): Argument => ({
  name: `--${name}`,
  dest: name.replaceAll('-', '_'),
  ...more,
})
const paths: Argument = { name: 'paths', dest: 'paths', count: '+' }
const path: Argument = { name: 'path', dest: 'path' }

const SHARED: Argument[] = [
  flag('dryrun'),
  flag('quiet'),
  flag('recursive'),
  { name: '--include', dest: 'filters', action: 'append' },
  { name: '--exclude', dest: 'filters', action: 'append' },
  flag('only-show-errors'),
  flag('no-progress'),
  text('progress-frequency', { type: 'late-int' }),
  flag('progress-multiline'),
  text('page-size', { type: 'late-int' }),
]
const ACLS = [
  ...['private', 'public-read', 'public-read-write', 'authenticated-read', 'aws-exec-read'],
  ...['bucket-owner-read', 'bucket-owner-full-control', 'log-delivery-write'],
]
const STORAGE_CLASSES = [
  ...['STANDARD', 'REDUCED_REDUNDANCY', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING'],
  ...['GLACIER', 'DEEP_ARCHIVE', 'GLACIER_IR'],
]
const CHECKSUMS = ['CRC64NVME', 'CRC32', 'SHA256', 'SHA1', 'CRC32C', 'SHA512', 'XXHASH64', 'XXHASH3', 'XXHASH128']
const UPLOAD: Argument[] = [
  text('acl', { choices: ACLS }),
  text('content-type'),
  text('content-disposition'),
  text('content-encoding'),
  text('content-language'),
  text('sse-kms-key-id'),
  text('website-redirect'),
  flag('no-guess-mime-type'),
  flag('follow-symlinks'),
  flag('no-follow-symlinks'),
  text('cache-control'),
  text('metadata'),
  text('sse', { count: '?', constant: 'AES256', choices: ['AES256', 'aws:kms'] }),
  text('storage-class', { choices: STORAGE_CLASSES }),
  text('grants', { count: '+' }),
  text('expires'),
  text('request-payer', { count: '?', constant: 'requester', choices: ['requester'] }),
  text('checksum-mode', { choices: ['ENABLED'] }),
  text('checksum-algorithm', { choices: CHECKSUMS }),
  text('metadata-directive', { choices: ['COPY', 'REPLACE'] }),
  text('copy-props', { choices: ['none', 'metadata-directive', 'default', 'all'] }),
  // No archives are here, no access points, no files that differ only by case; parts are as large as they have to be.
  flag('validate-same-s3-paths'),
  text('case-conflict', { choices: ['ignore', 'skip', 'warn', 'error'] }),
  flag('ignore-glacier-warnings'),
  flag('force-glacier-transfer'),
  text('expected-size'),
]

const SUBCOMMANDS: Record<string, Subcommand> = {
  ls: {
    what: 'Lists buckets, or the objects and prefixes under one.',
    synopsis: 'aws s3 ls [s3://bucket[/prefix]] [--recursive] [--human-readable] [--summarize]',
    table: [
      { name: 'paths', dest: 'paths', count: '?' },
      flag('recursive'),
      text('page-size', { type: 'late-int' }),
      flag('human-readable'),
      flag('summarize'),
      text('request-payer', { count: '?', constant: 'requester', choices: ['requester'] }),
      text('bucket-name-prefix'),
      text('bucket-region'),
    ],
    run: listS3,
  },
  website: {
    what: 'Makes a website of a bucket.',
    synopsis: 'aws s3 website s3://bucket [--index-document <key>] [--error-document <key>]',
    table: [{ name: 'paths', dest: 'paths' }, text('index-document'), text('error-document')],
    run: bucketWebsite,
  },
  cp: {
    what: 'Copies a file or an object.',
    synopsis: 'aws s3 cp <from> <to>',
    table: [paths, ...SHARED, ...UPLOAD],
    run: copy,
  },
  mv: {
    what: 'Moves a file or an object.',
    synopsis: 'aws s3 mv <from> <to>',
    table: [paths, ...SHARED, ...UPLOAD],
    run: move,
  },
  rm: {
    what: 'Deletes objects.',
    synopsis: 'aws s3 rm s3://bucket/key [--recursive]',
    table: [paths, ...SHARED],
    run: remove,
  },
  sync: {
    what: 'Copies what is new or has another size.',
    synopsis: 'aws s3 sync <from> <to> [--delete]',
    table: [paths, ...SHARED, ...UPLOAD, flag('delete'), flag('size-only'), flag('exact-timestamps')],
    run: sync,
  },
  mb: {
    what: 'Makes a bucket.',
    synopsis: 'aws s3 mb s3://bucket',
    table: [path, text('tags', { count: '+' })],
    run: makeBucket,
  },
  rb: {
    what: 'Removes an empty bucket.',
    synopsis: 'aws s3 rb s3://bucket [--force]',
    table: [path, flag('force')],
    run: removeBucket,
  },
  presign: {
    what: 'Makes a URL that gets one object for a while.',
    synopsis: 'aws s3 presign s3://bucket/key [--expires-in <seconds>]',
    table: [path, text('expires-in', { type: 'late-int' })],
    run: presign,
  },
}

export async function runS3(session: Session, args: string[]): Promise<number> {
  const { machine } = session
  const at = args.findIndex((arg) => !arg.startsWith('-'))
  const name = args[at]
  if (name === undefined) {
    throw paramValidation('usage: aws [options] s3 <subcommand> [parameters]\naws: [ERROR]: too few arguments')
  }
  if (name === 'help') {
    const commands = Object.entries(SUBCOMMANDS).map(([key, { what }]): [string, string] => [key, what])
    await showHelp(machine, plainHelp('s3', 'Files and objects, buckets.', ['aws s3 <command>'], commands))
    return 0
  }
  const subcommand = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined
  if (!subcommand) {
    const near = closeMatches(name, Object.keys(SUBCOMMANDS))
    const meant = near.length > 0 ? `\nMaybe you meant:\n\n${near.map((word) => `  * ${word}`).join('\n')}` : ''
    throw usageError(`argument subcommand: Found invalid choice '${name}'\n${meant}`)
  }
  const rest = [...args.slice(0, at), ...args.slice(at + 1)]
  if (rest.length === 1 && rest[0] === 'help') {
    await showHelp(machine, plainHelp(name, subcommand.what, [subcommand.synopsis]))
    return 0
  }
  const parsed = parseArguments(subcommand.table, rest)
  if (parsed.rest.length > 0) throw paramValidation(`Unknown options: ${parsed.rest.join(',')}`)
  return subcommand.run(session, parsed.values)
}
