/** `curl`, over the same transport as `aws`: AWS's own hosts, the endpoint in use, and an instance's metadata. */
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import { bytesOf } from '@first-line/aws-api'
import { type Command as BashCommand, type CommandContext, defineCommand } from 'just-bash/browser'
import { latin1FromBytes } from '../aws/bytes.ts'
import type { Transport } from '../aws/machine.ts'
import { type CurlOptions, readCurl } from './curl-options.ts'
import { stdinBytes } from './text-files.ts'

export interface CurlNetwork {
  transport: Transport
  /** The instance metadata service; absent on a machine that is no instance. */
  metadata?: Transport
}

const METADATA = '169.254.169.254'

/** curl's exit statuses: https://curl.se/libcurl/c/libcurl-errors.html */
const STATUS = {
  usage: 2,
  badUrl: 3,
  noHost: 6,
  noConnection: 7,
  httpError: 22,
  write: 23,
  read: 26,
  time: 28,
} as const

class CurlError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const isAws = (host: string): boolean => /(?:^|\.)amazonaws\.com$|(?:^|\.)api\.aws$/.test(host)

/** Where a request may go. @throws CurlError with the reason for anything else */
function route(network: CurlNetwork, url: URL, env: Map<string, string>): Transport {
  if (url.hostname === METADATA) {
    if (network.metadata) return network.metadata
    throw new CurlError(
      STATUS.noConnection,
      `Failed to connect to ${METADATA} port 80: this machine is no EC2 instance, so it has no metadata service`,
    )
  }
  const endpoints = [...env].flatMap(([name, value]) => (name.startsWith('AWS_ENDPOINT_URL') ? [value] : []))
  const ours = endpoints.some((endpoint) => URL.canParse(endpoint) && isUnder(url, new URL(endpoint)))
  if (isAws(url.hostname) || ours) return network.transport
  throw new CurlError(STATUS.noHost, `Could not resolve host: ${url.hostname} (only AWS is reachable from here)`)
}

/** The endpoint itself, or a bucket's host below it. */
const isUnder = (url: URL, endpoint: URL): boolean =>
  url.port === endpoint.port && (url.hostname === endpoint.hostname || url.hostname.endsWith(`.${endpoint.hostname}`))

function parseUrl(text: string): URL {
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`
  if (!URL.canParse(full)) throw new CurlError(STATUS.badUrl, 'URL rejected: Malformed input to a URL function')
  const url = new URL(full)
  if (url.protocol === 'http:' || url.protocol === 'https:') return url
  throw new CurlError(1, `Protocol "${url.protocol.slice(0, -1)}" not supported`)
}

async function fileBytes({ fs, cwd, ...context }: CommandContext, name: string): Promise<Uint8Array> {
  if (name === '-') return stdinBytes({ fs, cwd, ...context })
  const path = fs.resolvePath(cwd, name)
  if (await fs.exists(path)) return fs.readFileBuffer(path)
  throw new CurlError(STATUS.read, `Failed to open ${name}`)
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function joined(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Pieces of `-d` with `&` between them; undefined when there are none. */
async function bodyOf(options: CurlOptions, context: CommandContext): Promise<Uint8Array | undefined> {
  if (options.upload !== undefined) return fileBytes(context, options.upload)
  if (options.data.length === 0) return undefined
  const parts: Uint8Array[] = []
  for (const { text, kind } of options.data) {
    if (parts.length > 0) parts.push(utf8('&'))
    if (kind === 'urlencode') {
      const [, name = '', value = text] = /^([^=@]*)=(.*)$/s.exec(text) ?? []
      parts.push(utf8(`${name}${name === '' ? '' : '='}${encodeURIComponent(value)}`))
    } else if (kind === 'raw' || !text.startsWith('@')) parts.push(utf8(text))
    else {
      const bytes = await fileBytes(context, text.slice(1))
      parts.push(kind === 'binary' ? bytes : bytes.filter((byte) => byte !== 10 && byte !== 13 && byte !== 0))
    }
  }
  return joined(parts)
}

function requestOf(url: URL, options: CurlOptions, body: Uint8Array | undefined): HttpRequest {
  const sent = options.get ? undefined : body
  const method =
    options.method ?? (options.head ? 'HEAD' : options.upload !== undefined ? 'PUT' : sent ? 'POST' : 'GET')
  const query = [url.search.slice(1), options.get && body ? new TextDecoder().decode(body) : ''].filter(
    (part) => part !== '',
  )
  return {
    method,
    host: url.host,
    path: url.pathname,
    query: query.join('&'),
    scheme: url.protocol === 'http:' ? 'http' : 'https',
    headers: {
      host: url.host,
      'user-agent': 'curl/8.15.0',
      accept: '*/*',
      ...(sent && options.upload === undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(sent && { 'content-length': String(sent.length) }),
      ...Object.fromEntries(options.headers),
    },
    body: sent ?? new Uint8Array(0),
  }
}

const REASONS: Record<number, string> = {
  200: 'OK',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

const statusLine = (response: HttpResponse): string =>
  `HTTP/1.1 ${response.status} ${REASONS[response.status] ?? ''}`.trimEnd()

const headLines = (response: HttpResponse): string =>
  [statusLine(response), ...Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`)].join('\r\n')

