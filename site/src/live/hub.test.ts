import { expect, test } from 'vitest'
import { createHub } from './hub.ts'
import type { FromWorker } from './messages.ts'

const settle = () => new Promise((done) => setTimeout(done, 5))

function setUp() {
  let opened = 0
  let open = 0
  let body: ReadableStreamDefaultController<Uint8Array> | undefined
  const hub = createHub({
    fetch: async (_, init) => {
      opened++
      open++
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          body = controller
        },
      })
      init?.signal?.addEventListener('abort', () => {
        open--
        body?.error(new DOMException('aborted', 'AbortError'))
      })
      return new Response(stream)
    },
    later: () => () => {},
    random: () => 0,
  })
  const page = () => {
    const heard: FromWorker[] = []
    return { heard, send: (message: FromWorker) => heard.push(message) }
  }
  const say = (id: number, data: unknown) =>
    body?.enqueue(new TextEncoder().encode(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`))
  return { hub, page, say, opened: () => opened, open: () => open }
}

test('eight pages, one connection, and each hears every event', async () => {
  const { hub, page, say, opened, open } = setUp()
  const pages = Array.from({ length: 8 }, page)
  for (const one of pages) {
    hub.join(one)
    hub.hear(one, { type: 'follow', after: 4 })
  }
  await settle()
  say(5, { type: 'resync' })
  await settle()
  expect(opened()).toBe(1)
  for (const one of pages) expect(one.heard.at(-1)).toEqual({ type: 'event', id: 5, data: { type: 'resync' } })
  for (const one of pages.slice(1)) hub.hear(one, { type: 'bye' })
  expect(open()).toBe(1)
  hub.hear(pages[0]!, { type: 'bye' })
  await settle()
  expect(open()).toBe(0)
})

test('a page that comes later hears how things stand, and what comes from then on', async () => {
  const { hub, page, say } = setUp()
  const early = page()
  hub.join(early)
  hub.hear(early, { type: 'follow', after: 0 })
  await settle()
  say(1, { type: 'resync' })
  await settle()
  const late = page()
  hub.join(late)
  say(2, { type: 'resync' })
  await settle()
  expect(late.heard).toEqual([
    { type: 'state', state: 'live' },
    { type: 'event', id: 2, data: { type: 'resync' } },
  ])
})

test('another learner gets a connection of its own', async () => {
  const { hub, page, say, opened, open } = setUp()
  const one = page()
  hub.join(one)
  hub.hear(one, { type: 'follow', after: 7 })
  await settle()
  hub.hear(one, { type: 'restart' })
  hub.hear(one, { type: 'follow', after: 0 })
  await settle()
  say(1, { type: 'resync' })
  await settle()
  expect([opened(), open()]).toEqual([2, 1])
  expect(one.heard.at(-1)).toEqual({ type: 'event', id: 1, data: { type: 'resync' } })
})
