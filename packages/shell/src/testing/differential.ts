/** Runs a command line in the real AWS CLI and in ours, against the same endpoint and equal directories. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runAws } from '../aws/aws.ts'
import { nodeMachine } from '../node/machine.ts'
import { FILES } from './case-files.ts'
import type { Case } from './cases.ts'

export interface Outcome {
  status: number
  stdout: string
  stderr: string
  files: Record<string, string>
}

/** Words of a line, by blanks and quotes. */
export const splitLine = (line: string): string[] =>
  [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''),
  )

/** The real CLI's path: `AWS_CLI`, or one on the PATH; undefined when there is no version 2 there. */
export function realAwsCli(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const onThePath = (env.PATH ?? '').split(':').map((directory) => join(directory, 'aws'))
  const found = env.AWS_CLI ? env.AWS_CLI : onThePath.find(existsSync)
  if (found === undefined || !existsSync(found)) return undefined
  const { stdout } = spawnSync(found, ['--version'], { encoding: 'utf8' })
  return stdout?.startsWith('aws-cli/2.') ? found : undefined
}

export async function inDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'aws-cases-'))
  try {
    await mkdir(join(directory, 'home'))
    for (const [name, content] of Object.entries(FILES))
      await writeFile(join(directory, name), content, { mode: 0o600 })
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

export function environment(directory: string, endpoint: string, one: Case): Record<string, string> {
  const all: Record<string, string | undefined> = {
    PATH: '/usr/bin:/bin',
    HOME: join(directory, 'home'),
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: endpoint,
    AWS_PAGER: '',
    AWS_EC2_METADATA_DISABLED: 'true',
    COLUMNS: '80',
    ...one.env,
  }
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, value.replaceAll('{dir}', directory)]))
}

/** Each run has a directory of its own, with a name of its own, and transfers at its own speed: these are no differences. */
export const masked = (text: string, directory: string): string =>
  text.replaceAll(directory, '{dir}').replace(/\([\d.]+ \w+\/s\)/g, '({speed})')

export async function shown(directory: string, one: Case): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const name of one.show ?? []) {
    const path = join(directory, name)
    if (!existsSync(path)) files[name] = '(no such file)'
    else files[name] = name.endsWith('/') ? await namesOf(path) : await readFile(path, 'utf8')
  }
  return files
}

/** AWS CLI keeps a database of its own runs beside what it caches; ours has none. */
const namesOf = async (directory: string): Promise<string> =>
  (await readdir(directory))
    .filter((name) => name !== 'session.db')
    .sort()
    .join(' ')

export const argumentsOf = (one: Case, directory: string): string[] =>
  splitLine(one.line).map((word) => word.replaceAll('{dir}', directory))

export const runReal = (cli: string, endpoint: string, one: Case): Promise<Outcome> =>
  inDirectory(async (directory) => {
    const child = spawn(cli, argumentsOf(one, directory), {
      cwd: directory,
      env: environment(directory, endpoint, one),
    })
    const parts = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
    child.stdout.on('data', (chunk: Buffer) => parts.stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => parts.stderr.push(chunk))
    child.stdin.end(one.stdin ?? '')
    const status = await new Promise<number>((done, failed) => {
      child.on('error', failed)
      child.on('close', (code) => done(code ?? -1))
    })
    const text = (stream: 'stdout' | 'stderr'): string => masked(Buffer.concat(parts[stream]).toString(), directory)
    return { status, stdout: text('stdout'), stderr: text('stderr'), files: await shown(directory, one) }
  })

export const runOurs = (endpoint: string, one: Case): Promise<Outcome> =>
  inDirectory(async (directory) => {
    const text = { stdout: '', stderr: '' }
    const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() }
    const machine = nodeMachine({
      env: environment(directory, endpoint, one),
      cwd: directory,
      stdin: new TextEncoder().encode(one.stdin ?? ''),
      write: (stream, data) => {
        text[stream] += typeof data === 'string' ? data : decoders[stream].decode(data, { stream: true })
      },
    })
    const status = await runAws(machine, argumentsOf(one, directory))
    return {
      status,
      stdout: masked(text.stdout, directory),
      stderr: masked(text.stderr, directory),
      files: await shown(directory, one),
    }
  })
