import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type FastifyInstance, fastify } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inlineHashes } from './content-security.ts'
import { createSite } from './site.ts'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const long = 'body { color: red }\n'.repeat(100)

let dir: string
let app: FastifyInstance

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(dir, 'site', path, '..'), { recursive: true })
  await writeFile(join(dir, 'site', path), text)
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'first-line-site-'))
  await writeFile(join(dir, 'secret'), 'not the site')
  await write('index.html', '<!doctype html><script>one()</script><script src="/x.js"></script>')
  await write(
    'modules/06-users/index.html',
    '<script type="module">two()</script><script type="application/ld+json">{}</script>',
  )
  await write('console/index.html', '<!doctype html><title>console</title>')
  await write('_astro/style.AbCd.css', long)
  await write('favicon.svg', '<svg/>')
  app = fastify()
  const site = createSite(join(dir, 'site'))
  app.setNotFoundHandler((request, reply) => site.serve(request, reply))
  await app.ready()
})
afterEach(async () => {
  await app.close()
  await rm(dir, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

describe('pages', () => {
  test('of the console are one page, whatever the address says behind it', async () => {
    for (const url of [
      '/console/',
      '/console/iam/users/mara?tab=groups',
      '/console/iam/policies/arn%3Aaws%3Aiam%3A%3A1%3Apolicy%2Fx',
    ]) {
      const page = await get(url)
      expect(page.statusCode).toBe(200)
      expect(page.body).toContain('<title>console</title>')
    }
    expect((await get('/consoles/x')).statusCode).toBe(404)
  })

  test('carry one policy with the hashes of every page\u2019s inline scripts', async () => {
    const page = await get('/')
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.headers['cache-control']).toBe('no-cache')
    expect(page.headers['content-security-policy']).toBe(
      [
        "default-src 'self'",
        `script-src 'self' 'wasm-unsafe-eval' ${[hash('one()'), hash('two()')].sort().join(' ')}`,
        "style-src 'self' 'unsafe-inline'",
        ...["img-src 'self' data:", "font-src 'self' data:", "connect-src 'self'", "worker-src 'self'"],
        ...["object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"],
      ].join('; '),
    )
    expect((await get('/modules/06-users/')).headers['content-security-policy']).toBe(
      page.headers['content-security-policy'],
    )
  })

  test('without their slash lead to the one with it', async () => {
    const answer = await get('/modules/06-users?x=1')
    expect([answer.statusCode, answer.headers.location]).toEqual([301, '/modules/06-users/'])
    expect((await get('//modules/06-users')).headers.location).toBe('/modules/06-users/')
  })

  test('that do not exist get the site\u2019s own 404', async () => {
    expect((await get('/nothing')).body).toBe('There is no page at /nothing. The workshop begins at /.\n')
    await write('404.html', '<h1>Lost</h1>')
    const lost = await get('/nothing/')
    expect([lost.statusCode, lost.body]).toEqual([404, '<h1>Lost</h1>'])
  })

  test('before the first build say what to do', async () => {
    await rm(join(dir, 'site'), { recursive: true })
    const answer = await get('/')
    expect([answer.statusCode, answer.body]).toEqual([
      404,
      'The site has not been built yet. Stop this process, run `npm start` in the repository, and come back.\n',
    ])
  })

  test('that were built anew are served anew', async () => {
    await get('/')
    await write('index.html', '<h1>New</h1>')
    await utimes(join(dir, 'site/index.html'), new Date(), new Date(Date.now() + 5000))
    expect((await get('/')).body).toBe('<h1>New</h1>')
  })
})

describe('assets', () => {
  test('with a hash in their name are kept for good; others are asked for again', async () => {
    const hashed = await get('/_astro/style.AbCd.css')
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const icon = await get('/favicon.svg')
    expect(icon.headers['cache-control']).toBe('no-cache')
    const again = await get('/favicon.svg', { 'if-none-match': String(icon.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test.each([
    ['br', 'gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', 'gzip', gunzipSync],
    ['gzip where br is refused', 'br;q=0, gzip', 'gzip', gunzipSync],
  ])('are compressed as the browser takes them: %s', async (_, accept, encoding, decompress) => {
    const answer = await get('/_astro/style.AbCd.css', { 'accept-encoding': accept })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(decompress(answer.rawPayload).toString()).toBe(long)
    expect((await get('/_astro/style.AbCd.css')).headers['content-encoding']).toBeUndefined()
  })
})

describe('nothing outside the site is served', () => {
  test.each([
    ['/../secret', 404],
    ['/%2e%2e/secret', 404],
    ['/..%2fsecret', 404],
    ['/modules/..%2f..%2f..%2fsecret', 404],
    ['/..%5csecret', 400],
    ['/%00', 400],
    ['/%', 400],
    [`/${'x'.repeat(5000)}`, 404],
  ])('%s', async (url, status) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(status)
    expect(answer.body).not.toContain('not the site')
  })
})

test('scripts are hashed as a browser reads them', () => {
  const html =
    '<SCRIPT>a\r\nb\rc</SCRIPT ><script src=x>no</script><script type="application/json">no</script><script type=module>d</script>'
  expect(inlineHashes(html)).toEqual([hash('a\nb\nc'), hash('d')])
})
