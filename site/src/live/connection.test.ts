import { beforeEach, describe, expect, test } from 'vitest'
import { type Connection, createConnection } from './connection.ts'

/** A server and a clock that do what the test says. */
class World {
  readonly asked: { after: string; lastEventId: string | null }[] = []
  readonly states: string[] = []
  readonly events: [number, unknown][] = []
  timers: { at: number; run: () => void }[] = []
  now = 0
  status = 200
  down = false
  body: ReadableStreamDefaultController<Uint8Array> | undefined
  readonly connection: Connection

  constructor() {
    this.connection = createConnection({
      fetch: async (input, init) => {
        if (this.down) throw new TypeError('no network')
        const url = new URL(String(input), 'http://x')
        this.asked.push({
          after: url.searchParams.get('after') ?? '',
          lastEventId: new Headers(init?.headers).get('last-event-id'),
        })
        const stream = new ReadableStream<Uint8Array>({
          start: (controller) => {
            this.body = controller
          },
        })
        init?.signal?.addEventListener('abort', () => {
          try {
            this.body?.error(new DOMException('aborted', 'AbortError'))
          } catch {
            // it had ended before
          }
        })
        return new Response(this.status === 200 ? stream : '{}', { status: this.status })
      },
      onEvent: (id, data) => this.events.push([id, data]),
      onState: (state) => this.states.push(state),
      later: (ms, run) => {
        const timer = { at: this.now + ms, run }
        this.timers.push(timer)
        return () => {
          this.timers = this.timers.filter((other) => other !== timer)
        }
      },
      random: () => 1,
      silence: 60_000,
    })
  }

  say(text: string): void {
    this.body?.enqueue(new TextEncoder().encode(text))
  }

  async pass(ms: number): Promise<void> {
    this.now += ms
    const due = this.timers.filter(({ at }) => at <= this.now)
    this.timers = this.timers.filter(({ at }) => at > this.now)
    for (const { run } of due) run()
    await settle()
  }
}

const settle = () => new Promise((done) => setTimeout(done, 5))

describe('createConnection', () => {
  let world: World
  beforeEach(() => {
    world = new World()
  })

  test('delivers events, and resumes after the last one when the stream ends', async () => {
    world.connection.follow(7)
    await settle()
    world.say('id: 8\ndata: {"type":"resync"}\n\nid: 9\ndata: {"n":2}\n\n')
    await settle()
    world.body?.close()
    await settle()
    await world.pass(500)
    expect(world.events).toEqual([
      [8, { type: 'resync' }],
      [9, { n: 2 }],
    ])
    expect(world.asked).toEqual([
      { after: '7', lastEventId: '7' },
      { after: '9', lastEventId: '9' },
    ])
    expect(world.states).toEqual(['connecting', 'live', 'offline', 'live'])
  })

  test('waits longer each time while the network is down, and never too long', async () => {
    world.down = true
    world.connection.follow(0)
    await settle()
    const waits: number[] = []
    for (let attempt = 0; attempt < 8; attempt++) {
      const wait = Math.min(...world.timers.map(({ at }) => at)) - world.now
      waits.push(wait)
      await world.pass(wait)
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15000, 15000, 15000])
    world.down = false
    await world.pass(15_000)
    expect(world.states.at(-1)).toBe('live')
  })

  test('a nudge does not wait', async () => {
    world.down = true
    world.connection.follow(3)
    await settle()
    world.down = false
    world.connection.nudge()
    await settle()
    expect(world.asked).toEqual([{ after: '3', lastEventId: '3' }])
    expect(world.timers).toHaveLength(1) // the watch over silence alone
  })

  test('a stream that says nothing is dead, and a heartbeat keeps it', async () => {
    world.connection.follow(0)
    await settle()
    await world.pass(50_000)
    world.say(': beat\n\n')
    await settle()
    await world.pass(50_000)
    expect(world.states).toEqual(['connecting', 'live'])
    await world.pass(10_000)
    expect(world.states).toEqual(['connecting', 'live', 'offline'])
  })

  test('no learner ends it; another follow begins again', async () => {
    world.status = 401
    world.connection.follow(0)
    await settle()
    expect(world.states).toEqual(['connecting', 'ended'])
    expect(world.timers).toEqual([])
    world.status = 200
    world.connection.follow(0)
    await settle()
    expect(world.states).toEqual(['connecting', 'ended', 'connecting', 'live'])
  })

  test('a server that cannot just now is asked again', async () => {
    world.status = 503
    world.connection.follow(0)
    await settle()
    expect(world.states).toEqual(['connecting', 'offline'])
    world.status = 200
    await world.pass(500)
    expect(world.states).toEqual(['connecting', 'offline', 'live'])
  })

  test('closed is closed', async () => {
    world.connection.follow(0)
    await settle()
    world.connection.close()
    await settle()
    expect(world.timers).toEqual([])
    expect(world.states).toEqual(['connecting', 'live'])
  })

  test('following twice keeps the connection there is', async () => {
    world.connection.follow(1)
    world.connection.follow(5)
    await settle()
    expect(world.asked).toEqual([{ after: '1', lastEventId: '1' }])
  })
})
