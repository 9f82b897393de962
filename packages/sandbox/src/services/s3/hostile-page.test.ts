/** A page that a learner stores as an object is opened in a browser where the site's cookie lies: it must not act there. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { presignRequest } from '@first-line/aws-api'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onThePath } from '../../../../../scripts/browser.ts'
import { type S3Bench, s3Bench } from './testing/served-s3.ts'

const executablePath = onThePath()
const Bucket = 'hostile-pages'

let bench: S3Bench
let browser: Browser
let site: Server
let origin: string
/** What somebody asked of the site with the learner's cookie, but for its front page. */
let asked: string[] = []

/** Tries all that a page can do to a neighbour on the same host: requests with its cookies, a form, a frame, its own DOM. */
const hostile = (): string => `<!doctype html><title>quiet</title>
<form id="form" method="post" action="${origin}/form"></form>
<img src="${origin}/image">
<svg onload="fetch('${origin}/svg', { credentials: 'include', mode: 'no-cors' })"></svg>
<script>
  document.title = 'acted'
  document.cookie = 'learner=mine'
  fetch('${origin}/fetch', { method: 'POST', credentials: 'include', mode: 'no-cors' })
  document.getElementById('form').submit()
</script>`

beforeAll(async () => {
  if (!executablePath) return
  site = createServer((request, response) => {
    if (request.url === '/') {
      response.setHeader('set-cookie', 'learner=secret; HttpOnly; SameSite=Lax')
      response.end('<!doctype html><title>site</title>')
      return
    }
    // The same bytes, as a server gives them that knows no better.
    if (request.url === '/page') return void response.setHeader('content-type', 'text/html').end(hostile())
    if (request.headers.cookie?.includes('learner=secret')) asked.push(`${request.method} ${request.url}`)
    response.end()
  })
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  bench = await s3Bench()
  await bench.s3.send(new CreateBucketCommand({ Bucket }))
  for (const [Key, ContentType] of [
    ['page.html', 'text/html'],
    ['page.svg', 'image/svg+xml'],
    ['page', 'application/octet-stream'],
  ] as const)
    await bench.s3.send(new PutObjectCommand({ Bucket, Key, Body: hostile(), ContentType }))
  browser = await chromium.launch({
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  })
}, 60_000)
afterAll(async () => {
  if (!executablePath) return
  await browser.close()
  await bench.close()
  await new Promise((closed) => site.close(closed))
})

const presigned = (path: string, query = ''): string => {
  const request = { method: 'GET', host: new URL(bench.url).host, path, query, headers: {}, body: new Uint8Array(0) }
  const scope = { service: 's3', region: 'us-east-1', now: new Date(), expiresInSeconds: 60 }
  const signed = presignRequest(request, bench.rootKey, scope)
  return `${bench.url}${signed.path}?${signed.query}`
}

/** Opens a page in a browser that has been on the site, and gives its title when all that it asked for is answered. */
async function open(url: string): Promise<string> {
  asked = []
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(`${origin}/`)
    const download = page.waitForEvent('download', { timeout: 10_000 }).catch(() => undefined)
    const opened = await page.goto(url, { waitUntil: 'networkidle' }).catch(() => undefined)
    if (!opened) {
      await download
      return 'downloaded'
    }
    return await page.title()
  } finally {
    await context.close()
  }
}

test.skipIf(!executablePath)('the page would act, were it served as pages are', { timeout: 30_000 }, async () => {
  await open(`${origin}/page`)
  expect(asked).toContain('POST /fetch')
})

test.skipIf(!executablePath).each([
  ['page.html', '', 'quiet'],
  ['page.svg', '', expect.any(String)],
  // Nobody takes bytes for a page, whatever they look like.
  ['page', '', 'downloaded'],
  // Not even when a signed request asks for another type.
  ['page', 'response-content-type=text%2Fhtml', 'quiet'],
])('stored as %s, asked for with "%s", it does not', { timeout: 30_000 }, async (key, query, title) => {
  expect(await open(presigned(`/${Bucket}/${key}`, query))).toEqual(title)
  // A picture may be asked for from anywhere, and the browser itself asks for one; neither does anything.
  expect(asked.filter((one) => !['GET /image', 'GET /favicon.ico'].includes(one))).toEqual([])
  const { Body } = await bench.s3.send(new GetObjectCommand({ Bucket, Key: key }))
  expect(await Body?.transformToString()).toBe(hostile())
})
