/** A machine for `aws` in Node: real files, real network. */
import { chmod, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { type ClientRequest, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { dirname, resolve } from 'node:path'
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import type { Files, Machine, Transport } from '../aws/machine.ts'

const isMissing = (error: unknown): boolean => {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ENOTDIR'
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

export function nodeFiles(cwd: string): Files {
  const at = (path: string): string => resolve(cwd, path)
  return {
    async read(path) {
      const found = await unlessMissing(stat(at(path)))
      if (!found) return undefined
      return found.isDirectory() ? 'directory' : new Uint8Array(await readFile(at(path)))
    },
    async write(path, data, mode) {
      await mkdir(dirname(at(path)), { recursive: true })
      await writeFile(at(path), data)
      if (mode !== undefined) await chmod(at(path), mode)
    },
    async mode(path) {
      return (await unlessMissing(stat(at(path))))?.mode
    },
    async list(path) {
      return unlessMissing(readdir(at(path)))
    },
    async remove(path) {
      await rm(at(path), { force: true })
    },
    async touch(path, modified) {
      await utimes(at(path), modified, modified)
    },
    async stat(path) {
      const found = await unlessMissing(stat(at(path)))
      return found && { size: found.size, modified: found.mtime, directory: found.isDirectory() }
    },
  }
}

/** Sends requests where their host says. Header names and path go out as they are: `fetch` would change the path. */
export const nodeTransport: Transport = (request, signal) =>
  new Promise<HttpResponse>((done, failed) => {
    const { host, hostname, port } = new URL(`http://${request.host}`)
    const send = request.scheme === 'http' ? httpRequest : httpsRequest
    const outgoing: ClientRequest = send(
      {
        method: request.method,
        hostname: hostname.replace(/^\[|\]$/g, ''),
        port: port || undefined,
        path: `${request.path}${request.query === '' ? '' : `?${request.query}`}`,
        headers: { ...request.headers, host, 'content-length': String(sizeOf(request)) },
        signal,
      },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', failed)
        incoming.on('end', () => {
          const headers: Record<string, string> = {}
          for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value)
          done({ status: incoming.statusCode ?? 0, headers, body: new Uint8Array(Buffer.concat(chunks)) })
        })
      },
    )
    outgoing.on('error', failed)
    outgoing.end(request.body)
  })

const sizeOf = ({ body }: HttpRequest): number => (body instanceof Uint8Array ? body.byteLength : 0)

/** `process.env` without what is unset. */
export const definedEnv = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))

export interface NodeMachineOptions {
  env: Record<string, string>
  cwd: string
  stdin?: Uint8Array
  write: Machine['write']
  transport?: Transport
  signal?: AbortSignal
}

/** Lines of standard input, for questions. */
export function lineReader(stdin: Uint8Array): () => string | undefined {
  let text = new TextDecoder().decode(stdin)
  return () => {
    if (text === '') return undefined
    const end = text.indexOf('\n')
    const line = end === -1 ? text : text.slice(0, end)
    text = end === -1 ? '' : text.slice(end + 1)
    return line
  }
}

export function nodeMachine(options: NodeMachineOptions): Machine {
  const stdin = options.stdin ?? new Uint8Array(0)
  const nextLine = lineReader(stdin)
  return {
    env: options.env,
    cwd: resolve(options.cwd),
    files: nodeFiles(options.cwd),
    transport: options.transport ?? nodeTransport,
    now: () => Date.now(),
    sleep: (milliseconds, signal) =>
      new Promise((done, failed) => {
        const timer = setTimeout(done, milliseconds)
        signal?.addEventListener('abort', () => {
          clearTimeout(timer)
          failed(signal.reason)
        })
      }),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    ask: async (prompt) => {
      options.write('stdout', prompt)
      return nextLine()
    },
    stdin,
    columns: 80,
    terminal: false,
    write: options.write,
    platform: `Node/${process.versions.node} ${process.platform}/${process.arch}`,
    ...(options.signal && { signal: options.signal }),
  }
}
