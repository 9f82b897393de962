/** A bundle of the sandbox runs the IAM suite in a worker of a real browser, in memory, over plain http. */
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onThePath } from '../../../../../scripts/browser.ts'
import type { SuiteReport } from '../../testing/browser/suite.ts'

const executablePath = onThePath()
const at = (path: string): string => new URL(path, import.meta.url).pathname

let server: Server
let port: number

beforeAll(async () => {
  const bundle = await rolldown({ input: at('../../testing/browser/worker.ts'), platform: 'browser' })
  const { output } = await bundle.generate({ format: 'es', entryFileNames: 'worker.js' })
  const files = new Map<string, string | Uint8Array>([
    ['/', '<!doctype html><title>worker</title>'],
    ['/managed-policies.json.gz', await readFile(at('../../managed-policies/managed-policies.json.gz'))],
    ...output.map((one) => [`/${one.fileName}`, one.type === 'chunk' ? one.code : one.source] as const),
  ])
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://workshop.test').pathname
    const type = path.endsWith('.js') ? 'text/javascript' : path === '/' ? 'text/html' : 'application/octet-stream'
    response.writeHead(files.has(path) ? 200 : 404, { 'content-type': type }).end(files.get(path))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  port = (server.address() as AddressInfo).port
})
afterAll(() => new Promise((closed) => server.close(closed)))

test.skipIf(executablePath === undefined)(
  'the IAM suite passes in a worker, outside a secure context',
  { timeout: 60_000 },
  async () => {
    const browser = await chromium.launch({
      executablePath: executablePath!,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--host-resolver-rules=MAP workshop.test 127.0.0.1',
      ],
    })
    try {
      const page = await browser.newPage()
      await page.goto(`http://workshop.test:${port}/`)
      const { report, error } = await page.evaluate(
        () =>
          new Promise<{ report?: SuiteReport; error?: string }>((resolve) => {
            const worker = new Worker('/worker.js', { type: 'module' })
            worker.onmessage = ({ data }) => resolve(data)
            worker.onerror = ({ message, lineno }) => resolve({ error: `${message} at line ${lineno}` })
          }),
      )
      expect(error).toBeUndefined()
      expect(report).toEqual({
        secureContext: false,
        operations: expect.any(Number),
        calls: expect.any(Number),
        failures: [],
      })
      expect(report!.operations).toBeGreaterThan(150)
      expect(report!.calls).toBeGreaterThan(800)
    } finally {
      await browser.close()
    }
  },
)
