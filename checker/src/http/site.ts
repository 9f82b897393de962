/**
 * The built site. Hashed assets never change, so a browser keeps them; pages are asked for again each time and
 * answered 304. Text is compressed once and kept.
 */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { createContentSecurity } from './content-security.ts'
import { Refused, sendProblem } from './problem.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.pf_meta': 'application/octet-stream',
  '.pf_index': 'application/octet-stream',
  '.pf_fragment': 'application/octet-stream',
  '.pagefind': 'application/octet-stream',
}
const compressible = /^(text\/|image\/svg|application\/(json|xml|manifest|wasm))/
const immutable = /^\/(_astro|_shell)\//

interface Kept {
  readonly mtime: number
  readonly etag: string
  readonly type: string
  readonly plain: Buffer
  br?: Promise<Buffer>
  gzip?: Promise<Buffer>
}

export interface Site {
  /** Answers a GET or HEAD of anything outside /api. */
  serve(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>
}

export function createSite(siteDir: string): Site {
  const root = normalize(`${siteDir}${sep}`)
  const kept = new Map<string, Kept>()
  const security = createContentSecurity(siteDir)

  async function load(path: string): Promise<Kept | undefined> {
    let info: Awaited<ReturnType<typeof stat>>
    try {
      info = await stat(path)
    } catch (cause) {
      if (isAbsent(cause)) return undefined
      throw cause
    }
    if (!info.isFile()) return undefined
    const known = kept.get(path)
    if (known?.mtime === info.mtimeMs) return known
    const plain = await readFile(path)
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
    const type = types[extname(path)] ?? 'application/octet-stream'
    const file: Kept = { mtime: info.mtimeMs, etag, type, plain }
    kept.set(path, file)
    return file
  }

  async function send(request: FastifyRequest, reply: FastifyReply, file: Kept, url: string): Promise<FastifyReply> {
    const page = file.type.startsWith('text/html')
    reply.header('cache-control', immutable.test(url) ? 'public, max-age=31536000, immutable' : 'no-cache')
    reply.header('etag', file.etag).header('vary', 'accept-encoding').type(file.type)
    if (page) reply.header('content-security-policy', await security.policy())
    // A page is not answered 304 while its policy may have changed with another page's scripts.
    if (!page && request.headers['if-none-match'] === file.etag) return reply.code(304).send()
    if (!compressible.test(file.type) || file.plain.length < 1024) return reply.send(file.plain)
    const encoding = chosen(request.headers['accept-encoding'])
    if (encoding === undefined) return reply.send(file.plain)
    file[encoding] ??= compress[encoding](file.plain)
    return reply.header('content-encoding', encoding).send(await file[encoding])
  }

  return {
    async serve(request, reply) {
      const asked = pathOf(request.raw.url ?? '/')
      const url = asked === undefined ? undefined : pageOf(asked)
      if (url === undefined) return sendProblem(reply, new Refused('bad-request', 'This address is not well formed.'))
      const path = normalize(join(root, url))
      if (!path.startsWith(root)) return sendProblem(reply, new Refused('not-found'))

      const file = await load(url.endsWith('/') ? join(path, 'index.html') : path)
      if (file) return send(request, reply, file, url)
      if (!url.endsWith('/') && (await load(join(path, 'index.html')))) return reply.redirect(withSlash(url), 301)

      reply.code(404)
      const lost = await load(join(root, '404.html'))
      if (lost) return send(request, reply, lost, url)
      const built = (await load(join(root, 'index.html'))) !== undefined
      return reply.type('text/plain; charset=utf-8').send(built ? noPage(url) : notBuilt)
    },
  }
}

/** The practice console is one page, whatever its address says behind `/console/`. */
export const pageOf = (path: string): string => (/^\/console\/.+/.test(path) ? '/console/' : path)

/** One leading slash: two would name another host. */
const withSlash = (url: string): string => `${encodeURI(`/${url.replace(/^\/+/, '')}`)}/`

const noPage = (url: string): string => `There is no page at ${url}. The workshop begins at /.\n`
const notBuilt =
  'The site has not been built yet. Stop this process, run `npm start` in the repository, and come back.\n'

const compress = {
  br: (plain: Buffer) => promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (plain: Buffer) => promisify(gzip)(plain, { level: 9 }),
}

function chosen(accept: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const offered = String(accept ?? '')
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\b)/.test(offered)) return 'br'
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\b)/.test(offered) ? 'gzip' : undefined
}

/** The decoded path of a request line, or undefined where it cannot be decoded. */
function pathOf(raw: string): string | undefined {
  try {
    const path = decodeURIComponent(raw.split('?', 1)[0] ?? '/')
    return path.includes('\0') || path.includes('\\') ? undefined : path
  } catch (cause) {
    if (cause instanceof URIError) return undefined
    throw cause
  }
}

function isAbsent(cause: unknown): boolean {
  const { code } = cause as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG'
}
