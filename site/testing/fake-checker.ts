/**
 * A checker for tests of the pages: serves a built site and the contract's endpoints from memory, with the policy
 * the real one sends. Nothing is judged here: a test says what the account answers.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type {
  AccountCard,
  Activity,
  Hello,
  Learner,
  LearnerAction,
  LiveEvent,
  StepState,
} from '@first-line/checker/contract'
import { learnersDesk } from './fake-desk.ts'

export interface FakeChecker {
  readonly url: string
  /** sets a step and tells every page */
  setStep(step: StepState): void
  addActivity(one: Activity): void
  /** what the next check of `module/step` finds */
  answer(step: StepState): void
  /** what came through the queue, in its order, each once */
  actions(): readonly LearnerAction[]
  /** live connections now */
  connections(): number
  /** how many learners were ever made */
  learners(): number
  /** ends every live connection; with `refuse`, answers 503 until called without it */
  cut(refuse?: boolean): void
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

const learner: Learner = { id: 'learner-1', accountId: '482719305561', createdAt: '2026-11-22T13:50:00.000Z' }

const account: AccountCard = {
  accountId: learner.accountId,
  region: 'us-east-1',
  endpoint: 'http://127.0.0.1:4566',
  rootEmail: 'aws@kapelabs.example',
  keys: [
    {
      accessKeyId: 'AKIAXK4Q7WPN2ZLMB5TR',
      owner: 'arn:aws:iam::482719305561:root',
      status: 'Active',
      createdAt: '2019-03-04T09:12:00.000Z',
    },
    {
      accessKeyId: 'AKIAXK4Q7WPN5JQ2RT8D',
      owner: 'arn:aws:iam::482719305561:user/intern-2019',
      status: 'Active',
      createdAt: '2019-06-11T15:40:00.000Z',
    },
  ],
}

export async function startFakeChecker(options: { site: string; port?: number }): Promise<FakeChecker> {
  const policy = contentPolicy(options.site)
  const steps = new Map<string, StepState>()
  const answers = new Map<string, StepState>()
  const log: { id: number; event: LiveEvent }[] = []
  const live = new Set<ServerResponse>()
  const desk = learnersDesk(publish)
  let made = 0
  let refusing = false

  function publish(event: LiveEvent): void {
    const entry = { id: log.length + 1, event }
    log.push(entry)
    for (const response of live) response.write(frame(entry))
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((fault: unknown) => {
      console.error(fault)
      response.writeHead(500).end()
    })
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake')
    const known = request.headers.cookie?.includes('fake-learner=') ?? false
    if (!url.pathname.startsWith('/api/')) return serveFile(url.pathname, response)
    if (refusing) return problem(response, 503, 'our-fault', 'The server is not ready.')
    const body =
      request.method !== 'GET' ? ((JSON.parse((await readAll(request)) || '{}') as Record<string, string>) ?? {}) : {}

    if (url.pathname === '/api/hello') {
      const hello: Hello = {
        learner: known ? learner : null,
        target: 'sandbox',
        serverTime: new Date().toISOString(),
        awsEndpoint: account.endpoint,
        version: 'fake',
        features: {
          enforced: true,
          console: true,
          terminal: true,
          worlds: true,
          time: true,
          inbox: true,
          requests: 'all' as const,
        },
        where: 'In the practice account, on this computer. It costs nothing.',
      }
      return json(response, hello)
    }
    if (url.pathname === '/api/learner' && request.method === 'POST') {
      made++
      response.setHeader('set-cookie', 'fake-learner=1; HttpOnly; SameSite=Lax; Path=/')
      return json(response, learner)
    }
    if (!known) return problem(response, 401, 'no-learner', 'There is no learner yet.')
    if (url.pathname === '/api/progress') return json(response, { cursor: log.length, steps: [...steps.values()] })
    if (url.pathname === '/api/open') {
      return json(
        response,
        [...steps.values()].filter(({ module }) => module === body.module),
      )
    }
    if (url.pathname === '/api/check') {
      const key = `${body.module}/${body.step}`
      const step = answers.get(key) ??
        steps.get(key) ?? { module: body.module ?? '', step: body.step ?? '', status: 'idle', attempts: 0 }
      steps.set(key, step)
      publish({ type: 'step', step })
      return json(response, step)
    }
    if (url.pathname === '/api/activity') {
      const activity = log.flatMap(({ event }) => (event.type === 'activity' ? [event.activity] : [])).reverse()
      return json(response, { activity })
    }
    if (url.pathname === '/api/account') return json(response, account)
    if (url.pathname === '/api/live') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      const after = Number(request.headers['last-event-id'] ?? url.searchParams.get('after') ?? log.length)
      response.write(': hello\n\n')
      for (const entry of log.filter(({ id }) => id > after)) response.write(frame(entry))
      live.add(response)
      response.on('close', () => live.delete(response))
      return
    }
    const said = desk.answer(request.method ?? 'GET', url, body)
    if (said)
      return said.status === 200 ? json(response, said.body) : problem(response, said.status, said.code, said.message)
    problem(response, 404, 'not-found', 'There is nothing here.')
  }

  function serveFile(path: string, response: ServerResponse): void {
    const clean = decodeURIComponent(path).replaceAll('..', '')
    const file = join(options.site, clean.endsWith('/') ? `${clean}index.html` : clean)
    const there = statSync(file, { throwIfNoEntry: false })?.isFile() === true
    const served = there ? file : join(options.site, '404.html')
    response.writeHead(there ? 200 : 404, {
      'content-type': types[extname(served)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
    })
    response.end(readFileSync(served))
  }

  await new Promise<void>((listening) => server.listen(options.port ?? 0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    setStep(step) {
      steps.set(`${step.module}/${step.step}`, step)
      publish({ type: 'step', step })
    },
    answer(step) {
      answers.set(`${step.module}/${step.step}`, step)
    },
    addActivity: (activity) => publish({ type: 'activity', activity }),
    actions: desk.actions,
    connections: () => live.size,
    learners: () => made,
    cut(refuse = false) {
      refusing = refuse
      for (const response of live) response.destroy()
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function frame({ id, event }: { id: number; event: LiveEvent }): string {
  return `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body))
}

function problem(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message }))
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

/** The policy as the checker makes it: the hashes of the inline scripts that the built pages really have. */
function contentPolicy(site: string): string {
  const hashes = new Set<string>()
  for (const path of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.html')) continue
    for (const [, attributes = '', code = ''] of readFileSync(join(site, path), 'utf8').matchAll(
      /<script\b([^>]*)>([\s\S]*?)<\/script>/g,
    )) {
      if (!/\bsrc=/.test(attributes) && code !== '')
        hashes.add(`'sha256-${createHash('sha256').update(code).digest('base64')}'`)
    }
  }
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${[...hashes].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