function written(format: string, response: HttpResponse, url: URL, size: number): string {
  const values: Record<string, string> = {
    http_code: String(response.status).padStart(3, '0'),
    response_code: String(response.status).padStart(3, '0'),
    content_type: response.headers['content-type'] ?? '',
    size_download: String(size),
    url_effective: url.href,
  }
  return format
    .replace(/%\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
    .replaceAll('%%', '%')
    .replace(/\\([nrt])/g, (_, letter: string) => ({ n: '\n', r: '\r', t: '\t' })[letter]!)
}

const FOLLOWED = new Set([301, 302, 303, 307, 308])

/** One URL. Gives its output; what `-v` says goes to `errors`. */
async function fetchOne(
  network: CurlNetwork,
  text: string,
  options: CurlOptions,
  context: CommandContext,
  errors: string[],
): Promise<Uint8Array[]> {
  const body = await bodyOf(options, context)
  let url = parseUrl(text)
  for (let hops = 0; ; hops++) {
    const request = requestOf(url, options, body)
    const send = route(network, url, context.env)
    if (options.verbose) {
      const sent = Object.entries(request.headers).map(([name, value]) => `> ${name}: ${value}\n`)
      errors.push(
        `> ${request.method} ${request.path}${request.query && `?${request.query}`} HTTP/1.1\n${sent.join('')}>\n`,
      )
    }
    const response = await answered(send, request, options, context)
    if (options.verbose) errors.push(`${headLines(response).replaceAll('\r\n', '\n').replace(/^/gm, '< ')}\n<\n`)
    const location = response.headers.location
    if (options.follow && FOLLOWED.has(response.status) && location !== undefined && hops < 10) {
      url = new URL(location, url)
      continue
    }
    const bytes = bytesOf(response.body)
    if (options.fail && response.status >= 400) {
      throw new CurlError(STATUS.httpError, `The requested URL returned error: ${response.status}`)
    }
    const head = options.head || options.include ? utf8(`${headLines(response)}\r\n\r\n`) : new Uint8Array(0)
    const all = joined([head, options.head ? new Uint8Array(0) : bytes])
    const end = utf8(options.writeOut === '' ? '' : written(options.writeOut, response, url, bytes.length))
    const file = options.output ?? (options.remoteName ? url.pathname.split('/').at(-1) : undefined)
    if (file === undefined || file === '-') return [all, end]
    if (file === '') throw new CurlError(STATUS.write, 'Remote file name has no length')
    if (file !== '/dev/null') await context.fs.writeFile(context.fs.resolvePath(context.cwd, file), all)
    return [end]
  }
}

async function answered(
  send: Transport,
  request: HttpRequest,
  options: CurlOptions,
  { signal }: CommandContext,
): Promise<HttpResponse> {
  const limit = options.seconds === undefined ? undefined : AbortSignal.timeout(options.seconds * 1000)
  const both = [signal, limit].filter((one) => one !== undefined)
  try {
    return await send(request, both.length === 0 ? undefined : AbortSignal.any(both))
  } catch (error) {
    if (signal?.aborted) throw error
    if (limit?.aborted)
      throw new CurlError(STATUS.time, `Operation timed out after ${options.seconds! * 1000} milliseconds`)
    throw new CurlError(STATUS.noConnection, `Failed to connect to ${request.host}: Could not connect to server`)
  }
}

const TRY = "curl: try 'curl --help' for more information\n"

export const curlCommand = (network: CurlNetwork): BashCommand =>
  defineCommand('curl', async (args, context) => {
    const say = (exitCode: number, stderr: string) => ({ stdout: '', stderr, exitCode })
    if (args.includes('--help') || args.includes('-h')) {
      return {
        stdout: 'Usage: curl [options...] <url>\n -X, -H, -d, -G, -I, -i, -o, -O, -s, -S, -f, -L, -T, -v, -w, -m\n',
        stderr: '',
        exitCode: 0,
      }
    }
    if (args.includes('--version') || args.includes('-V'))
      return { stdout: 'curl 8.15.0 (First Line)\n', stderr: '', exitCode: 0 }
    const options = readCurl(args)
    if (typeof options === 'string') return say(STATUS.usage, `curl: ${options}\n${TRY}`)
    if (options.urls.length === 0) return say(STATUS.usage, `curl: (2) no URL specified\n${TRY}`)
    const output: Uint8Array[] = []
    const errors: string[] = []
    let exitCode = 0
    for (const url of options.urls) {
      try {
        output.push(...(await fetchOne(network, url, options, context, errors)))
      } catch (error) {
        if (!(error instanceof CurlError)) throw error
        exitCode = error.status
        if (!options.silent || options.showError) errors.push(`curl: (${error.status}) ${error.message}\n`)
      }
    }
    return { stdout: latin1FromBytes(joined(output)), stderr: errors.join(''), exitCode, stdoutKind: 'bytes' as const }
  })
